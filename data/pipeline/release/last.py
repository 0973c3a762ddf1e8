"""The release that is there before a run: how far it reaches, and what it holds."""

import io
import json
from pathlib import Path

import pandas as pd

from data.checksums import MANIFEST, SUMS, DamagedError, read_file, read_listed
from data.pipeline.raw.faults import InputFault
from data.pipeline.release.publish import METRICS

REMEDY = "restore it, or move that release away: then there is nothing to hold the new one against"


def last_day(directory: Path) -> str | None:
    """Return how far the release that is there reaches, as an ISO day; None where there is none.

    Raises:
        InputFault: If its manifest is not the one that was written.
    """
    manifest = _read(directory, MANIFEST)
    return None if manifest is None else str(json.loads(manifest)["data_to"])


def last_metrics(directory: Path) -> pd.DataFrame | None:
    """Return the metrics of the release that is there; None where there is none yet.

    Raises:
        InputFault: If they are not those that its manifest lists.
    """
    table = _read(directory, METRICS)
    return None if table is None else pd.read_parquet(io.BytesIO(table))


def _read(directory: Path, name: str) -> bytes | None:
    """Return a file as it was written; a release older than `SUMS` is taken as it is."""
    path = directory / name
    if not path.exists():
        return None
    if not (directory / SUMS).exists():
        return path.read_bytes()
    try:
        manifest = read_listed(directory)[MANIFEST]
        if name == MANIFEST:
            return manifest
        listed = json.loads(manifest)["tables"][name]["sha256"]
        return read_file(path, listed, by="the manifest")
    except DamagedError as error:
        raise InputFault(str(directory / error.name), None, error.what, REMEDY) from error
