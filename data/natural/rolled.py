"""What a twelve-month figure moves by: the months that leave it and those that come in."""

from typing import NamedTuple

import pandas as pd

YEAR = 12


class Stretch(NamedTuple):
    """Months together: their first and last day, and events for one unit of opportunity."""

    start: pd.Timestamp
    end: pd.Timestamp
    rate: float


class Rolled(NamedTuple):
    """The first and the latest whole year of one era that share months, and what tells them apart.

    `first` and `latest` are rows of `data.schemas.Metrics`; `months` is how many left, and as many
    came in.
    """

    first: pd.Series
    latest: pd.Series
    months: int
    left: Stretch
    came: Stretch


def rolled(years: pd.DataFrame, months: pd.DataFrame) -> Rolled | None:
    """Say which months tell the first year of the newest era from the latest.

    Args:
        years: Periods of twelve months of one area, rows of `data.schemas.Metrics`, oldest first.
        months: Of the same area and measure, from `data.natural.months.natural_months`.

    Returns:
        None where the era has one year, its first and latest share no month, or a month of the
        two has no figure.
    """
    shown = years[(years["status"] == "published") & years["era"].notna()]
    if shown.empty:
        return None
    era = shown[shown["era"] == shown["era"].iloc[-1]]
    first, latest = era.iloc[0], era.iloc[-1]
    between = (latest["period_end"].to_period("M") - first["period_end"].to_period("M")).n
    if not 0 < between < YEAR:
        return None
    held = months[months["era"] == latest["era"]]
    left = _together(held, start=first["period_start"], before=latest["period_start"])
    came = _together(
        held,
        start=first["period_end"] + pd.Timedelta(days=1),
        before=latest["period_end"] + pd.Timedelta(days=1),
    )
    if len(left) != between or len(came) != between:
        return None
    return Rolled(first, latest, between, _stretch(left), _stretch(came))


def _together(months: pd.DataFrame, *, start: pd.Timestamp, before: pd.Timestamp) -> pd.DataFrame:
    return months[(months["period_start"] >= start) & (months["period_start"] < before)]


def _stretch(months: pd.DataFrame) -> Stretch:
    return Stretch(
        months["period_start"].iloc[0],
        months["period_end"].iloc[-1],
        float(months["events"].sum() / months["opportunity"].sum()),
    )
