"""One process at a time, where several could do the same."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path


@contextmanager
def alone(path: Path, *, flags: int = os.O_RDONLY) -> Iterator[None]:
    """Wait while another process holds a path, and hold it until the block ends.

    Some file systems know no locks, and a disk may be full or gone: then nobody waits.

    Args:
        path: A file or folder.
        flags: With which it is opened.
    """
    with ExitStack() as held:
        with suppress(OSError):
            turn = os.open(path, flags, 0o600)
            held.callback(os.close, turn)
            fcntl.flock(turn, fcntl.LOCK_EX)
        yield
