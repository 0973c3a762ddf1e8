"""Unknown counts and the sums that bind them: the least and the most that some of them can be."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.optimize import linprog

NOTHING = 1e-6  # by which sums of the same counts may differ
UNBOUNDED = 3  # how scipy says that nothing limits the sum


class Cell(NamedTuple):
    """A count of an area in a period."""

    area: str
    start: pd.Timestamp
    end: pd.Timestamp


class Range(NamedTuple):
    """The least and the most that a count can be; infinite where nothing bounds it."""

    least: float
    most: float


LIMITS = Range._fields


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
