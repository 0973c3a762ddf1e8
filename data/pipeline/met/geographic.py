"""What the Met recorded by borough, month and category, domestic abuse or not: two raw files."""

from collections.abc import Collection
from functools import lru_cache

import pandas as pd

from data.pipeline.areas.places import CITY, LONDON, boroughs
from data.pipeline.raw.checks import refuse_gaps, refuse_unknown
from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.read import RawFolder

FOLDER = "raw/mps_recorded_crime_geographic"
FILES = (
    f"{FOLDER}/mps_borough_level_crime_historical_2010-04_onward.csv",
    f"{FOLDER}/mps_borough_level_crime_recent_24m.csv",
)
KEY = ["MajorText", "MinorText", "BoroughName"]
NO_BOROUGH = ("London Heathrow and London City Airports", "Unknown")


def months_of(raw: RawFolder, *, major: str, minors: Collection[str]) -> pd.DataFrame:
    """Return offences of some minor categories of one major category.

    Returns:
        One column a minor category, indexed by `area_code` (the 32 boroughs and London) and
        `month`. London holds airports and offences without a borough, boroughs do not.

    Raises:
        InputFault: If a cell is wrong, a borough is unknown, a month vanished, the two files hold
            the same month, or a borough has no row of a category.
    """
    names = boroughs(raw).drop(CITY)
    parts = []
    for file in FILES:
        table = _table(raw, file)
        refuse_unknown(table["BoroughName"], known={*names, *NO_BOROUGH}, file=file)
        chosen = table[table["MajorText"].eq(major) & table["MinorText"].isin(minors)]
        for minor in minors:
            _refuse_absent(chosen[chosen["MinorText"].eq(minor)], minor, names=names, file=file)
        parts.append(_long(chosen, file=file))
    _refuse_shared(parts)
    rows = pd.concat(parts, ignore_index=True)
    refuse_gaps(rows["month"], file=FILES[1], of="the two files together")
    rows["area_code"] = rows["BoroughName"].map({name: code for code, name in names.items()})
    both = pd.concat([rows.dropna(subset="area_code"), rows.assign(area_code=LONDON)])
    return both.pivot_table(
        index=["area_code", "month"], columns="MinorText", values="count", aggfunc="sum"
    )[list(minors)].rename_axis(columns=None)


def without_borough(raw: RawFolder, *, major: str) -> pd.Series:
    """Return offences of a major category without a borough, or at an airport, by month."""
    parts = []
    for file in FILES:
        table = _table(raw, file)
        nowhere = table["BoroughName"].isin(NO_BOROUGH) & table["MajorText"].eq(major)
        parts.append(_long(table[nowhere], file=file))
    return pd.concat(parts).groupby("month")["count"].sum()


@lru_cache(maxsize=4)
def _table(raw: RawFolder, file: str) -> pd.DataFrame:
    return raw.table(file, columns=dict.fromkeys(KEY, "text"), key=KEY, rest="count")


def _refuse_absent(rows: pd.DataFrame, minor: str, *, names: pd.Series, file: str) -> None:
    absent = sorted(set(names) - set(rows["BoroughName"]))
    if absent:
        raise InputFault(
            file,
            None,
            f"no row has the category '{minor}' for {absent[0]}",
            "name the category as before, or change the reader if the publisher renamed it",
        )


def _long(table: pd.DataFrame, *, file: str) -> pd.DataFrame:
    long = table.melt(KEY, var_name="month", value_name="count")
    months = pd.to_datetime(long["month"], format="%Y%m", errors="coerce")
    if months.isna().any():
        odd = long.loc[months.isna(), "month"].iloc[0]
        raise InputFault(file, 1, f"column '{odd}' is no month like 202403", "remove the column")
    return long.assign(month=months.astype("datetime64[ns]"))


def _refuse_shared(parts: list[pd.DataFrame]) -> None:
    twice = sorted(set(parts[0]["month"]) & set(parts[1]["month"]))
    if twice:
        raise InputFault(
            FILES[1], 1, f"{twice[0]:%Y-%m} is in {FILES[0]} too", "drop it from the older file"
        )
