"""The release that is there before a run: how far it reaches, and what it holds."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from data.checksums import MANIFEST, SUMS, DamagedError, read_file, read_listed, said
from data.pipeline.raw.faults import InputFault
from data.pipeline.release.dates import MONTHLY
from data.pipeline.release.defined import Definitions
from data.pipeline.release.publish import METRICS
from data.schemas import CHANGES, DEFINITIONS, REVISIONS, Changes, Revisions

REMEDY = "restore it, or move that release away: then there is nothing to hold the new one against"


@dataclass(frozen=True)
class Last:
    """What the next release takes over from the one before, and is held against.

    One that was made before releases had a record has an empty one.
    """

    release: str
    data_to: str
    extracted: str
    metrics: pd.DataFrame
    changes: pd.DataFrame
    revisions: pd.DataFrame
    definitions: pd.DataFrame
    history: list[dict[str, Any]]


def last_release(directory: Path) -> Last | None:
    """Return the release that is there; None where there is none yet.

    Raises:
        InputFault: If a file of it is not the one that its manifest lists, or that is none.
    """
    manifest = _said(directory, "release", "data_to", "sources")
    metrics = last_metrics(directory)
    if manifest is None or metrics is None:
        return None
    source = manifest["sources"].get(MONTHLY)
    extracted = source.get("extract_date") if isinstance(source, dict) else None
    return Last(
        release=str(manifest["release"]),
        data_to=str(manifest["data_to"]),
        extracted=str(extracted or manifest["data_to"]),
        metrics=metrics,
        changes=_or(_table(directory, CHANGES), pd.DataFrame(Changes.empty())),
        revisions=_or(_table(directory, REVISIONS), pd.DataFrame(Revisions.empty())),
        definitions=_or(_table(directory, DEFINITIONS), pd.DataFrame(Definitions.empty())),
        history=manifest.get("history", []),
    )


def _or(table: pd.DataFrame | None, otherwise: pd.DataFrame) -> pd.DataFrame:
    return otherwise if table is None else table


def _table(directory: Path, name: str) -> pd.DataFrame | None:
    content = _read(directory, name)
    return None if content is None else pd.read_parquet(io.BytesIO(content))


def last_day(directory: Path) -> str | None:
    """Return how far the release that is there reaches, as an ISO day; None where there is none.

    Raises:
        InputFault: If its manifest is not the one that was written, or is none.
    """
    manifest = _said(directory, "data_to")
    return None if manifest is None else str(manifest["data_to"])


def last_metrics(directory: Path) -> pd.DataFrame | None:
    """Return the metrics of the release that is there; None where there is none yet.

    Raises:
        InputFault: If they are not those that its manifest lists.
    """
    return _table(directory, METRICS)


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
        facts = said(manifest, "tables")["tables"].get(name)
        listed = facts.get("sha256") if isinstance(facts, dict) else None
        return read_file(path, listed, by="the manifest")
    except DamagedError as error:
        raise _fault(directory, error) from error


def _said(directory: Path, *names: str) -> dict[str, Any] | None:
    """Return what the release says of itself, what is asked of it at least; None without one."""
    manifest = _read(directory, MANIFEST)
    try:
        return None if manifest is None else said(manifest, *names)
    except DamagedError as error:
        raise _fault(directory, error) from error


def _fault(directory: Path, error: DamagedError) -> InputFault:
    return InputFault(str(directory / error.name), None, error.what, REMEDY)
