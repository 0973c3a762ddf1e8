import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest

from data.catalogue import Catalogue
from data.pipeline import __main__ as command
from data.pipeline.areas.outlines import Shapes, borough_shapes, ward_shapes
from data.pipeline.evidence import table as evidence_table
from data.pipeline.raw.read import RawFolder
from data.pipeline.release import collect
from data.pipeline.wards import analysis
from data.pipeline.wards.permutations import STAGES
from tests.unit.pipeline.kept_parts import keeping

ROOT = Path(__file__).parents[3]
RAW = ROOT / os.environ.get("RAW_DATA", "../shared/data")


@pytest.fixture
def raw_with(tmp_path) -> Callable[..., RawFolder]:
    """A raw folder that holds one file with the lines given. All its figures are made up."""

    def build(*lines: str, name: str = "counts.csv", into: Path = tmp_path) -> RawFolder:
        into.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
        into.joinpath(name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        return RawFolder(into)

    return build


@pytest.fixture(scope="session")
def raw(raw_folder) -> RawFolder:
    return RawFolder(raw_folder)


@pytest.fixture(scope="session")
def borough_outlines(raw) -> Shapes:
    return borough_shapes(raw)


@pytest.fixture(scope="session")
def ward_outlines(raw, made_once) -> Shapes:
    return keeping(ward_shapes, name="ward_shapes", give=made_once)(raw)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.fixture(scope="session")
def raw_folder() -> Path:
    """The real raw files; tests that need them are marked `raw`."""
    if not RAW.exists():
        pytest.skip("the raw files are not here")
    return RAW


@pytest.fixture
def linked(raw_folder, tmp_path) -> Path:
    """The real raw files as links, in a folder where others may be put beside them."""
    root = tmp_path / "altered"
    root.mkdir()
    for found in sorted(raw_folder.rglob("*")):  # a folder comes before what is in it
        place = root / found.relative_to(raw_folder)
        if found.is_dir():
            place.mkdir(parents=True, exist_ok=True)
        else:
            place.symlink_to(found.resolve())
    (tmp_path / "reports").symlink_to((raw_folder.parent / "reports").resolve())
    return root


@pytest.fixture
def altered(raw_folder, linked) -> Callable[..., RawFolder]:
    """The real raw files, one of them with a line changed. What is changed is made up."""

    def build(file: str, change: Callable[[list[str]], list[str]]) -> RawFolder:
        lines = (raw_folder / file).read_text(encoding="utf-8").splitlines()
        (linked / file).unlink()
        (linked / file).write_text("\n".join(change(lines)) + "\n", encoding="utf-8")
        return RawFolder(linked)

    return build


@pytest.fixture
def drawn_once(made_once, monkeypatch) -> None:
    """Draw the neighbours of the same wards once, for all whole runs: a million draws an area."""
    draw = analysis.surroundings

    def surroundings(values, weights, **how):
        told = sha256(values.tobytes() + weights.tobytes() + repr((STAGES, how)).encode())
        return made_once(told.hexdigest(), lambda: draw(values, weights, **how))

    monkeypatch.setattr(analysis, "surroundings", surroundings)


@pytest.fixture
def read_once(made_once, monkeypatch) -> None:
    """Make what rests on the same raw files once, for all runs: sources, outlines, printed figures.

    A run that has one file more makes anew what rests on it.
    """

    def keep(part, name):
        return keeping(part, name=name, give=made_once)

    for name, part in collect.SOURCES.items():
        monkeypatch.setitem(collect.SOURCES, name, keep(part, name))
    for name in ("borough_shapes", "ward_shapes", "in_release"):
        monkeypatch.setattr(command, name, keep(getattr(command, name), name))
    monkeypatch.setattr(evidence_table, "rows", keep(evidence_table.rows, "evidence"))


@pytest.fixture(scope="session")
def published() -> pd.DataFrame:
    """The committed table of metrics, as the app reads it."""
    return pd.read_parquet(ROOT / "data" / "published" / "metrics.parquet")


@pytest.fixture(scope="session")
def evidence() -> pd.DataFrame:
    """The committed table of printed figures, as the app reads it."""
    return pd.read_parquet(ROOT / "data" / "published" / "evidence.parquet")
