from collections.abc import Callable
from pathlib import Path

import pytest

from data.pipeline.read import RawFolder


@pytest.fixture
def raw_with(tmp_path) -> Callable[..., RawFolder]:
    """A raw folder that holds one file with the lines given. All its figures are made up."""

    def build(*lines: str, name: str = "counts.csv", into: Path = tmp_path) -> RawFolder:
        into.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
        into.joinpath(name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        return RawFolder(into)

    return build
