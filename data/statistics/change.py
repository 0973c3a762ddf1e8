"""What a change is, and what stands in its place where there is none.

A change is a number only where both values exist, were recorded in the same way, cover comparable
time and rest on enough events (`data.statistics.change_between`). Everything else is a `Refusal`
that says why, with the break where there is one. The words belong to `components`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from math import isnan, nan
from operator import itemgetter
from typing import Any, Protocol, Self

import pandas as pd

from data.model import Break, Flag, Measure, Status
from data.statistics.intervals import Interval
from data.statistics.rates import RELIABLE_FROM

AS_PRINTED = "as_printed"  # the era of figures that are points and never a series
SAME_IN_BOTH = ("indicator_id", "unit", "level", "area_code", "group", "period_type")
MONTHS_OF_A_YEAR = 12
_SHARED = itemgetter(*SAME_IN_BOTH)


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
    NO_EARLIER = "no_earlier"
    ONE_PERIOD = "one_period"
    NOT_COVERED = "not_covered"


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
    measure: Measure = Measure.COUNT

    @classmethod
    def from_row(cls, row: Row, *, measure: Measure) -> Self:
        """Read a row of `data.schemas.Metrics`. A plain count is its own numerator."""
        return cls(
            identity=identity_of(row),
            start=_day(row["period_start"]),
            end=_day(row["period_end"]),
            numerator=_amount(row["value" if measure is Measure.COUNT else "numerator"]),
            denominator=_amount(row["denominator"]),
            value=_amount(row["value"]),
            status=Status(row["status"]),
            flags=_flags(str(row["flags"])),
            era=_text(row["era"]),
            measure=measure,
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
        lower: Lower 95% limit of the ratio, by the exact method for two Poisson counts, widened by
            the dispersion of the series.
        upper: Upper 95% limit of the ratio.
        notes: Breaks that are no cut but lie in or between the two periods.
        points: 95% limits of the difference of two shares in percentage points, by Newcombe's
            method; None where the values are no shares.
        phi: The dispersion that the limits of the ratio are widened by.
        launch: The hard break that the earlier value lies within six months after, or None.
    """

    earlier: Reading
    later: Reading
    difference: float
    percentage: float
    ratio: float
    lower: float
    upper: float
    notes: tuple[Break, ...]
    points: Interval[float] | None = None
    phi: float = 1.0
    launch: Break | None = None

    @property
    def size(self) -> float:
        """Return the change as it is shown: in points for a share, else in per cent."""
        return self.percentage if self.points is None else self.difference

    @property
    def limits(self) -> Interval[float]:
        """Return the 95% limits of `size`."""
        if self.points is not None:
            return self.points
        return Interval(100 * (self.lower - 1), 100 * (self.upper - 1))

    @property
    def beyond_chance(self) -> bool:
        """Whether the interval leaves out no change."""
        return not self.limits.lower <= 0 <= self.limits.upper

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


def identity_of(row: Row) -> tuple[str | None, ...]:
    """Return what two rows must share for their values to be compared."""
    return _identity(_SHARED(row))


@lru_cache(maxsize=1024)
def _identity(cells: tuple[Any, ...]) -> tuple[str | None, ...]:
    return tuple([_text(cell) for cell in cells])


@lru_cache(maxsize=256)
def _flags(letters: str) -> frozenset[Flag]:
    return frozenset(Flag(letter) for letter in letters.split())


def _day(cell: Any) -> date:  # noqa: ANN401 - a cell of a row
    return cell.date() if isinstance(cell, datetime) else pd.Timestamp(cell).date()


def _text(cell: Any) -> str | None:  # noqa: ANN401 - a cell of a row
    if isinstance(cell, str):
        return cell
    return None if pd.isna(cell) else str(cell)


def _amount(cell: float | None) -> float:
    return nan if cell is None else float(cell)
