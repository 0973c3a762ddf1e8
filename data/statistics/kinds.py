"""How a measure can be shown: in which kind of period, beside London, and on a map."""

from collections.abc import Iterable

import pandas as pd

from data.model import Indicator, Level, Measure, PeriodType, Status

SHORTEST_FIRST = (PeriodType.MONTH, PeriodType.QUARTER, PeriodType.CALENDAR_YEAR)
MAPPED_FROM = 8  # boroughs with a value: a map of fewer says nothing
UNMAPPED = (Measure.MONEY, Measure.CATEGORY)


def usual_kind(indicator: Indicator, level: Level) -> PeriodType | None:
    """Return the kind of period in which areas of a level are shown.

    The usual one of the measure where they have it, else their first; None where they have none.
    """
    there = indicator.levels.get(level, ())
    usual = indicator.default_period_type
    return usual if usual in there else next(iter(there), None)


def kind_over_time(indicator: Indicator, level: Level, *, usual: PeriodType) -> PeriodType:
    """Return the kind of period in which areas are drawn over time: counts by month.

    Args:
        indicator: The measure.
        level: Of the areas.
        usual: Taken where the measure is no count, or is not counted by month.
    """
    return PeriodType.MONTH if indicator.counted_by_month(level) else usual


def london_kind(indicator: Indicator, *, usual: PeriodType) -> PeriodType:
    """Return the kind of period in which London is drawn over time.

    Counts by the shortest there is that adds up without overlap, all else by the `usual` kind.
    """
    if indicator.unit.measure is not Measure.COUNT:
        return usual
    there = indicator.levels.get(Level.LONDON, ())
    return next((kind for kind in SHORTEST_FIRST if kind in there), usual)


def drawn_with_london(indicator: Indicator) -> bool:
    """Tell whether one scale serves a borough and London; beside London a count would be flat."""
    return indicator.unit.measure is not Measure.COUNT


def fills_a_map(measure: Measure, values: Iterable[pd.DataFrame]) -> bool:
    """Tell whether a map of boroughs says something: it is of a value, and enough have one.

    Args:
        measure: What kind of number it is.
        values: Rows of `data.schemas.Metrics` of boroughs, one table for each kind of period.
    """
    return measure not in UNMAPPED and any(_most_at_once(rows) >= MAPPED_FROM for rows in values)


def _most_at_once(rows: pd.DataFrame) -> int:
    shown = rows.loc[rows["status"] == Status.PUBLISHED.value, "period_end"]
    return int(shown.value_counts().max()) if len(shown) else 0
