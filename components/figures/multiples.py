"""Small charts over time, one an area, all on one scale and cut at every break."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from data.model import Break, Flag
from data.statistics.change import Row
from data.units import one_unit

LEFT, RIGHT, UPPER, LOWER = 4.0, 6.0, 16.0, 16.0


@dataclass(frozen=True)
class Size:
    """Of one small chart, in its own units: pixels on a page 320 wide."""

    width: float
    height: float


COMPACT = Size(136, 92)
ROOMY = Size(288, 168)


@dataclass(frozen=True)
class Scale:
    """What all charts of a view share: days across, values up from zero."""

    first: pd.Timestamp
    last: pd.Timestamp
    most: float
    size: Size

    def x(self, day: pd.Timestamp) -> float:
        """Return where a day lies across."""
        whole = (self.last - self.first).days or 1
        return round(LEFT + (self.size.width - LEFT - RIGHT) * (day - self.first).days / whole, 1)

    def y(self, value: float) -> float:
        """Return where a value lies, from above."""
        inside = self.size.height - UPPER - LOWER
        return round(self.size.height - LOWER - inside * value / (self.most or 1), 1)


@dataclass(frozen=True)
class SmallChart:
    """One area's chart: paths that may be joined, dots, hollow dots for provisional periods.

    `gaps` are the times between two stretches, from and to, of which no comparable value exists.
    """

    paths: tuple[str, ...]
    dots: tuple[tuple[float, float], ...]
    hollow: tuple[tuple[float, float], ...]
    gaps: tuple[tuple[float, float], ...] = ()


def shared_scale(series: Sequence[Sequence[Row]], *, size: Size) -> Scale | None:
    """Return the one scale of several areas, from zero; None where none has two periods.

    Args:
        series: Rows of `data.schemas.Metrics` as records, one list an area.
        size: Of each chart.

    Raises:
        data.units.MixedUnitsError: If the rows are in different units.
    """
    drawn = [row for rows in series for row in rows if _drawn(row)]
    if drawn:
        one_unit(row["unit"] for row in drawn)
    ends = {row["period_end"] for row in drawn}
    if len(ends) < 2:  # noqa: PLR2004 - one point is no trend
        return None
    return Scale(min(ends), max(ends), max(float(row["value"]) for row in drawn), size)


def stretches(rows: Sequence[Row]) -> list[list[Row]]:
    """Cut one area's periods where `data.statistics.stretches.stretches` cuts them.

    The same rule for records: thirty areas at once are slow as frames, and a test holds the two
    against each other.

    Args:
        rows: Rows of `data.schemas.Metrics` of one area as records, oldest first.
    """
    steps = [after["period_end"] - before["period_end"] for before, after in pairwise(rows)]
    usual = min(steps, default=pd.Timedelta(0))
    found: list[list[Row]] = []
    for row in rows:
        if not _drawn(row):
            continue
        last = found[-1][-1] if found else None
        joined = (
            last is not None
            and last["era"] == row["era"]
            and row["period_end"] - last["period_end"] <= usual * 1.5
        )
        if joined:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def small_chart(rows: Sequence[Row], *, scale: Scale) -> SmallChart:
    """Place one area's values; nothing joins two eras, and a value alone is a dot.

    Args:
        rows: As for `stretches`.
        scale: Of all charts of the view.
    """
    placed = [
        [(scale.x(row["period_end"]), scale.y(row["value"]), _provisional(row)) for row in part]
        for part in stretches(rows)
    ]
    return SmallChart(
        paths=tuple(
            "M" + "L".join(f"{x} {y}" for x, y, _ in points) for points in placed if len(points) > 1
        ),
        dots=tuple(points[0][:2] for points in placed if len(points) == 1),
        hollow=tuple((x, y) for points in placed for x, y, provisional in points if provisional),
        gaps=tuple((before[-1][0], after[0][0]) for before, after in pairwise(placed)),
    )


def _drawn(row: Row) -> bool:
    # A missing number or text equals nothing, itself included.
    value, era = row["value"], row["era"]
    return value is not None and value == value and isinstance(era, str)  # noqa: PLR0124


def _provisional(row: Row) -> bool:
    return Flag.PROVISIONAL.value in str(row["flags"]).split()


def break_lines(breaks: Sequence[Break], *, scale: Scale) -> list[float]:
    """Return where the hard breaks that lie inside the view cut it."""
    days = [pd.Timestamp(one.date) for one in breaks if one.hard]
    return [scale.x(day) for day in days if scale.first < day <= scale.last]
