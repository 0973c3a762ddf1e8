"""Whether several values in a row rise or fall by more than chance, inside one era."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.special import chdtri

from data.statistics.intervals import FloatArray, amounts, z_score

POINTS_NEEDED = 5
CRITICAL = float(chdtri(1, 0.002))  # 9.5495: one degree of freedom, 99.8% confidence


class Direction(StrEnum):
    """What the test says."""

    RISES = "rises"
    FALLS = "falls"
    NO_TREND = "no_trend"
    TOO_FEW = "too_few"


@dataclass(frozen=True, kw_only=True)
class Trend:
    """Result of the test. `slope` is per period, in the unit of the values; NaN if too few."""

    direction: Direction
    chi_square: float
    slope: float
    points: int


def trend_test(
    values: Sequence[float],
    *,
    lower: Sequence[float],
    upper: Sequence[float],
    eras: Sequence[str | None],
) -> Trend:
    """Test the last five values for a straight-line trend.

    The recent trend of Fingertips (Office for Health Improvement and Disparities): a line weighted
    by the variance that each 95% interval implies, χ² = (slope/standard error)², a trend where χ²
    passes 9.5495 and the slope keeps its sign whichever single value is left out.

    Args:
        values: Oldest first, equally spaced. A missing one is left out, its place kept.
        lower: Lower 95% limit of each value.
        upper: Upper 95% limit of each value.
        eras: Comparability era of each value. None is a period that straddles a break.

    Returns:
        `TOO_FEW` where fewer than five values are there.

    Raises:
        ValueError: If the columns differ in length, the values come from more than one era or
            straddle a break, or an interval has no width.
    """
    if len({len(values), len(lower), len(upper), len(eras)}) > 1:
        raise ValueError("each value has one interval and one era")
    known = np.isfinite(amounts(values, name="a value"))
    recent = np.flatnonzero(known)[-POINTS_NEEDED:]
    if recent.size < POINTS_NEEDED:
        return Trend(
            direction=Direction.TOO_FEW, chi_square=np.nan, slope=np.nan, points=recent.size
        )
    used = {eras[place] for place in recent}
    if len(used) > 1 or None in used:
        raise ValueError("a trend is tested inside one era only")
    width = np.asarray(upper, dtype=np.float64)[recent] - np.asarray(lower, np.float64)[recent]
    if not np.all(width > 0):
        raise ValueError("an interval without width gives no weight")
    weights = (2 * z_score(0.95) / width) ** 2
    heights = np.asarray(values, dtype=np.float64)[recent]
    slope, error = _weighted_slope(recent.astype(np.float64), heights, weights)
    chi_square = (slope / error) ** 2
    kept = [np.arange(recent.size) != out for out in range(recent.size)]
    steady = all(
        _weighted_slope(recent[keep].astype(np.float64), heights[keep], weights[keep])[0] * slope
        > 0
        for keep in kept
    )
    direction = Direction.NO_TREND
    if steady and chi_square > CRITICAL:
        direction = Direction.RISES if slope > 0 else Direction.FALLS
    return Trend(direction=direction, chi_square=chi_square, slope=slope, points=recent.size)


def _weighted_slope(
    places: FloatArray, heights: FloatArray, weights: FloatArray
) -> tuple[float, float]:
    """Return the slope of the weighted least-squares line and its standard error."""
    centred = places - np.average(places, weights=weights)
    spread = float((weights * centred**2).sum())
    return float((weights * centred * heights).sum() / spread), spread**-0.5
