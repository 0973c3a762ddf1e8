"""Single figures as points: placed on one scale from zero and never joined by a line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import floor, log10
from typing import Any

from data.units import one_kind, one_unit

MOST_SERIES = 4
STEPS = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)


@dataclass(frozen=True)
class Cell:
    """One figure: as written, as a number for its place on the scale, and where it leads.

    `number` is None where nothing is to be drawn: a blank, or a figure printed in words.
    """

    written: str
    number: float | None = None
    href: str | None = None


@dataclass(frozen=True)
class PointSeries:
    """One series of single figures by period label.

    `unit` is as it stands in the tables. `mark` chooses the shape, so that one area keeps its shape
    through all the tables of a page.
    """

    name: str
    kind: str
    unit: str
    cells: Mapping[str, Cell] = field(default_factory=dict)
    mark: int = 0


def points_figure(
    series: Sequence[PointSeries], *, periods: Sequence[str], upto: float | None = None
) -> dict[str, Any]:
    """Place every point on one scale.

    Args:
        series: At most four, all counting the same kind of thing in the same unit.
        periods: Labels in the order to be read. A series without a figure there has no point.
        upto: End of the scale, where several figures share one; else a round number above the
            largest value.

    Returns:
        "kind", "unit", "upto", and "rows": for each period its label and its marks, each the shape
        of its series and its place in per cent of the scale.

    Raises:
        data.units.MixedUnitsError: If the series count different things.
        ValueError: If there are more than four series, two share a shape, a point lies beyond the
            scale, or a figure stands at a label that is not among the periods.
    """
    kind, unit = one_kind(one.kind for one in series), one_unit(one.unit for one in series)
    if len({one.mark for one in series}) < len(series) or len(series) > MOST_SERIES:
        raise ValueError(f"{len(series)} series need shapes of their own, at most {MOST_SERIES}")
    unasked = {label for one in series for label in one.cells} - set(periods)
    if unasked:
        raise ValueError(f"no row is labelled {min(unasked)}; a figure there would be lost")
    numbers = [
        cell.number for one in series for cell in one.cells.values() if cell.number is not None
    ]
    end = upto or round_up(max(numbers, default=1))
    if numbers and max(numbers) > end:
        raise ValueError(f"{max(numbers)} lies beyond the scale, which ends at {end}")
    return {
        "kind": kind,
        "unit": unit,
        "upto": end,
        "rows": [
            {"label": label, "marks": _marks(series, label=label, end=end)} for label in periods
        ],
    }


def round_up(value: float) -> float:
    """Return the next round number at or above a positive value, for the end of a scale."""
    if value <= 0:
        return 1.0
    magnitude = 10.0 ** floor(log10(value))
    return next(step * magnitude for step in STEPS if value <= step * magnitude)


def _marks(series: Sequence[PointSeries], *, label: str, end: float) -> list[dict[str, float]]:
    return [
        {"mark": one.mark, "at": round(100 * cell.number / end, 2)}
        for one in series
        if (cell := one.cells.get(label)) is not None and cell.number is not None
    ]
