"""The same calendar months of two years, where a full year is not to be had inside one era."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from math import nan

import pandas as pd

from data.model import Break, Flag, Measure, PeriodType, Status
from data.selection import as_records
from data.statistics.change import (
    MONTHS_OF_A_YEAR,
    SAME_IN_BOTH,
    Change,
    Reading,
    Reason,
    Refusal,
    Row,
    compare,
)


def like_for_like(
    months: pd.DataFrame,
    *,
    measure: Measure,
    breaks: Iterable[Break],
    era: str | None = None,
) -> Change | Refusal:
    """Return the change between the latest months of an era and the same months a year before.

    Args:
        months: As for `equal_months`.
        measure: That of the indicator's unit. Anything but a count is refused.
        breaks: All breaks of the indicator's series, hard ones and notes.
        era: As for `equal_months`.
    """
    if measure is not Measure.COUNT:
        return Refusal(reason=Reason.NO_COUNTS)
    return like_months([*as_records(months)], breaks=breaks, era=era)


def like_months(
    months: Iterable[Row], *, breaks: Iterable[Break], era: str | None = None
) -> Change | Refusal:
    """Do what `like_for_like` says of a count, for rows already taken out of their table."""
    pair = _equal_months(months, era=era)
    return pair if isinstance(pair, Refusal) else compare(*pair, breaks=breaks)


def equal_months(
    months: pd.DataFrame, *, era: str | None = None
) -> tuple[Reading, Reading] | Refusal:
    """Return the longest equal spans of months of two years that both lie in one era.

    The spans end with the latest published month that has its counterpart a year before, and run
    back for as long as both months are there, for twelve months at most: for an era from March
    2024 with figures to July 2025 that is March to July of both years. Only whole calendar months
    with a published count take part; a withheld or missing month ends the span. Counts are added
    up, and a provisional month makes its span provisional.

    Args:
        months: Rows of `data.schemas.Metrics` of one area, indicator and group, by month, of a
            count: a rate or a share of several months is not the sum of theirs.
        era: Which era to look in; without it, the one of the latest month.

    Returns:
        The earlier and the later span, or a `Refusal` where there are no two.

    Raises:
        ValueError: If the rows are of more than one area, indicator or group.
    """
    return _equal_months([*as_records(months)], era=era)


def _equal_months(months: Iterable[Row], *, era: str | None) -> tuple[Reading, Reading] | Refusal:
    rows = [
        row
        for row in months
        if row["period_type"] == PeriodType.MONTH.value and pd.notna(row["era"])
    ]
    if not rows:
        return Refusal(reason=Reason.NO_PAIR)
    rows.sort(key=lambda row: row["period_end"])
    chosen = era or rows[-1]["era"]
    readings = [
        Reading.from_row(row, measure=Measure.COUNT) for row in rows if row["era"] == chosen
    ]
    if len({each.identity for each in readings}) > 1:
        raise ValueError("months of one area, indicator and group are compared")
    whole = {_number(each.end): each for each in readings if _is_whole(each)}
    paired = [month for month in whole if month - MONTHS_OF_A_YEAR in whole]
    if not paired:
        return Refusal(reason=Reason.NO_PAIR)
    last = max(paired)
    first = last
    while first - 1 in paired and last - first + 1 < MONTHS_OF_A_YEAR:
        first -= 1
    span = range(first, last + 1)
    return (
        _joined([whole[month - MONTHS_OF_A_YEAR] for month in span]),
        _joined([whole[month] for month in span]),
    )


def _is_whole(reading: Reading) -> bool:
    """Tell whether a reading is a published count of one calendar month, first day to last."""
    return (
        reading.status is Status.PUBLISHED
        and reading.months == 1
        and reading.start.day == 1
        and (reading.end + timedelta(days=1)).day == 1
    )


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
