"""Class limits for a map: few, round and the same for the legend, the fill and the words."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

CLASSES = 5


@dataclass(frozen=True)
class Classes:
    """Lower limits of the second to the last class, rounded; `decimals` as they are written."""

    limits: tuple[float, ...]
    decimals: int

    def of(self, value: float) -> int:
        """Return the class of a value, 1 for the lowest."""
        return 1 + sum(round(value, 9) >= limit for limit in self.limits)

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
    """Cut values into at most five classes of about equal numbers of areas, at round limits.

    Args:
        values: The values drawn, blanks left out.
        decimals: Decimals of the indicator; limits never have more.

    Returns:
        Fewer than five classes where values are few or alike; one class where all are equal.
    """
    known = np.asarray([value for value in values if not math.isnan(value)], dtype=float)
    if known.size == 0 or known.min() == known.max():
        return Classes((), decimals)
    cuts = np.quantile(known, np.linspace(0, 1, CLASSES + 1)[1:-1])
    for places in range(-3, decimals + 1):
        limits = tuple(sorted({round(float(cut), places) for cut in cuts}))
        inside = tuple(limit for limit in limits if known.min() < limit <= known.max())
        counts = np.bincount(np.digitize(known, inside), minlength=len(inside) + 1)
        # Coarse limits are easier to say; keep them while each class still holds some areas.
        if len(inside) == CLASSES - 1 and counts.min() >= max(1, known.size // 12):
            return Classes(inside, max(places, 0))
    inside = tuple(
        sorted({round(float(cut), decimals) for cut in cuts if known.min() < round(cut, decimals)})
    )
    return Classes(inside, decimals)
