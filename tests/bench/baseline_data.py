"""What a plain page reads from the same release: one indicator, as a plain page would hold it."""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

INDICATORS = ("da_offences_rate", "da_vwi_offences_rate", "da_vwi_share")
LONDON = "E12000007"


def _release() -> Path:
    return Path(os.environ.get("RELEASE_DIR", "data/published"))


@cache
def borough_values() -> pd.DataFrame:
    """Return borough rows of 12 months of the three indicators."""
    rows = pd.read_parquet(_release() / "metrics.parquet")
    return rows[
        rows["indicator_id"].isin(INDICATORS)
        & rows["level"].isin(["borough", "london"])
        & (rows["period_type"] == "rolling_12")
        & rows["value"].notna()
    ]


@cache
def outlines() -> dict[str, Any]:
    """Return the boroughs as GeoJSON."""
    shapes = gpd.read_parquet(_release() / "boroughs.geoparquet").to_crs(4326)
    return dict(json.loads(shapes[["area_code", "geometry"]].to_json()))


def periods() -> list[str]:
    """Return the period ends, newest first."""
    ends = sorted(borough_values()["period_end"].unique(), reverse=True)
    return [end.date().isoformat() for end in ends]


def names() -> dict[str, str]:
    """Return the name of each borough by its code."""
    rows = borough_values()
    boroughs = rows[rows["level"] == "borough"].drop_duplicates("area_code")
    return dict(zip(boroughs["area_code"], boroughs["area_name"], strict=True))


def at(indicator: str, period: str) -> pd.DataFrame:
    """Return the boroughs at one period."""
    rows = borough_values()
    return rows[
        (rows["indicator_id"] == indicator)
        & (rows["level"] == "borough")
        & (rows["period_end"] == period)
    ]


def series(indicator: str, area_code: str) -> pd.DataFrame:
    """Return one area over time."""
    rows = borough_values()
    return rows[(rows["indicator_id"] == indicator) & (rows["area_code"] == area_code)]
