"""Which two values of an area are compared: a year apart, or the same months of two years."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from math import nan

import pandas as pd

from data.model import Break, Flag, Measure, PeriodType, Status
from data.statistics.change import (
    MONTHS_OF_A_YEAR,
    SAME_IN_BOTH,
    Reading,
    Reason,
    Refusal,
    Row,
    identity_of,
)

NO_ROW = Refusal(reason=Reason.BLANK)
NO_EARLIER = Refusal(reason=Reason.NO_EARLIER)
ONE_PERIOD = Refusal(reason=Reason.ONE_PERIOD)
NOT_COVERED = Refusal(reason=Reason.NOT_COVERED)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """The two values to compare; None is a value that there is no row of.

    `absent` is the answer where one is None.
    """

    earlier: Reading | None = None
    later: Reading | None = None
    absent: Refusal = NO_ROW

    @property
    def both(self) -> tuple[Reading, Reading]:
        """Return the two values.

        Raises:
            ValueError: If one is None.
        """
        if self.earlier is None or self.later is None:
            raise ValueError("there are no two values to compare")
        return self.earlier, self.later


@lru_cache(maxsize=256)
def year_before(until: pd.Timestamp) -> pd.Timestamp:
    """Return the last day of the month twelve months before that of a day."""
    return until + pd.offsets.MonthEnd(-MONTHS_OF_A_YEAR)


def a_year_apart(
    rows: Iterable[Row],
    *,
    until: pd.Timestamp,
    measure: Measure,
    breaks: Iterable[Break],
    alone: bool = False,
) -> Pair:
    """Pair the value of one period with that of twelve months earlier.

    Args:
        rows: Of `data.schemas.Metrics`, of one area, group and period type.
        until: The last day of the later period.
        measure: That of the indicator's unit.
        breaks: Of the indicator's series.
        alone: Whether the measure has figures of one period and no other.

    Returns:
        A pair whose `absent` names the break where the earlier period, which has no row then,
        straddles one or lies before it, or says that there is only this one, or that the source
        does not cover the area.
    """
    before = year_before(until)
    read = {
        row["period_end"]: Reading.from_row(row, measure=measure)
        for row in rows
        if row["period_end"] in (before, until)
    }
    pair = Pair(earlier=read.get(before), later=read.get(until))
    if pair.later is None or pair.earlier is not None:
        return pair
    if pair.later.status is Status.NOT_APPLICABLE:
        return replace(pair, absent=NOT_COVERED)
    start = _same_day_a_year_before(pair.later.start)
    hard = [one for one in breaks if one.hard and start < one.date <= pair.later.end]
    if not hard:
        return replace(pair, absent=ONE_PERIOD if alone else NO_EARLIER)
    newest = max(hard, key=lambda one: one.date)
    return replace(pair, absent=Refusal(reason=Reason.STRADDLES, break_=newest))


def like_months(months: Iterable[Row], *, until: pd.Timestamp | None = None) -> Pair:
    """Pair the longest equal spans of months of two years that both lie in the newest era.

    The spans end with the latest published month that has its counterpart a year before, and run
    back for as long as both months are there, for twelve months at most: for an era from March
    2024 with figures to July 2025 that is March to July of both years. Only whole calendar months
    with a published count take part; a withheld or missing month ends the span. Counts are added
    up, and a provisional month makes its span provisional.

    Args:
        months: Rows of `data.schemas.Metrics` of one area, indicator and group, by month, of a
            count: a rate or a share of several months is not the sum of theirs.
        until: Later months take no part, so that an earlier view is not told of them.

    Raises:
        ValueError: If the rows are of more than one area, indicator or group.
    """
    rows = _of_the_newest_era(row for row in months if until is None or row["period_end"] <= until)
    if len({identity_of(row) for row in rows}) > 1:
        raise ValueError("months of one area, indicator and group are compared")
    whole = {_number(row["period_end"]): row for row in rows if _is_whole(row)}
    paired = [month for month in whole if month - MONTHS_OF_A_YEAR in whole]
    if not paired:
        return Pair(absent=Refusal(reason=Reason.NO_PAIR))
    last = max(paired)
    first = last
    while first - 1 in paired and last - first + 1 < MONTHS_OF_A_YEAR:
        first -= 1
    span = range(first, last + 1)
    return Pair(
        earlier=_joined(_read([whole[month - MONTHS_OF_A_YEAR] for month in span])),
        later=_joined(_read([whole[month] for month in span])),
    )


@lru_cache(maxsize=256)
def _same_day_a_year_before(day: date) -> date:
    return (pd.Timestamp(day) - pd.DateOffset(years=1)).date()


def _of_the_newest_era(months: Iterable[Row]) -> list[Row]:
    """Return the months of the newest era there is; none of a period that straddles a break."""
    rows = [row for row in months if isinstance(row["era"], str) or pd.notna(row["era"])]
    rows.sort(key=lambda row: row["period_end"])
    # Of those that end last the first one tells, as where they are not put in order.
    newest = next((row["era"] for row in rows if row["period_end"] == rows[-1]["period_end"]), None)
    return [row for row in rows if row["era"] == newest]


def _read(months: Iterable[Row]) -> list[Reading]:
    return [Reading.from_row(row, measure=Measure.COUNT) for row in months]


def _is_whole(row: Row) -> bool:
    """Tell whether a row is a published count of one calendar month, first day to last."""
    return row["status"] == Status.PUBLISHED and _is_a_month(row["period_start"], row["period_end"])


@lru_cache(maxsize=512)
def _is_a_month(start: date, end: date) -> bool:
    within = (start.year, start.month) == (end.year, end.month)
    return within and start.day == 1 and (end + timedelta(days=1)).day == 1


def _number(day: date) -> int:
    return day.year * MONTHS_OF_A_YEAR + day.month


def _joined(months: list[Reading]) -> Reading:
    """Add up the counts of months that follow each other."""
    place = SAME_IN_BOTH.index("period_type")
    kind = PeriodType.MONTH if len(months) == 1 else PeriodType.OTHER
    identity = list(months[0].identity)
    identity[place] = kind.value
    total = sum(each.numerator for each in months)
    marked = frozenset[Flag]().union(*(each.flags for each in months))
    return replace(
        months[0],
        identity=tuple(identity),
        end=months[-1].end,
        numerator=total,
        denominator=nan,
        value=total,
        # A month of few events says nothing about the reliability of their sum.
        flags=marked - {Flag.LOW_RELIABILITY},
    )
