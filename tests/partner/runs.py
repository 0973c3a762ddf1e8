"""Runs of the pipeline on small files, for tests."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import pandas as pd

from data.partner.model import FileRole
from data.pipeline.partner.counts import PackRows
from data.pipeline.partner.mapping.document import Mapping, read_mapping
from data.pipeline.partner.reading.extract import check_all
from data.pipeline.partner.reading.places import Borough, open_borough
from data.pipeline.partner.run import add_checked, pack_of
from data.pipeline.partner.tables import Table, all_tables
from tests.paths import ROOT

BARKING = "barking-and-dagenham"
TODAY = date(2025, 6, 2)


@dataclass(frozen=True)
class Run:
    """What a run came to: its tables before anything was withheld, and the pack."""

    summary: list[str]
    tables: list[Table]
    rows: PackRows
    manifest: object

    @property
    def counts(self) -> pd.DataFrame:
        """Return the rows without their notes."""
        return self.rows.counts


@lru_cache(maxsize=8)
def opened(slug: str, *, release: Path) -> Borough:
    """Return a borough as `open_borough` does, which has tests of its own; read once."""
    return open_borough(slug, release=release)


def borough(slug: str = BARKING) -> Borough:
    """Return a borough with its areas."""
    return opened(slug, release=ROOT / "data" / "published")


def summed(folder: Path, mapping: Mapping, *, work: Path, engine: str = "duckdb"):
    """Return what checking came to, the sums, and the tables before anything is withheld."""
    paths = {
        role: folder / f"{role.value}.csv"
        for role in FileRole
        if (folder / f"{role.value}.csv").exists()
    }
    work.mkdir(exist_ok=True)
    checked = check_all(paths, mapping=mapping, borough=borough(), into=work)
    sums = add_checked(checked, engine=engine)
    return checked, sums, all_tables(sums, borough=borough(), mapping=mapping)


def run(folder: Path, mapping: Mapping | None = None, *, work: Path, engine: str = "duckdb") -> Run:
    """Run the pipeline over the files of a folder, which are named by their role."""
    mapping = mapping or read_mapping(folder / "mapping.yaml")
    return packed(summed(folder, mapping, work=work, engine=engine), mapping=mapping)


def packed(found, *, mapping: Mapping) -> Run:
    """Return what a pack comes to of what `summed` has found."""
    checked, sums, tables = found
    rows, manifest = pack_of(checked, sums, mapping=mapping, borough=borough(), today=TODAY)
    return Run(checked.summary, tables, rows, manifest)
