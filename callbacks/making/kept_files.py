"""Answers kept as files that all processes of a server share, up to a total size.

What is read from a file is no memory of any process, and what one has made all have. A disk that is
full, gone or not to be written to means slower, never wrong: what cannot be kept is not.
"""

import os
from contextlib import AbstractContextManager, suppress
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock

from callbacks.making.locks import alone
from callbacks.making.ours import make_again
from callbacks.making.whole_files import write_whole

BLOCK = 4096  # bytes that a file takes at least, and in which it grows
# Parts of the bound: what a process may write until it looks how much there is, and what is left
# then. So four processes that write at once stay within it.
UNLOOKED, LEFT = 1 / 16, 3 / 4


class KeptFiles:
    """The most recently used answers, up to a total size. Safe for threads and processes."""

    def __init__(self, within: Path, most_bytes: int) -> None:
        """Make a folder of its own; made before processes are forked, they share it.

        Args:
            within: The folder that holds it.
            most_bytes: Of all files together, in whole blocks.
        """
        self._folder = Path(mkdtemp(dir=within))
        self._turns = Path(mkdtemp(dir=within))
        self._most, self._unlooked = most_bytes, float(most_bytes)
        self._lock, self._number = Lock(), count()

    def get(self, name: str) -> bytes | None:
        """Return an answer, or None."""
        try:
            with (self._folder / name).open("rb") as file:
                os.utime(file.fileno())
                return file.read()
        except OSError:
            return None

    def put(self, name: str, answer: bytes) -> None:
        """Keep an answer, whole or not at all, and let the least recently used go for it."""
        try:
            self._write(name, answer)
        except OSError:
            return
        with self._lock:
            self._unlooked += blocks(len(answer))
            if self._unlooked > self._most * UNLOOKED:
                self._unlooked = 0
                self._make_room()

    def _write(self, name: str, answer: bytes) -> None:
        if not self._folder.exists():
            make_again(self._folder)
            make_again(self._turns)
        half = f"half-{os.getpid()}-{next(self._number)}"
        write_whole(self._folder / name, answer, half=half)

    def alone(self, name: str) -> AbstractContextManager[None]:
        """Hold the name: who makes what has it, in any process, makes one after the other.

        Some other names are held with it. Where the disk cannot, what is made may be made twice.
        """
        return alone(self._turns / name[:1], flags=os.O_CREAT | os.O_RDWR)

    def _make_room(self) -> None:
        """Remove the least recently used where more is kept than may be left.

        The first time that a process keeps something it looks as well: others wrote before.
        """
        found = []
        with suppress(OSError), os.scandir(self._folder) as files:
            for one in files:
                with suppress(OSError):
                    about = one.stat()
                    found.append((about.st_mtime_ns, blocks(about.st_size), one.path))
        taken = sum(size for _, size, _ in found)
        for _, size, path in sorted(found):
            if taken <= self._most * LEFT:
                return
            with suppress(OSError):
                Path(path).unlink()
            taken -= size


def blocks(size: int) -> int:
    """Return how many bytes of a disk a file of some bytes takes, one block for its name."""
    return (-(-size // BLOCK) or 1) * BLOCK
