"""Class limits for a map: few, round and the same for the legend, the fill and the words."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]

CLASSES = 5


@dataclass(frozen=True)
class Classes:
    """Lower limits of the second to the last class, rounded; `decimals` as they are written."""

    limits: tuple[float, ...]
    decimals: int

    def of(self, value: float) -> int:
        """Return the class of a value as it is written, 1 for the lowest."""
        return 1 + sum(round(value, self.decimals) >= limit for limit in self.limits)

    def spaced(self, number: int) -> int:
        """Spread fewer classes over the whole ramp of five, so that steps stay apart in grey."""
        last = len(self.limits)
        return 3 if last == 0 else 1 + round((number - 1) * (CLASSES - 1) / last)

    def ink(self, value: float) -> int:
        """Return which ink of the ramp a value has, 1 for the palest."""
        return self.spaced(self.of(value))

    def labels(self) -> list[str]:
        """Return the words of each class, lowest first."""
        if not self.limits:
            return ["all values"]
        written = [f"{limit:,.{self.decimals}f}" for limit in self.limits]
        step = 10**-self.decimals
        between = [
            f"{low} to {high - step:,.{self.decimals}f}"
            for low, high in zip(written, self.limits[1:], strict=False)
        ]
        return [f"under {written[0]}", *between, f"{written[-1]} or more"]


def class_limits(values: Sequence[float], *, decimals: int) -> Classes:
    """Cut values into at most five classes by equal round steps, or else by equal counts.

    Equal steps keep a small difference small on the map; classes of equal numbers of areas would
    put 9.7 and 9.8 in different inks. The steps span the middle nine tenths of the values, so
    that one far value does not leave the others in a single class. Where a class would hold half
    of the areas all the same, the map would tell little: then each class has about as many.

    Args:
        values: The values drawn, blanks left out.
        decimals: Decimals of the indicator; limits never have more.

    Returns:
        Fewer than five classes where values are few or alike; one class where all are equal.
    """
    known = np.asarray([value for value in values if not math.isnan(value)], dtype=float)
    if known.size == 0 or known.min() == known.max():
        return Classes((), decimals)
    low, high = np.quantile(known, [0.05, 0.95])
    step = _round_step(max((high - low) / (CLASSES - 1), 10.0**-decimals))
    first = math.ceil(round(low / step, 6)) * step
    limits = [round(first + number * step, 6) for number in range(CLASSES - 1)]
    stepped = _between(limits, known, decimals=decimals)
    if _fullest(stepped, known) * 2 < known.size:
        return stepped
    fifths = np.quantile(known, [number / CLASSES for number in range(1, CLASSES)])
    counted = _between(np.round(fifths, decimals).tolist(), known, decimals=decimals)
    return min(stepped, counted, key=lambda one: _fullest(one, known))


def _between(limits: Sequence[float], known: Values, *, decimals: int) -> Classes:
    """Return classes by the limits that cut the values, each once."""
    low, high = known.min(), known.max()
    return Classes(tuple(float(one) for one in sorted({*limits}) if low < one <= high), decimals)


def _fullest(classes: Classes, known: Values) -> int:
    """Return how many values the fullest class holds."""
    return max(Counter(map(classes.of, known.tolist())).values())


def _round_step(size: float) -> float:
    """Return the smallest of 1, 2 and 5 times a power of ten that is at least `size`."""
    power = 10.0 ** math.floor(math.log10(size))
    return float(next(power * part for part in (1, 2, 5, 10) if power * part >= size * (1 - 1e-9)))
