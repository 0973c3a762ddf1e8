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
from functools import cache, cached_property
from operator import attrgetter
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.optimize import linprog

SHORTEST = (
    "month",
    "quarter",
    "rolling_12",
    "four_quarters",
    "ten_years",
)  # of a measure and level, the first
WHOLE = ("london", "region", "england")  # what boroughs and councils are parts of
QUARTERS = 4  # of a year
NOTHING = 1e-6  # by which sums of the same counts may differ
UNBOUNDED = 3  # how scipy says that nothing limits the sum


class Cell(NamedTuple):
    """A count of an area in a period."""

    area: str
    start: pd.Timestamp
    end: pd.Timestamp


STARTS = attrgetter("start")


class Range(NamedTuple):
    """The least and the most that a count can be; infinite where nothing bounds it."""

    least: float
    most: float


@dataclass(frozen=True)
class Bound:
    """Unknowns that share sums, directly or through others, and the sums that they share."""

    limits: dict[Cell, Range]
    sums: dict[frozenset[Cell], Range]
    points: list[np.ndarray] = field(default_factory=list)  # counts found that fit all the sums

    @cached_property
    def _rows(self) -> tuple[tuple[tuple[float, ...], ...] | None, tuple[float, ...] | None]:
        """Each sum as two rows at most: what is in it, and what that may come to at the most."""
        if not self.sums:
            return None, None
        places = {cell: place for place, cell in enumerate(self.limits)}
        table = np.zeros((len(self.sums), len(places)))
        for row, held in zip(table, self.sums, strict=True):
            row[[places[cell] for cell in held]] = 1
        least, most = (
            np.array([getattr(limits, end) for limits in self.sums.values()]) for end in LIMITS
        )
        below, above = np.isfinite(most), np.isfinite(least)
        return (
            tuple(map(tuple, np.vstack([table[below], -table[above]]).tolist())),
            tuple(np.concatenate([most[below], -least[above]]).tolist()),
        )

    def range_of(self, asked: set[Cell]) -> Range:
        """Return the least and the most that some of the counts can add up to."""
        return self.of_one_sum(asked) if len(self.sums) <= 1 else self.by_programming(asked)

    def of_one_sum(self, asked: set[Cell]) -> Range:
        """Return that range where one sum holds all of them, or none does: what it leaves."""
        least, most = (sum(self.limits[one][end] for one in asked) for end in (0, 1))
        others = self.limits.keys() - asked
        low, high = (sum(self.limits[one][end] for one in others) for end in (0, 1))
        for whole in self.sums.values():
            assert least + low <= whole.most + NOTHING, "no counts come to this sum"
            assert most + high >= whole.least - NOTHING, "no counts come to this sum"
            least, most = max(least, whole.least - high), min(most, whole.most - low)
        return Range(round(least, 6), round(most, 6))

    def by_programming(self, asked: set[Cell]) -> Range:
        """Return that range whatever binds them."""
        aim = tuple(cell in asked for cell in self.limits)
        found, points = _programmed(aim, tuple(self.limits.values()), *self._rows)
        self.points.extend(points)
        return found

    def seen_of(self, asked: set[Cell]) -> Range:
        """Return how low and how high that sum was seen to be, where the rest was asked for."""
        if len(self.sums) <= 1:
            return self.of_one_sum(asked)
        aim = np.array([cell in asked for cell in self.limits])
        sums = [round(float(point[aim].sum()), 6) for point in self.points]
        return Range(min(sums, default=np.inf), max(sums, default=-np.inf))


class Solved(NamedTuple):
    """A range with what it was found under, and the counts that give its ends."""

    under: dict[tuple[float, ...], float]
    found: Range
    points: list[np.ndarray]


_SOLVED: dict[tuple, list[Solved]] = defaultdict(list)


@cache  # one measure is attacked before and after, and again with a leak in one of its parts
def _programmed(
    aim: tuple[bool, ...],
    limits: tuple[Range, ...],
    table: tuple[tuple[float, ...], ...] | None,
    most: tuple[float, ...] | None,
) -> tuple[Range, list[np.ndarray]]:
    """Return the least and the most of the sum of some unknowns, and counts that give them.

    More sums can only narrow a range: it is what it was where the counts that gave both its ends
    fit these as well.
    """
    under = dict(zip(table or (), most or (), strict=True))
    for one in _SOLVED[aim, limits]:
        narrower = all(under.get(row, np.inf) <= bound for row, bound in one.under.items())
        if narrower and all(_fits(point, table, most) for point in one.points):
            return one.found, one.points
    found, points = [], []
    for sign in (1, -1):
        answer = linprog(sign * np.array(aim, dtype=float), A_ub=table, b_ub=most, bounds=limits)
        assert answer.status in {0, UNBOUNDED}, answer.message
        found.append(np.inf if answer.status == UNBOUNDED else round(sign * answer.fun, 6))
        points += [] if answer.status == UNBOUNDED else [answer.x]
    solved = Solved(under, Range(*found), points)
    if len(points) == len(found):
        _SOLVED[aim, limits].append(solved)
    return solved.found, points


def _fits(point: np.ndarray, table: object, most: object) -> bool:
    return table is None or bool((np.array(table) @ point <= np.array(most) + NOTHING).all())


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
        for number, first in enumerate(self.cells):
            waiting = {first} - found.keys()
            while waiting:
                cell = waiting.pop()
                found[cell] = number
                for held in of_cell.pop(cell, ()):
                    waiting |= held - found.keys()
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


LIMITS = Range._fields


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
        counts = {cell_of(row): row.numerator for row in brief.itertuples()}
        blank = brief[brief["status"].isin(["suppressed", "missing"])]
        together = _years_withheld(brief) if whole_years else set()
        for row in blank.itertuples():
            # A true zero is shown but there, so what else is withheld is at least 1.
            shown = row.status == "suppressed" and (row.area_code, row.period_end.year)
            least = 1 if shown and shown not in together else 0
            found.cells[cell_of(row)] = Range(least, np.inf)
        of_area = by_area(counts)
        longer = held[(held["period_type"] != shortest(held)) & held["numerator"].notna()]
        for row in longer.itertuples():
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
        cells = [cell_of(row) for row in held[held["period_type"] == shortest(held)].itertuples()]
        of_area = by_area(cells)
        found += [
            within(of_area[row.area_code], row)
            for row in held[held["status"] == "suppressed"].itertuples()
        ]
    return found


def shortest(rows: pd.DataFrame) -> str:
    """Return the shortest kind of period that a measure has at a level."""
    return next(kind for kind in SHORTEST if kind in set(rows["period_type"]))


def _years_withheld(quarters: pd.DataFrame) -> set[tuple[str, int]]:
    hidden = quarters[quarters["status"].eq("suppressed")]
    held = hidden.groupby(["area_code", hidden["period_end"].dt.year]).size()
    return set(held.index[held.eq(QUARTERS)])


def _totals(above: pd.DataFrame, *, cells: dict[Cell, float]) -> dict[Cell, float]:
    """Return the counts of the level above over the same periods, years added up to a decade."""
    spans = {one[1:] for one in cells}
    found = {}
    shown = above[above["numerator"].notna()]
    for start, end in spans:
        inside = shown[(shown["period_start"] >= start) & (shown["period_end"] <= end)]
        for area, rows in inside.groupby("area_code"):
            same = rows[(rows["period_start"] == start) & (rows["period_end"] == end)]
            years = rows[rows["period_type"] == "calendar_year"]
            if len(same):
                found[Cell(str(area), start, end)] = same["numerator"].iloc[0]
            elif len(years) == end.year - start.year + 1:
                found[Cell(str(area), start, end)] = years["numerator"].sum()
    return found


def by_area(cells: Iterable[Cell]) -> dict[str, list[Cell]]:
    """Return the counts of each area, in the order in which they start."""
    found = defaultdict(list)
    for one in sorted(cells, key=STARTS):
        found[one.area].append(one)
    return found


def cell_of(row) -> Cell:
    """Return the count that a row is of."""
    return Cell(row.area_code, row.period_start, row.period_end)


def within(cells: list[Cell], row) -> list[Cell]:
    """Return those of an area's counts, in the order of their starts, that lie in a period."""
    first = bisect_left(cells, row.period_start, key=STARTS)
    last = bisect_right(cells, row.period_end, lo=first, key=STARTS)
    return [one for one in cells[first:last] if one.end <= row.period_end]
