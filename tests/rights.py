"""A folder outside of pytest's own, and a while without the rights of whoever runs the tests."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

NOBODY = 65534


@contextmanager
def folder_seen_by_all() -> Iterator[Path]:
    """Make a folder that anybody may look into."""
    with TemporaryDirectory() as made:
        place = Path(made)
        place.chmod(0o755)
        yield place


@contextmanager
def as_nobody() -> Iterator[None]:
    """Read and write as one who owns nothing; who owns no more than that stays who they are."""
    own = os.geteuid()
    os.seteuid(NOBODY if own == 0 else own)
    try:
        yield
    finally:
        os.seteuid(own)
