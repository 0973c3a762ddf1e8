"""Holds the files of a release, or of a partner's pack, against the checksums beside them.

A manifest vouches for the tables it lists; `manifest.sha256` vouches for the manifest. It is in the
form that `sha256sum -c manifest.sha256` reads.
"""

import errno
import os
import re
import stat
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

SUMS = "manifest.sha256"
MANIFEST = "manifest.json"
LINE = re.compile(r"([0-9a-f]{64})  ([a-z0-9_-]+\.[a-z0-9]+)\n")


class DamagedError(Exception):
    """A file is not the one that was written. `name` is the file's, `what` says what is wrong."""

    def __init__(self, name: str, what: str) -> None:
        """Keep both for the one who knows the folder and the remedy."""
        super().__init__(f"{name} {what}")
        self.name = name
        self.what = what


def sums_text(files: Mapping[str, bytes]) -> str:
    """Return the text of `SUMS` for files by name, the manifest among them."""
    return "".join(f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))


def read_listed(folder: Path) -> dict[str, bytes]:
    """Return the manifest, and whatever else `SUMS` lists, by name, once it is as it was written.

    Raises:
        DamagedError: If a file is missing, unreadable or another one, or if `SUMS` itself is.
    """
    try:
        text = plain_bytes(folder / SUMS).decode("ascii")
    except FileNotFoundError as error:
        raise DamagedError(SUMS, "is missing") from error
    except (OSError, UnicodeDecodeError) as error:
        raise DamagedError(SUMS, "cannot be read") from error
    listed = {name: digest for digest, name in LINE.findall(text)}
    if MANIFEST not in listed or LINE.sub("", text):
        raise DamagedError(SUMS, f"is no list of checksums with that of {MANIFEST}")
    return {name: read_file(folder / name, digest, by=SUMS) for name, digest in listed.items()}


def plain_bytes(path: Path) -> bytes:
    """Return what a plain file holds. What is none, as a pipe, is never waited for.

    Raises:
        OSError: If it cannot be read, or is no plain file.
    """
    number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(number, "rb") as file:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise OSError(errno.EINVAL, "no plain file", str(path))
        return file.read()


def read_file(path: Path, digest: object, *, by: str) -> bytes:
    """Return what a file holds, once it has the SHA-256 that `by` lists.

    Raises:
        DamagedError: If it is missing, unreadable or another one.
    """
    try:
        content = plain_bytes(path)
    except OSError as error:
        raise DamagedError(path.name, f"cannot be read, and {by} lists it") from error
    if sha256(content).hexdigest() != digest:
        raise DamagedError(path.name, f"is not the file that {by} lists")
    return content
