"""Change that refuses to lie: one function answers every question of change.

A change is a number only where both values exist, were recorded in the same way, cover comparable
time and rest on enough events. Everything else is a `Refusal` that says why, with the break where
there is one. The words belong to `components`; this module gives facts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import isnan, nan
from typing import Any, Protocol, Self

import pandas as pd

from data.model import Break, Flag, Measure, Status
from data.statistics.ratios import count_ratio_limits

EVENTS_NEEDED = 10  # product rule 8: no rate, and so no change, from fewer
RELIABLE_FROM = 50
AS_PRINTED = "as_printed"  # the era of figures that are points and never a series
SAME_IN_BOTH = ("indicator_id", "unit", "level", "area_code", "group", "period_type")
MONTHS_OF_A_YEAR = 12


class Row(Protocol):
    """A row of `data.schemas.Metrics`: a dictionary or a pandas series."""

    def __getitem__(self, name: str, /) -> Any:  # noqa: ANN401 - columns differ in type
        """Return one column."""


class Reason(StrEnum):
    """Why no change is given."""

    HARD_BREAK = "hard_break"
    STRADDLES = "straddles"
    PRINTED = "printed"
    UNLIKE = "unlike"
    NOT_LATER = "not_later"
    UNLIKE_PERIODS = "unlike_periods"
    SUPPRESSED = "suppressed"
    BLANK = "blank"
    NO_COUNTS = "no_counts"
    TOO_FEW = "too_few"
    NO_PAIR = "no_pair"


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One value of one area and period, as far as a change needs it.

    `value`, `numerator` and `denominator` are NaN where the row has none. Days are inclusive.
    `identity` is what two readings must share to be compared.
    """

    identity: tuple[str | None, ...]
    start: date
    end: date
    numerator: float
    denominator: float
    value: float
    status: Status
    flags: frozenset[Flag]
    era: str | None

    @classmethod
    def from_row(cls, row: Row, *, measure: Measure) -> Self:
        """Read a row of `data.schemas.Metrics`. A plain count is its own numerator."""
        return cls(
            identity=tuple(_text(row[name]) for name in SAME_IN_BOTH),
            start=pd.Timestamp(row["period_start"]).date(),
            end=pd.Timestamp(row["period_end"]).date(),
            numerator=_amount(row["value" if measure is Measure.COUNT else "numerator"]),
            denominator=_amount(row["denominator"]),
            value=_amount(row["value"]),
            status=Status(row["status"]),
            flags=frozenset(Flag(letter) for letter in str(row["flags"]).split()),
            era=_text(row["era"]),
        )

    @property
    def exposure(self) -> float:
        """What the count is divided by; 1 for a count that stands alone."""
        return 1.0 if isnan(self.denominator) else self.denominator

    @property
    def months(self) -> int:
        """How many calendar months the period touches."""
        return (
            (self.end.year - self.start.year) * MONTHS_OF_A_YEAR
            + (self.end.month - self.start.month)
            + 1
        )


@dataclass(frozen=True, kw_only=True)
class Change:
    """A change inside one era.

    Attributes:
        earlier: The value compared with.
        later: The value compared.
        difference: Later minus earlier, in the unit of the indicator (percentage points where
            that is per cent).
        percentage: The difference as a percentage of the earlier value.
        ratio: Later over earlier.
        lower: Lower 95% limit of the ratio, by the exact method for two Poisson counts. Too
            narrow where events repeat per victim.
        upper: Upper 95% limit of the ratio.
        notes: Breaks that are no cut but lie in or between the two periods.
    """

    earlier: Reading
    later: Reading
    difference: float
    percentage: float
    ratio: float
    lower: float
    upper: float
    notes: tuple[Break, ...]

    @property
    def beyond_chance(self) -> bool:
        """Whether the interval leaves out a ratio of 1."""
        return not self.lower <= 1 <= self.upper

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What to bear in mind about either value; low reliability is judged on these counts."""
        marked = (self.earlier.flags | self.later.flags) - {Flag.LOW_RELIABILITY}
        if min(self.earlier.numerator, self.later.numerator) < RELIABLE_FROM:
            marked |= {Flag.LOW_RELIABILITY}
        return tuple(flag for flag in Flag if flag in marked)


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Why there is no number, and the break that stands in the way where one does."""

    reason: Reason
    break_: Break | None = None


def change_between(
    earlier: Row, later: Row, *, measure: Measure, breaks: Iterable[Break]
) -> Change | Refusal:
    """Return the change from one row of `data.schemas.Metrics` to a later one, or why not.

    Args:
        earlier: A row of one indicator, area and group.
        later: A row of the same, whose period starts after the first one ends.
        measure: That of the indicator's unit.
        breaks: All breaks of the indicator's series, hard ones and notes.

    Returns:
        A `Refusal` where the two are of unlike things or of unlike stretches of time (a March is
        compared with a March), a hard break lies in or between the periods, a value is blank, the
        source gives no counts to judge chance by, or fewer than ten events lie behind either.
    """
    readings = (Reading.from_row(row, measure=measure) for row in (earlier, later))
    return compare(*readings, breaks=breaks)


def compare(earlier: Reading, later: Reading, *, breaks: Iterable[Break]) -> Change | Refusal:
    """Do what `change_between` says, for readings already made."""
    start, end = min(earlier.start, later.start), max(earlier.end, later.end)
    between = [each for each in breaks if start < each.date <= end]
    refusal = _refusal(earlier, later, hard=[each for each in between if each.hard])
    if refusal:
        return refusal
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
        notes=tuple(each for each in between if not each.hard),
    )


def _refusal(earlier: Reading, later: Reading, *, hard: list[Break]) -> Refusal | None:
    """Return the first reason against a number, the gravest first."""
    both = (earlier, later)
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


def _latest(breaks: list[Break]) -> Break | None:
    return max(breaks, key=lambda each: each.date, default=None)


def _cover_like_time(earlier: Reading, later: Reading) -> bool:
    """Tell whether both cover as many months and, where short of a year, the same ones."""
    return earlier.months == later.months and (
        earlier.months % MONTHS_OF_A_YEAR == 0 or earlier.start.month == later.start.month
    )


def _text(cell: Any) -> str | None:  # noqa: ANN401 - a cell of a row
    if isinstance(cell, str):
        return cell
    return None if pd.isna(cell) else str(cell)


def _amount(cell: float | None) -> float:
    return nan if cell is None else float(cell)
