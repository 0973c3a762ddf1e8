"""Temporary folders of a server: each is its own, and what a killed server left goes.

A server holds a folder open, and locked, for as long as one of its processes lives. Whoever clears
temporary folders, as this module and systemd-tmpfiles do, passes over one that is locked.
"""

import fcntl
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir, mkdtemp

# Made once a folder is locked: one without it is being made by another server.
MARK = "in-use"


@dataclass(frozen=True)
class OwnFolder:
    """A folder, and the descriptor that says that it is in use."""

    path: Path
    held: int

    def end(self) -> None:
        """Remove the folder: who still looks there finds nothing."""
        os.close(self.held)
        shutil.rmtree(self.path, ignore_errors=True)


def own_folder(prefix: str) -> OwnFolder:
    """Make a folder whose name begins so, and remove those of its kind that servers left behind.

    Raises:
        OSError: If none can be made.
    """
    _sweep(prefix)
    path = Path(mkdtemp(prefix=prefix))
    held = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    fcntl.flock(held, fcntl.LOCK_SH)
    (path / MARK).touch(mode=0o600)
    return OwnFolder(path, held)


def _sweep(prefix: str) -> None:
    for left in Path(gettempdir()).glob(f"{prefix}*"):
        with suppress(OSError):
            opened = os.open(left, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                if os.fstat(opened).st_uid == os.getuid() and (left / MARK).exists():
                    fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    shutil.rmtree(left, ignore_errors=True)
            finally:
                os.close(opened)
