"""Months of one area beside their natural limits, era by era."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.model import Indicator, Level, Measure, PeriodType
from data.natural.limits import natural_limits
from data.natural.season import SPENT, season_of
from data.natural.signals import in_a_row, outside
from data.statistics.stretches import drawable, stretches

LIMITS_FROM = 12  # months of an era with a figure
CHARTED = (Measure.COUNT, Measure.RATIO)
LIMITS = ("centre", "lower_limit", "upper_limit", "sigma_z")
Numbers = npt.NDArray[Any]


def counted_monthly(indicator: Indicator, level: Level) -> bool:
    """Tell whether a measure counts events of single months at a level, to be set on their days.

    Counts are set on days, ratios on what they are given for. A share of a whole is neither, and
    groups of one month are no series.
    """
    months = PeriodType.MONTH in indicator.levels.get(level, ())
    return months and not indicator.by_group and indicator.unit.measure in CHARTED


def natural_months(rows: pd.DataFrame, *, per: int | None) -> pd.DataFrame:
    """Set each month beside the centre and the limits of its era.

    Nothing crosses a hard break: each era has its own centre, limits and rows of months. Limits
    are given from twelve months with a figure on; where 24 follow each other, centre and limits
    follow the season.

    Args:
        rows: Months of `data.schemas.Metrics` of one area, group and measure, oldest first.
        per: Of the unit of a ratio (100 for outcomes per 100 offences); None for a count, which
            is set on the days of its month.

    Returns:
        The rows that have a figure inside one era, with `events`, `opportunity` (days, or
        hundreds of what the ratio is given for), `rate` (events for one of these), `centre`,
        `lower_limit`, `upper_limit`, `sigma_z` (all NaN where an era has too few months),
        `seasonal`, `outside` and `in_a_row` (−1, 0 or 1), and `part`, which numbers the stretches
        that a line may join.
    """
    held = rows[drawable(rows)].reset_index(drop=True)
    cuts = stretches(rows)
    events: Numbers
    opportunity: Numbers
    if per is None:
        days = (held["period_end"] - held["period_start"]).dt.days + 1
        events, opportunity = held["value"].to_numpy(dtype=float), days.to_numpy(dtype=float)
    else:
        events, opportunity = held["numerator"].to_numpy(), held["denominator"].to_numpy() / per
    found: dict[str, Numbers] = {
        "events": events,
        "opportunity": opportunity,
        "part": np.repeat(np.arange(len(cuts)), [cut.stop - cut.start for cut in cuts]),
        "seasonal": np.zeros(len(held), dtype=bool),
        "outside": np.zeros(len(held), dtype=np.int64),
        "in_a_row": np.zeros(len(held), dtype=np.int64),
        **{name: np.full(len(held), np.nan) for name in LIMITS},
        "rate": events / opportunity,
    }
    eras, months = held["era"].to_numpy(dtype=object), held["period_end"].dt.month.to_numpy()
    for era in _runs(eras):
        if era.stop - era.start >= LIMITS_FROM:
            for name, numbers in _limits({one: found[one][era] for one in found}, months[era]):
                found[name][era] = numbers
    return held.assign(**found)


def _runs(marks: Numbers) -> list[slice]:
    """Return a slice for each run of marks that are the same; none where there are no marks."""
    ends = [0, *(np.flatnonzero(marks[1:] != marks[:-1]) + 1).tolist(), len(marks)]
    return [slice(start, end) for start, end in pairwise(ends) if end > start]


def _limits(era: dict[str, Numbers], months: Numbers) -> Iterator[tuple[str, Numbers | float]]:
    """Return the centre, the limits and the signals of one era, each by its column."""
    parts, rates = _runs(era["part"]), era["rate"]
    season = season_of(rates, months.tolist(), parts=parts)
    limits = natural_limits(
        era["events"],
        era["opportunity"],
        parts=parts,
        season=season,
        spent=0 if season is None else SPENT,
    )
    yield "seasonal", season is not None
    yield "sigma_z", limits.sigma_z
    yield "centre", limits.centre
    yield "lower_limit", limits.lower
    yield "upper_limit", limits.upper
    yield "outside", outside(rates, lower=limits.lower, upper=limits.upper)
    yield "in_a_row", in_a_row(rates, centre=limits.centre, parts=parts)
