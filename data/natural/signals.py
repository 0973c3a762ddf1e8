"""Two rules, and no others: outside the limits, and eight in a row on one side of the centre."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from data.statistics.intervals import Column, amounts

ROW = 8  # months in a row
Sides = npt.NDArray[np.int64]


def outside(rates: Column, *, lower: Column, upper: Column) -> Sides:
    """Return 1 where a rate lies above its upper limit, −1 where below its lower one, else 0."""
    values = amounts(rates, name="a rate")
    above, below = values > np.asarray(upper), values < np.asarray(lower)
    found: Sides = above.astype(np.int64) - below.astype(np.int64)
    return found


def in_a_row(rates: Column, *, centre: Column, parts: Sequence[slice]) -> Sides:
    """Return 1 or −1 for each rate that is one of eight or more in a row above or below the centre.

    A rate on the centre ends a row, and so does a gap: no row runs from one part to another.
    """
    sides: Sides = np.sign(amounts(rates, name="a rate") - np.asarray(centre)).astype(np.int64)
    found = np.zeros_like(sides)
    for part in parts:
        start = part.start
        while start < part.stop:
            end = start
            while end < part.stop and sides[end] == sides[start]:
                end += 1
            if sides[start] and end - start >= ROW:
                found[start:end] = sides[start]
            start = end
    return found
