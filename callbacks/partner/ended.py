"""Sessions that were signed out of, remembered by all processes of one copy.

A session lives in its cookie alone, so a copy of the cookie would outlive the sign-out. What is
kept is no more than a hash of a random number, in memory that worker processes share.
"""

import mmap
from hashlib import sha256
from multiprocessing import Lock

ENTRY = 16  # bytes
MOST = 4096  # entries; the oldest is forgotten first
COUNTER = 8  # bytes at the start: how many were ever written

# Of the module: made before workers are forked, and kept where the app is loaded anew.
_LOCK = Lock()
_SHARED = mmap.mmap(-1, COUNTER + ENTRY * MOST)


def end(session_id: str) -> None:
    """Remember that a session was signed out of."""
    with _LOCK:
        written = int.from_bytes(_SHARED[:COUNTER])
        place = COUNTER + ENTRY * (written % MOST)
        _SHARED[place : place + ENTRY] = _entry(session_id)
        _SHARED[:COUNTER] = (written + 1).to_bytes(COUNTER)


def has_ended(session_id: str) -> bool:
    """Tell whether a session was signed out of at this copy."""
    return _SHARED.find(_entry(session_id), COUNTER) != -1


def _entry(session_id: str) -> bytes:
    return sha256(session_id.encode()).digest()[:ENTRY]
