"""What a release says of itself: where it comes from and what it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import pandas as pd

from data.model import Source
from data.pipeline.areas.drawing import DRAWING
from data.pipeline.met.monthly import Monthly
from data.pipeline.raw.read import Fingerprint
from data.pipeline.release.dates import source_dates
from data.statistics.widening import Measured


def describe(
    metrics: pd.DataFrame,
    *,
    rows: Mapping[str, int],
    newest: Monthly,
    inputs: Sequence[Fingerprint],
    sources: Mapping[str, Source],
    dispersion: Sequence[Measured],
) -> dict[str, Any]:
    """Return the manifest, all but the checksums of the tables.

    The release is named after the month of the Met's extract, and `data_to` is the last day the
    Met's borough figures reach: some other sources reach further, as `sources` says. No clock is
    read, so that the same input gives the same bytes.

    Args:
        metrics: The table of metrics.
        rows: How many rows each table file has.
        newest: The Met's borough file, whose extract names the release.
        inputs: What was read.
        sources: The catalogue's sources.
        dispersion: Every φ that limits are widened by.
    """
    given = named(newest)
    return {
        "release": given["release"],
        "data_to": given["data_to"],
        "tables": {name: {"rows": count} for name, count in rows.items()},
        "drawing": DRAWING,
        "inputs": [asdict(one) for one in inputs],
        "dispersion": [one._asdict() for one in dispersion],
        "statuses": _counted(metrics["status"]),
        "levels": _counted(metrics["level"]),
        "indicators": {str(key): _summary(part) for key, part in metrics.groupby("indicator_id")},
        "sources": {
            key: dates | _summary(metrics[metrics["source_id"].eq(key)])
            for key, dates in source_dates(
                metrics, sources=sources, extracted=newest.extracted.date()
            ).items()
        },
    }


def named(newest: Monthly) -> dict[str, str]:
    """Return `release`, the id of a release, with `data_to` and `extracted` as ISO days."""
    return {
        "release": f"{newest.extracted:%Y-%m}",
        "data_to": str(newest.data_to),
        "extracted": f"{newest.extracted:%Y-%m-%d}",
    }


def _summary(part: pd.DataFrame) -> dict[str, Any]:
    if part.empty:
        return {"rows": 0}
    return {
        "rows": len(part),
        "areas": int(part["area_code"].nunique()),
        "period_types": sorted(part["period_type"].unique()),
        "from": _day(part["period_start"].min()),
        "to": _day(part["period_end"].max()),
        "statuses": _counted(part["status"]),
    }


def _counted(cells: pd.Series) -> dict[str, int]:
    return {str(value): int(count) for value, count in cells.value_counts().sort_index().items()}


def _day(moment: pd.Timestamp) -> str:
    return f"{moment:%Y-%m-%d}"
