"""What tests of the server's own parts share."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from callbacks.making import common


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """Give a folder with a short name: the path of a socket has at most 107 bytes."""
    with TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.fixture
def common_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Have what is built keep its answers in a folder, as the processes of one server do."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    common.begin()
    folder = common.folder()
    assert folder is not None
    yield folder
    common.end()
