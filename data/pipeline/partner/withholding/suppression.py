"""Withholds counts so that none that is small can be read or worked out from totals.

A table is a list of counts and the sums that hold between them: a total and its parts. Whoever
reads it knows all that is published, the sums, the rule, and, to be on the safe side, which of
the withheld counts are small. What is left open for each of them is found by linear programming
(Fischetti and Salazar 2001, "Solving the cell suppression problem on tabular data with linear
constraints"): a small count is safe when it can still be anything a small count may be. Where it
is not, further counts are withheld along the cheapest way in which it could move. In tables by two
features and in areas within areas such a way runs over whole numbers, so the limits are exact.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_array, hstack

Mask = NDArray[np.bool_]
NOTHING = 1e-6
FIXED = np.inf  # the cost of a count that may never be withheld


@dataclass(frozen=True)
class Sum:
    """A total that is the sum of its parts, all by position."""

    total: int
    parts: Sequence[int]


@dataclass(frozen=True)
class Counts:
    """The counts of one table, and what everybody knows of each before reading it.

    `numbers` are whole. A small one, `small`, is known to lie from `least` to `most` and has to
    stay open over all of that; any other is known to be at least `least`. `cost` is what
    withholding one costs; those of `FIXED` cost are published come what may. It must not depend
    on how large the count is, or what is withheld would say something of it.
    """

    numbers: NDArray[np.float64]
    small: Mask
    least: NDArray[np.float64]
    most: NDArray[np.float64]
    cost: NDArray[np.float64]
    sums: Sequence[Sum]


def small_counts(
    values: ArrayLike,
    *,
    below: ArrayLike = 5,
    zero_is_small: ArrayLike = False,
    cost: ArrayLike,
    sums: Sequence[Sum],
) -> Counts:
    """Describe counts under the rule that those below a threshold are small.

    Args:
        values: Whole counts.
        below: The threshold, of each count or of all.
        zero_is_small: Whether a zero counts as small. Elsewhere it says nothing of anybody, is
            published, and is known to be zero by everybody.
        cost: Of withholding each.
        sums: Between the counts.
    """
    counts = np.asarray(values, dtype=np.float64)
    threshold = np.broadcast_to(np.asarray(below, dtype=np.float64), counts.shape)
    with_zero = np.broadcast_to(np.asarray(zero_is_small, dtype=bool), counts.shape)
    zero = counts == 0
    small = (counts < threshold) & (with_zero | ~zero)
    known_zero = zero & ~small
    least = np.where(small, np.where(with_zero, 0.0, 1.0), np.where(known_zero, 0.0, threshold))
    most = np.where(small, threshold - 1, np.where(known_zero, 0.0, np.inf))
    return Counts(counts, small, least, most, np.asarray(cost, dtype=np.float64), sums)


def withhold(counts: Counts, *, also: Mask | None = None) -> Mask | None:
    """Return which counts to withhold, or None where even all of them would not be enough.

    Args:
        counts: Of one table.
        also: Counts that are withheld for another reason.

    Returns:
        True where a count is withheld: every small one and those that hide it.
    """
    withheld = counts.small | (np.zeros_like(counts.small) if also is None else also)
    if (withheld & np.isinf(counts.cost)).any():
        return None
    sums = _matrix(counts)
    both_ways = csr_array(hstack([sums, -sums]))
    for position in np.flatnonzero(counts.small):
        for target in (counts.least[position], counts.most[position]):
            way = _way(counts, both_ways, position=int(position), target=target, withheld=withheld)
            if way is None:
                return None
            withheld = withheld | way
    return withheld


def _matrix(counts: Counts) -> Any:  # noqa: ANN401 - scipy is untyped
    rows, columns, signs = [], [], []
    for number, one in enumerate(counts.sums):
        places = [one.total, *one.parts]
        rows += [number] * len(places)
        columns += places
        signs += [-1.0, *([1.0] * len(one.parts))]
    shape = (len(counts.sums), len(counts.numbers))
    return csr_array((signs, (rows, columns)), shape=shape)


def _way(
    counts: Counts,
    both_ways: Any,  # noqa: ANN401 - scipy is untyped
    *,
    position: int,
    target: float,
    withheld: Mask,
) -> Mask | None:
    """Return the counts that have to move for one of them to reach its target, at least cost."""
    move = target - counts.numbers[position]
    if move == 0 or not counts.sums:
        return np.zeros_like(withheld)
    fixed = np.isinf(counts.cost)
    up = np.where(fixed, 0.0, counts.most - counts.numbers)
    down = np.where(fixed, 0.0, counts.numbers - counts.least)
    cost = np.where(withheld | fixed, 0.0, counts.cost)
    bounds = np.column_stack([np.zeros(2 * len(cost)), np.concatenate([up, down])])
    bounds[position] = (max(move, 0.0), max(move, 0.0))
    bounds[len(cost) + position] = (max(-move, 0.0), max(-move, 0.0))
    found = linprog(
        np.concatenate([cost, cost]),
        A_eq=both_ways,
        b_eq=np.zeros(both_ways.shape[0]),
        bounds=bounds,
        method="highs",
    )
    if found.status != 0:
        return None
    moved: Mask = (found.x[: len(cost)] + found.x[len(cost) :]) > NOTHING
    return moved
