"""What a twelve-month figure moves by: the months that leave it and those that come in."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
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
    eras = years["era"].to_numpy(dtype=object)
    shown = np.flatnonzero((years["status"] == "published").to_numpy() & ~pd.isna(eras))
    if not len(shown):
        return None
    era = shown[eras[shown] == eras[shown[-1]]]
    first, latest = years.iloc[era[0]], years.iloc[era[-1]]
    between = (latest["period_end"].to_period("M") - first["period_end"].to_period("M")).n
    if not 0 < between < YEAR:
        return None
    held = months["era"].to_numpy(dtype=object) == latest["era"]
    left = _together(months, held, start=first["period_start"], before=latest["period_start"])
    came = _together(
        months,
        held,
        start=first["period_end"] + pd.Timedelta(days=1),
        before=latest["period_end"] + pd.Timedelta(days=1),
    )
    if len(left) != between or len(came) != between:
        return None
    return Rolled(first, latest, between, _stretch(months, left), _stretch(months, came))


def _together(
    months: pd.DataFrame,
    held: npt.NDArray[np.bool_],
    *,
    start: pd.Timestamp,
    before: pd.Timestamp,
) -> npt.NDArray[np.intp]:
    """Return the places of the months held that begin from a day on and before another."""
    starts = months["period_start"].to_numpy()
    inside = (starts >= start.to_datetime64()) & (starts < before.to_datetime64())
    return np.flatnonzero(held & inside)


def _stretch(months: pd.DataFrame, places: npt.NDArray[np.intp]) -> Stretch:
    events, opportunity = (
        months[name].to_numpy(dtype=float)[places].sum() for name in ("events", "opportunity")
    )
    return Stretch(
        months["period_start"].iloc[places[0]],
        months["period_end"].iloc[places[-1]],
        float(events / opportunity),
    )
