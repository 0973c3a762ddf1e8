"""The one judge of every change: a number with its interval, or the reason why there is none."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from math import isnan

import pandas as pd

from data.model import Break, Measure, Status
from data.statistics.change import (
    AS_PRINTED,
    MONTHS_OF_A_YEAR,
    Change,
    Reading,
    Reason,
    Refusal,
    Row,
)
from data.statistics.intervals import Interval
from data.statistics.pairs import Pair
from data.statistics.rates import EVENTS_NEEDED
from data.statistics.ratios import count_ratio_limits, share_difference_limits
from data.statistics.widening import NOT_MEASURED, UNWIDENED, Dispersions, widened_ratio

LAUNCH = 6  # months after a hard break in which a new way of recording settles


def change_between(
    pair: Pair, *, breaks: Iterable[Break], spread: Dispersions = UNWIDENED
) -> Change | Refusal:
    """Return the change from one value to a later one, or why not.

    Args:
        pair: Of one indicator, area and group; the later period starts after the earlier ends.
        breaks: All breaks of the indicator's series, hard ones and notes.
        spread: How widely series vary: limits of ratios of counts are widened by it.
    """
    known = list(breaks)
    refusal = refusal_of(pair, breaks=known)
    if refusal:
        return refusal
    earlier, later = pair.both
    limits = count_ratio_limits(
        earlier.numerator, later.numerator, exposure=(earlier.exposure, later.exposure)
    )
    indicator_id, _, level, *_ = later.identity
    share = later.measure is Measure.SHARE
    phi = spread.phi(indicator_id, level=level, era=later.era) if not share else NOT_MEASURED
    limits = widened_ratio(later.value / earlier.value, limits, phi=phi)
    difference = later.value - earlier.value
    return Change(
        earlier=earlier,
        later=later,
        difference=difference,
        percentage=100 * difference / earlier.value,
        ratio=later.value / earlier.value,
        lower=limits.lower,
        upper=limits.upper,
        notes=tuple(each for each in _between(earlier, later, breaks=known) if not each.hard),
        points=_in_points(earlier, later) if share else None,
        phi=phi,
        launch=_launch(earlier, breaks=known),
    )


def _in_points(earlier: Reading, later: Reading) -> Interval[float]:
    limits = share_difference_limits(
        (earlier.numerator, earlier.denominator), (later.numerator, later.denominator)
    )
    return Interval(100 * limits.lower, 100 * limits.upper)


def _launch(earlier: Reading, *, breaks: list[Break]) -> Break | None:
    """Return the hard break that a value begins within six months after."""
    begun = [
        one
        for one in breaks
        if one.hard and one.date <= earlier.start and earlier.start < _settled(one.date)
    ]
    return _latest(begun)


@lru_cache(maxsize=256)
def _settled(day: date) -> date:
    """Return the first day on which what began on a day has settled."""
    return (pd.Timestamp(day) + pd.DateOffset(months=LAUNCH)).date()


def first_months_apart(
    months: Iterable[Row], *, since: date, spread: Dispersions = UNWIDENED
) -> tuple[float, float] | None:
    """Return a ratio over the first six months of a new way of recording, and over the six after.

    Both counts are added up, so neither is a mean of ratios; the two are per one of what is counted
    below. Where their difference is within chance, or one of the twelve months has no counts, or
    is not there, None: the first six are then no worse a base than others.

    Args:
        months: Rows of `data.schemas.Metrics` of one area and ratio, by month, the oldest first.
        since: The day on which the new way began, the first of a month.
        spread: How widely series vary.
    """
    begun = [row for row in months if row["period_start"].date() >= since][: 2 * LAUNCH]
    known = [row for row in begun if row["status"] == Status.PUBLISHED and row["numerator"] >= 0]
    if len(known) < 2 * LAUNCH or known[0]["period_start"].date() != since:
        return None
    (early, early_of), (later, later_of) = (
        [sum(row[name] for row in half) for name in ("numerator", "denominator")]
        for half in (known[:LAUNCH], known[LAUNCH:])
    )
    limits = count_ratio_limits(early, later, exposure=(early_of, later_of))
    first, after = early / early_of, later / later_of
    phi = spread.phi(known[0]["indicator_id"], level=known[0]["level"], era=known[0]["era"])
    limits = widened_ratio(after / first, limits, phi=phi)
    return None if limits.lower <= 1 <= limits.upper else (first, after)


def refusal_of(pair: Pair, *, breaks: Iterable[Break]) -> Refusal | None:
    """Return the first reason against a change, the gravest first; None where there is none.

    There is no change where the two are of unlike things or of unlike stretches of time (a March
    is compared with a March), a hard break lies in or between the periods, a value is blank, the
    source gives no counts to judge chance by, or fewer than ten events lie behind either.

    Arguments as for `change_between`.
    """
    if pair.earlier is None or pair.later is None:
        return pair.absent
    earlier, later = both = pair.both
    hard = [each for each in _between(earlier, later, breaks=breaks) if each.hard]
    if earlier.identity != later.identity:
        return Refusal(reason=Reason.UNLIKE)
    for reading in both:
        inside = [each for each in hard if reading.start < each.date <= reading.end]
        if inside or reading.status is Status.NOT_COMPARABLE or reading.era is None:
            return Refusal(reason=Reason.STRADDLES, break_=_latest(inside or hard))
    checks = (
        (bool(hard) or earlier.era != later.era, Reason.HARD_BREAK),
        (earlier.era == AS_PRINTED, Reason.PRINTED),
        (later.start <= earlier.end, Reason.NOT_LATER),
        (not _cover_like_time(earlier, later), Reason.UNLIKE_PERIODS),
        (any(each.status is Status.NOT_APPLICABLE for each in both), Reason.NOT_COVERED),
        (any(each.status is Status.SUPPRESSED for each in both), Reason.SUPPRESSED),
        (any(isnan(each.value) for each in both), Reason.BLANK),
        (any(isnan(each.numerator) for each in both), Reason.NO_COUNTS),
        (isnan(earlier.denominator) != isnan(later.denominator), Reason.NO_COUNTS),
        (any(each.numerator < EVENTS_NEEDED for each in both), Reason.TOO_FEW),
    )
    found = [reason for refused, reason in checks if refused]
    return Refusal(reason=found[0], break_=_latest(hard)) if found else None


def _between(earlier: Reading, later: Reading, *, breaks: Iterable[Break]) -> list[Break]:
    """Return the breaks in or between two periods, whichever comes first."""
    start, end = min(earlier.start, later.start), max(earlier.end, later.end)
    return [each for each in breaks if start < each.date <= end]


def _latest(breaks: list[Break]) -> Break | None:
    return max(breaks, key=lambda each: each.date, default=None)


def _cover_like_time(earlier: Reading, later: Reading) -> bool:
    """Tell whether both cover as many months and, where short of a year, the same ones."""
    return earlier.months == later.months and (
        earlier.months % MONTHS_OF_A_YEAR == 0 or earlier.start.month == later.start.month
    )
