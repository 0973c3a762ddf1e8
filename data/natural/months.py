"""Months of one area beside their natural limits, era by era."""

from itertools import pairwise

import numpy as np
import pandas as pd

from data.model import Indicator, Level, Measure, PeriodType
from data.natural.limits import natural_limits
from data.natural.season import SPENT, season_of
from data.natural.signals import in_a_row, outside
from data.statistics.stretches import drawable, stretches

LIMITS_FROM = 12  # months of an era with a figure
CHARTED = (Measure.COUNT, Measure.RATIO)
NO_LIMITS = {"centre": np.nan, "lower_limit": np.nan, "upper_limit": np.nan, "sigma_z": np.nan}


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
    days = (held["period_end"] - held["period_start"]).dt.days + 1
    found = held.assign(
        events=held["value"] if per is None else held["numerator"],
        opportunity=days.astype("float64") if per is None else held["denominator"] / per,
        part=np.repeat(np.arange(len(cuts)), [cut.stop - cut.start for cut in cuts]),
        seasonal=False,
        outside=0,
        in_a_row=0,
        **NO_LIMITS,
    )
    found["rate"] = found["events"] / found["opportunity"]
    parts = [_era(part) for _, part in found.groupby("era", sort=False)]
    return pd.concat(parts, ignore_index=True) if parts else found


def _era(months: pd.DataFrame) -> pd.DataFrame:
    if len(months) < LIMITS_FROM:
        return months
    ends = np.flatnonzero(np.diff(months["part"].to_numpy())) + 1
    parts = [slice(start, end) for start, end in pairwise([0, *ends.tolist(), len(months)])]
    rates = months["rate"].to_numpy()
    season = season_of(rates, months["period_end"].dt.month.tolist(), parts=parts)
    limits = natural_limits(
        months["events"].to_numpy(),
        months["opportunity"].to_numpy(),
        parts=parts,
        season=season,
        spent=0 if season is None else SPENT,
    )
    return months.assign(
        seasonal=season is not None,
        sigma_z=limits.sigma_z,
        centre=limits.centre,
        lower_limit=limits.lower,
        upper_limit=limits.upper,
        outside=outside(rates, lower=limits.lower, upper=limits.upper),
        in_a_row=in_a_row(rates, centre=limits.centre, parts=parts),
    )
