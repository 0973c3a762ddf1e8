"""Files that others read: whole under their name, or not there."""

from contextlib import suppress
from pathlib import Path


def write_whole(file: Path, content: bytes, *, half: str) -> None:
    """Write a file whole or not at all, whatever becomes of this process meanwhile.

    Args:
        file: Where it is to be.
        content: What it is to hold.
        half: Name beside it, under which nobody else writes and nobody reads.

    Raises:
        OSError: If it cannot be written; nothing of it is left then.
    """
    unread = file.with_name(half)
    try:
        unread.write_bytes(content)
        unread.replace(file)
    except OSError:
        with suppress(OSError):
            unread.unlink()
        raise
