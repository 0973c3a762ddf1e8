"""A release in which postcodes can be placed. They are made up: the area ZZ is nowhere."""

from pathlib import Path

import pandas as pd

from data.pipeline.release.publish import parquet_bytes, publish
from data.search.postcodes import TABLE
from data.settings import Settings
from tests.manifests import read_manifest

FAIRFIELD, PORTSOKEN = "E05011468", "E05009308"
ROWS = [("ZZ9", "9ZA", FAIRFIELD), ("ZZ9", "9ZB", PORTSOKEN), ("ZZ99", "9ZZ", FAIRFIELD)]


def release_with_postcodes(folder: Path) -> Path:
    """Put the published release and a table of three postcodes into a folder."""
    served = Settings().release_dir
    manifest = read_manifest(served)
    files = {name: (served / name).read_bytes() for name in manifest["tables"]}
    table = pd.DataFrame(ROWS, columns=["district", "inward", "area_code"])
    manifest["tables"][TABLE] = {"rows": len(table)}
    publish(files | {TABLE: parquet_bytes(table)}, manifest=manifest, directory=folder)
    return folder
