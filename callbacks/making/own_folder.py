"""Temporary folders of a server: each is its own, and what a killed server left goes.

A server holds a folder open, and locked, for as long as one of its processes lives. Whoever clears
temporary folders, as this module and systemd-tmpfiles do, passes over one that is locked. One that
was cleared away all the same is made again by the processes that use it.
"""

import fcntl
import mmap
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import gettempdir, mkdtemp

from callbacks.making.ours import of_ours

# Made once a folder is locked: one without it is being made by another server.
MARK = "in-use"


def _shared_byte() -> mmap.mmap:
    return mmap.mmap(-1, 1)


@dataclass
class OwnFolder:
    """A folder, the descriptor that says that it is in use, and a byte: 1 once it is to be gone."""

    path: Path
    held: int
    over: mmap.mmap = field(default_factory=_shared_byte)

    def end(self) -> None:
        """Remove the folder, for all processes that were forked with it."""
        self.over[0] = 1
        _KEPT.remove(self)
        os.close(self.held)
        shutil.rmtree(self.path, ignore_errors=True)

    def keep(self) -> None:
        """Make it again where somebody has cleared it away; where that fails, try the next time."""
        with suppress(OSError):
            if self.path.exists() and os.path.samestat(self.path.stat(), os.fstat(self.held)):
                return
        with suppress(OSError):
            if not self.over[0]:
                self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
                last, self.held = self.held, _hold(self.path)
                os.close(last)


_KEPT: list[OwnFolder] = []


def own_folder(prefix: str) -> OwnFolder:
    """Make a folder whose name begins so, and remove those of its kind that servers left behind.

    Raises:
        OSError: If none can be made.
    """
    within = Path(gettempdir())
    within.mkdir(parents=True, exist_ok=True)
    _sweep(within, prefix)
    path = Path(mkdtemp(prefix=prefix))
    made = OwnFolder(path, _hold(path))
    _KEPT.append(made)
    return made


def keep_folders() -> None:
    """Make again what was cleared away of the folders that this process uses."""
    for one in _KEPT:
        one.keep()


def _hold(path: Path) -> int:
    held = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    if not of_ours(os.fstat(held)):
        os.close(held)
        raise PermissionError
    fcntl.flock(held, fcntl.LOCK_SH)
    (path / MARK).touch(mode=0o600)
    return held


def _sweep(within: Path, prefix: str) -> None:
    for left in within.glob(f"{prefix}*"):
        with suppress(OSError):
            opened = os.open(left, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                if os.fstat(opened).st_uid == os.getuid() and (left / MARK).exists():
                    fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    shutil.rmtree(left, ignore_errors=True)
            finally:
                os.close(opened)
