"""A reader who takes sums from sums: what withheld counts can be, given all that is published.

Every blank count of the shortest kind of period is an unknown; every published count over a longer
time or a wider area is a sum of such counts, known or not. Linear programming finds the least and
the most that an unknown can be. No attack by differences of windows, of levels or of parts of a
whole can find more, and this one does not know how the product chooses what to withhold.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from operator import attrgetter
from typing import NamedTuple

import numpy as np
import pandas as pd

from tests.numbers.bounds import Bound, Cell, Range

SHORTEST = (
    "month",
    "quarter",
    "rolling_12",
    "four_quarters",
    "ten_years",
)  # of a measure and level, the first
WHOLE = ("london", "region", "england")  # what boroughs and councils are parts of
QUARTERS = 4  # of a year


STARTS = attrgetter("start")


class Row(NamedTuple):
    """What is asked of a row of `data.schemas.Metrics`."""

    area_code: str
    period_type: str
    period_start: pd.Timestamp
    period_end: pd.Timestamp
    status: str
    numerator: float


def rows_of(frame: pd.DataFrame) -> list[Row]:
    """Return rows one by one: columns are read whole, since texts one by one take long."""
    return list(map(Row, *(frame[name].tolist() for name in Row._fields)))


@dataclass
class Sums:
    """Unknown counts, each with its own limits, and sums of them with theirs."""

    cells: dict[Cell, Range] = field(default_factory=dict)
    sums: dict[frozenset[Cell], Range] = field(default_factory=dict)

    def add(self, held: Sequence[Cell], *, known: float, least: float, most: float) -> None:
        """Say between what a sum lies, once what is known of it is taken away."""
        hidden = frozenset(one for one in held if one in self.cells)
        if hidden:
            before = self.sums.get(hidden, Range(-np.inf, np.inf))
            self.sums[hidden] = Range(
                max(before.least, least - known), min(before.most, most - known)
            )
            for worked_out in ("_part_of", "_parts"):
                vars(self).pop(worked_out, None)

    def range_of(self, asked: Sequence[Cell]) -> Range:
        """Return the least and the most that counts can add up to.

        What no sum binds together is looked at apart: each part then has its least at once.
        """
        return _together(part.range_of(held) for part, held in self._by_part(asked))

    def seen_of(self, asked: Sequence[Cell]) -> Range:
        """Return how low and how high the same was seen to be: it can be no less open than that."""
        return _together(part.seen_of(held) for part, held in self._by_part(asked))

    def _by_part(self, asked: Sequence[Cell]) -> list[tuple[Bound, set[Cell]]]:
        parts = defaultdict(set)
        for one in asked:
            parts[self._part_of[one]].add(one)
        return [(self._parts[part], held) for part, held in parts.items()]

    @cached_property
    def _part_of(self) -> dict[Cell, int]:
        """Return the number of the part of each unknown: the same where sums bind them."""
        of_cell = defaultdict(list)
        for held in self.sums:
            for one in held:
                of_cell[one].append(held)
        found: dict[Cell, int] = {}
        gone_through: set[frozenset[Cell]] = set()
        for number, first in enumerate(self.cells):
            waiting = {first} - found.keys()
            while waiting:
                cell = waiting.pop()
                found[cell] = number
                for held in set(of_cell[cell]) - gone_through:
                    waiting |= held - found.keys()
                    gone_through.add(held)
        return found

    @cached_property
    def _parts(self) -> dict[int, Bound]:
        found: dict[int, Bound] = {}
        for cell in sorted(self.cells):
            part = found.setdefault(self._part_of[cell], Bound({}, {}))
            part.limits[cell] = self.cells[cell]
        for held, limits in self.sums.items():
            found[self._part_of[next(iter(held))]].sums[held] = limits
        return found


def _together(ranges: Iterable[Range]) -> Range:
    return Range(*map(sum, zip(*ranges, strict=True)))


def known_of(
    rows: pd.DataFrame,
    *,
    parents: dict[str, str],
    rounded: dict[str, float] | None = None,
    whole_years: bool = False,
) -> Sums:
    """Return what the published rows of one measure of counts say of those that are blank.

    Args:
        rows: All of them, of every level, in the columns of `data.schemas.Metrics`.
        parents: The code of the area above, by the code of each area.
        rounded: How far the count of a whole may lie from the sum of its parts by rounding, by the
            level of the parts; None where London's holds events of no borough, so that it only
            bounds that sum.
        whole_years: Where the four quarters of a year are withheld together, zeros are among them.
    """
    found = Sums()
    whole = rows[rows["level"].isin(WHOLE)]
    for level, held in rows[~rows["level"].isin(WHOLE)].groupby("level"):
        brief = held[held["period_type"] == shortest(held)]
        counts = {cell_of(row): row.numerator for row in rows_of(brief)}
        blank = brief[brief["status"].isin(["suppressed", "missing"])]
        together = _years_withheld(brief) if whole_years else set()
        for row in rows_of(blank):
            # A true zero is shown but there, so what else is withheld is at least 1.
            shown = row.status == "suppressed" and (row.area_code, row.period_end.year)
            least = 1 if shown and shown not in together else 0
            found.cells[cell_of(row)] = Range(least, np.inf)
        of_area = by_area(counts)
        longer = held[(held["period_type"] != shortest(held)) & held["numerator"].notna()]
        for row in rows_of(longer):
            parts = within(of_area[row.area_code], row)
            given = np.nansum([counts[one] for one in parts])
            found.add(parts, known=given, least=row.numerator, most=row.numerator)
        above = rows[rows["level"] == "borough"] if level == "ward" else whole
        in_span = defaultdict(list)
        for one in counts:
            in_span[one[1:]].append(one)
        for (parent, start, end), total in _totals(above, cells=counts).items():
            parts = in_span[start, end]
            parts = [one for one in parts if parents[one.area] == parent]
            given = np.nansum([counts[one] for one in parts])
            unsent = any(found.cells.get(one, Range(1, 1)).least == 0 for one in parts)
            exact = rounded is not None and level != "ward" and not unsent
            spare = (rounded or {}).get(str(level), 0)
            found.add(
                parts,
                known=given,
                least=total - spare if exact else -np.inf,
                most=total + spare,
            )
    return found


def withheld_of(rows: pd.DataFrame) -> list[list[Cell]]:
    """Return each withheld count below London as the counts of the shortest period in it."""
    found = []
    for _, held in rows[~rows["level"].isin(WHOLE)].groupby("level"):
        cells = [cell_of(row) for row in rows_of(held[held["period_type"] == shortest(held)])]
        of_area = by_area(cells)
        found += [
            within(of_area[row.area_code], row)
            for row in rows_of(held[held["status"] == "suppressed"])
        ]
    return found


def shortest(rows: pd.DataFrame) -> str:
    """Return the shortest kind of period that a measure has at a level."""
    held = set(rows["period_type"].unique())
    return next(kind for kind in SHORTEST if kind in held)


def _years_withheld(quarters: pd.DataFrame) -> set[tuple[str, int]]:
    hidden = quarters[quarters["status"].eq("suppressed")]
    held = hidden.groupby(["area_code", hidden["period_end"].dt.year]).size()
    return set(held.index[held.eq(QUARTERS)])


def _totals(above: pd.DataFrame, *, cells: dict[Cell, float]) -> dict[Cell, float]:
    """Return the counts of the level above over the same periods, years added up to a decade."""
    same: dict[Cell, float] = {}
    years = defaultdict(list)
    for row in rows_of(above[above["numerator"].notna()]):
        same.setdefault(cell_of(row), row.numerator)
        if row.period_type == "calendar_year":
            years[row.area_code].append(row)
    spans = {one[1:] for one in cells}
    found = {one: total for one, total in same.items() if one[1:] in spans}
    for (area, held), (start, end) in product(years.items(), spans):
        inside = [one for one in held if one.period_start >= start and one.period_end <= end]
        if len(inside) == end.year - start.year + 1:
            found.setdefault(Cell(area, start, end), sum(one.numerator for one in inside))
    return found


def by_area(cells: Iterable[Cell]) -> dict[str, list[Cell]]:
    """Return the counts of each area, in the order in which they start."""
    found = defaultdict(list)
    for one in sorted(cells, key=STARTS):
        found[one.area].append(one)
    return found


def cell_of(row: Row) -> Cell:
    """Return the count that a row is of."""
    return Cell(row.area_code, row.period_start, row.period_end)


def within(cells: list[Cell], row: Row) -> list[Cell]:
    """Return those of an area's counts, in the order of their starts, that lie in a period."""
    first = bisect_left(cells, row.period_start, key=STARTS)
    last = bisect_right(cells, row.period_end, lo=first, key=STARTS)
    return [one for one in cells[first:last] if one.end <= row.period_end]
