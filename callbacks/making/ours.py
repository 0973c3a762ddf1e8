"""Whether a folder is ours: where one was cleared away, somebody else may make one of its name."""

import os
import stat
from pathlib import Path


def make_again(folder: Path) -> None:
    """Make a folder within one of ours again, where it was cleared away.

    Raises:
        OSError: If it cannot be made, or the one around it is not ours: whoever made that one first
            could put into it what he likes.
    """
    if not is_ours(folder.parent):
        raise PermissionError
    folder.mkdir(mode=0o700, exist_ok=True)


def is_ours(folder: Path) -> bool:
    """Tell whether a folder is there, is ours, and nobody else may write to it."""
    try:
        return of_ours(folder.lstat())
    except OSError:
        return False


def of_ours(about: os.stat_result) -> bool:
    """Tell the same by what the system says about one."""
    others = stat.S_IWGRP | stat.S_IWOTH
    return (
        stat.S_ISDIR(about.st_mode)
        and about.st_uid == os.geteuid()
        and not (about.st_mode & others)
    )
