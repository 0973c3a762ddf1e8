"""The one judge of every change: a number with its interval, or the reason why there is none."""

from collections.abc import Iterable
from math import isnan

from data.model import Break, Status
from data.statistics.change import (
    AS_PRINTED,
    MONTHS_OF_A_YEAR,
    Change,
    Reading,
    Reason,
    Refusal,
)
from data.statistics.pairs import Pair
from data.statistics.rates import EVENTS_NEEDED
from data.statistics.ratios import count_ratio_limits


def change_between(pair: Pair, *, breaks: Iterable[Break]) -> Change | Refusal:
    """Return the change from one value to a later one, or why not.

    Args:
        pair: Of one indicator, area and group; the later period starts after the earlier ends.
        breaks: All breaks of the indicator's series, hard ones and notes.
    """
    known = list(breaks)
    refusal = refusal_of(pair, breaks=known)
    if refusal:
        return refusal
    earlier, later = pair.both
    limits = count_ratio_limits(
        earlier.numerator, later.numerator, exposure=(earlier.exposure, later.exposure)
    )
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
    )


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


def launch_break(change: Change, *, breaks: Iterable[Break], months: int) -> Break | None:
    """Return the hard break in whose first months the earlier value begins; None where in none.

    Recording settles in the months after a new system or rule starts, so that a change which
    begins there is partly its settling.

    Args:
        change: Of one area.
        breaks: Of the indicator's series.
        months: How many calendar months after a break count as its first.
    """
    start = change.earlier.start
    for one in breaks:
        since = (start.year - one.date.year) * MONTHS_OF_A_YEAR + start.month - one.date.month
        if one.hard and 0 <= since < months:
            return one
    return None
