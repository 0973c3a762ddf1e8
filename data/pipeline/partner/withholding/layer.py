"""Counts that add up, what everybody knows of each, and how open some of them have to stay."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

Mask = NDArray[np.bool_]
Numbers = NDArray[np.float64]
# The least of each class of size. What covers a small count is chosen by class, so its class counts
# as known.
SIZES = (0, 5, 25, 100, 500)


@dataclass(frozen=True)
class Sum:
    """A total that is the sum of its parts, all by position."""

    total: int
    parts: Sequence[int]


@dataclass(frozen=True)
class Layer:
    """The counts of one table, and what everybody knows of each before reading it.

    `numbers` are whole. One that is withheld is known to lie from `least` to `most`. One that has
    to stay open, as a small one has, must be able to be anything from `low` to `high`; both are
    NaN for the others. `sized` says that what covers is chosen by the size of these numbers.
    """

    numbers: Numbers
    least: Numbers
    most: Numbers
    low: Numbers
    high: Numbers
    sums: Sequence[Sum]
    sized: bool = True

    @property
    def open(self) -> Mask:
        """Return which counts have to stay open."""
        found: Mask = ~np.isnan(self.low)
        return found

    def narrowed(self, least: Numbers, most: Numbers) -> "Layer":
        """Return the layer as it is for a reader who knows more: limits that hold beside its own.

        Limits that a count does not keep to are not known of it and left aside.
        """
        holds = (least <= self.numbers) & (self.numbers <= most)
        return replace(
            self,
            least=np.where(holds, np.maximum(self.least, least), self.least),
            most=np.where(holds, np.minimum(self.most, most), self.most),
        )

    def kept_open(self, where: Mask, *, low: Numbers, high: Numbers) -> "Layer":
        """Return the layer with further counts that have to stay open.

        What is open as a small count already, or known to be zero, stays as it is.
        """
        further = where & ~self.open & (self.most > 0)
        return replace(
            self,
            low=np.where(further, np.maximum(low, self.least), self.low),
            high=np.where(further, np.minimum(high, self.most), self.high),
        )


def small_layer(
    values: ArrayLike,
    *,
    below: ArrayLike = 5,
    zero_is_small: ArrayLike = False,
    sums: Sequence[Sum],
    sized: bool = True,
) -> Layer:
    """Describe counts under the rule that those below a threshold are small and stay open.

    Args:
        values: Whole counts.
        below: The threshold, of each count or of all.
        zero_is_small: Whether a zero counts as small. Elsewhere it says nothing of anybody, is
            published, and is known to be zero by everybody.
        sums: Between the counts.
        sized: See `Layer`.
    """
    counts = np.asarray(values, dtype=np.float64)
    threshold = np.broadcast_to(np.asarray(below, dtype=np.float64), counts.shape)
    with_zero = np.broadcast_to(np.asarray(zero_is_small, dtype=bool), counts.shape)
    zero = counts == 0
    small = (counts < threshold) & (with_zero | ~zero)
    known_zero = zero & ~small
    least = np.where(small, np.where(with_zero, 0.0, 1.0), np.where(known_zero, 0.0, threshold))
    most = np.where(small, threshold - 1, np.where(known_zero, 0.0, np.inf))
    low, high = np.where(small, least, np.nan), np.where(small, most, np.nan)
    return Layer(counts, least, most, low, high, sums, sized)


def size_class(numbers: ArrayLike) -> NDArray[np.intp]:
    """Return into which of `SIZES` each count falls."""
    return np.searchsorted(SIZES, np.asarray(numbers, dtype=np.float64), side="right") - 1


def class_limits(numbers: ArrayLike) -> tuple[Numbers, Numbers]:
    """Return the least and most of the class that each count falls into."""
    places = size_class(numbers)
    ends = np.array([*(one - 1.0 for one in SIZES[1:]), np.inf])
    return np.array(SIZES, dtype=np.float64)[places], ends[places]
