import os
from collections.abc import Callable
from pathlib import Path

import pytest

from data.pipeline.outlines import Shapes, borough_shapes, ward_shapes
from data.pipeline.read import RawFolder


@pytest.fixture
def raw_with(tmp_path) -> Callable[..., RawFolder]:
    """A raw folder that holds one file with the lines given. All its figures are made up."""

    def build(*lines: str, name: str = "counts.csv", into: Path = tmp_path) -> RawFolder:
        into.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
        into.joinpath(name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        return RawFolder(into)

    return build


@pytest.fixture(scope="session")
def raw() -> RawFolder:
    """The real raw files, which are not part of the repository."""
    folder = Path(os.environ.get("RAW_DATA", "../shared/data"))
    if not folder.is_dir():
        pytest.skip(f"no raw files in {folder}")
    return RawFolder(folder)


@pytest.fixture(scope="session")
def borough_outlines(raw) -> Shapes:
    return borough_shapes(raw)


@pytest.fixture(scope="session")
def ward_outlines(raw) -> Shapes:
    return ward_shapes(raw)
