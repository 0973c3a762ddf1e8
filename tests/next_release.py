"""A made-up next release: the published one a month on, some figures other than before."""

from pathlib import Path

import pandas as pd

from data.catalogue import Catalogue
from data.pipeline.release.defined import definitions_table
from data.pipeline.release.last import last_release
from data.pipeline.release.publish import METRICS, parquet_bytes, publish
from data.pipeline.release.record import record
from data.schemas import CHANGES, DEFINITIONS, RECORD, REVISIONS
from data.settings import Settings
from tests.manifests import read_manifest

NEXT = {"release": "2025-09", "data_to": "2025-08-31", "extracted": "2025-09-02"}
MEASURE, BOROUGH = "da_offences", "Barnet"


def revised_cell(rows: pd.DataFrame, *, level: str = "borough", area: str = BOROUGH) -> int:
    """Return the place of the newest shown count of an area's twelve months."""
    own = rows["indicator_id"].eq(MEASURE) & rows["level"].eq(level) & rows["area_name"].eq(area)
    kind = rows["period_type"].eq("rolling_12") & rows["status"].eq("published")
    return int(rows.loc[own & kind, "period_end"].idxmax())


def next_release(folder: Path, *, last: Path | None = None, named=NEXT, more: float = 7) -> Path:
    """Publish a release that gives one count of Barnet `more` than the last one did."""
    last = last or Settings().release_dir
    manifest = read_manifest(last)
    files = {name: (last / name).read_bytes() for name in manifest["tables"] if name not in RECORD}
    rows = pd.read_parquet(last / METRICS)
    rows["flags"] = rows["flags"].str.replace(r" ?r$", "", regex=True)
    at = revised_cell(rows)
    for name in ("value", "numerator", "lower", "upper"):
        rows.loc[at, name] += more
    meant = definitions_table(Catalogue.load().indicators.values())
    made = record(
        rows,
        areas=pd.read_parquet(last / "areas.parquet"),
        named=named,
        definitions=meant,
        last=last_release(last),
        in_its_place=False,
    )
    tables = {
        METRICS: made.metrics,
        CHANGES: made.changes,
        REVISIONS: made.revisions,
        DEFINITIONS: meant,
    }
    manifest |= {"release": named["release"], "data_to": named["data_to"], "history": made.history}
    manifest["tables"] |= {name: {"rows": len(frame)} for name, frame in tables.items()}
    written = {name: parquet_bytes(frame) for name, frame in tables.items()}
    publish(files | written, manifest=manifest, directory=folder)
    return folder
