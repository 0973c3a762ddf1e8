"""A folder in which the processes of one server keep what they make, for all of them.

It is made before processes are forked, and anew with each release that is loaded, so that nothing
of one release is ever looked for by another. Where none can be made each process keeps its answers
in memory, which takes more of it and is never wrong.
"""

import fcntl
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir, mkdtemp

LOG = logging.getLogger("dashboard")
PREFIX = "dashboard-kept-"
# Held open, and locked, by all processes that use a folder: what nobody holds was left behind.
IN_USE = "in-use"


@dataclass(frozen=True)
class Place:
    """A folder, and the file that is held open to say that it is in use."""

    path: Path
    held: int

    def end(self) -> None:
        """Remove the folder: who still looks there finds nothing kept."""
        os.close(self.held)
        shutil.rmtree(self.path, ignore_errors=True)


class _Now:
    place: Place | None = None


def folder() -> Path | None:
    """Return the folder of the server that is being built or serves; None where there is none."""
    return _Now.place.path if _Now.place else None


def begin() -> None:
    """Make a folder for what is built from now on, and remove those that servers left behind."""
    try:
        _sweep()
        path = Path(mkdtemp(prefix=PREFIX))
        held = os.open(path / IN_USE, os.O_CREAT | os.O_RDWR, 0o600)
        fcntl.flock(held, fcntl.LOCK_SH)
    except OSError as fault:
        LOG.warning("no folder for kept answers (%s): each process keeps its own", fault.strerror)
        _Now.place = None
        return
    _Now.place = Place(path, held)


def end() -> None:
    """Remove the folder, and have what is built from now on keep its answers in memory."""
    last, _Now.place = _Now.place, None
    if last:
        last.end()


@contextmanager
def anew() -> Iterator[None]:
    """Make another folder for what is built inside, and end the last one.

    Where it cannot be built the last one stays, and the other goes.
    """
    last = _Now.place
    begin()
    try:
        yield
    except BaseException:
        end()
        _Now.place = last
        raise
    if last:
        last.end()


def _sweep() -> None:
    for left in Path(gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            if left.is_symlink() or left.stat().st_uid != os.getuid():
                continue
            mark = os.open(left / IN_USE, os.O_RDWR | os.O_NOFOLLOW)
            try:
                fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(left, ignore_errors=True)
            finally:
                os.close(mark)
