"""Limits of the ratio of one count to another, and of the difference of two shares.

Conventions for numbers, columns, NaN and impossible input: `data.statistics.intervals`.
"""

from math import inf, isnan

import numpy as np
from scipy.special import betaincinv

from data.statistics.intervals import (
    Interval,
    amounts,
    tail,
    wilson_limits,
)


def count_ratio_limits(
    first: float,
    second: float,
    *,
    exposure: tuple[float, float] = (1.0, 1.0),
    confidence: float = 0.95,
) -> Interval[float]:
    """Return the limits of the second count over the first, each per its exposure.

    Exact and conditional: given both counts, the second is binomial, so the limits are those of
    Clopper and Pearson for its share, turned into a ratio (Przyborowski and Wilenski 1940; the
    method of R's `poisson.test`). The exposures are residents, months or totals; only their
    ratio matters.

    From nothing, everything is an endless rise: a first count of 0 has the upper limit infinity,
    and two counts of 0 say nothing at all (0 to infinity).

    Raises:
        ValueError: If a count is negative or missing, an exposure is not above 0, or the
            confidence is not between 0 and 1.
    """
    # Only what is at fault is made a column, to be refused in its words: that takes longer.
    if not 0 <= min(first, second) <= max(first, second) < inf:
        amounts([first, second], name="a count")
    if isnan(first + second) or not (exposure[0] > 0 and exposure[1] > 0):
        raise ValueError("a ratio needs two counts and two exposures above 0")
    alpha = tail(confidence)
    lower = float(betaincinv(second, first + 1, alpha)) if second else 0.0
    upper = float(betaincinv(second + 1, first, 1 - alpha)) if first else 1.0
    scale = exposure[0] / exposure[1]
    return Interval(_odds(lower) * scale, _odds(upper) * scale)


def share_difference_limits(
    earlier: tuple[float, float], later: tuple[float, float], *, confidence: float = 0.95
) -> Interval[float]:
    """Return the limits of the later share less the earlier, as fractions.

    Newcombe 1998 (doi 10.1002/(SICI)1097-0258(19980430)17:8<873), method 10: with Wilson's limits
    l and u of each share p, d − √((p₂ − l₂)² + (u₁ − p₁)²) and d + √((u₂ − p₂)² + (p₁ − l₁)²).

    Args:
        earlier: Its count, and the total that this is part of.
        later: The same of the later one.
        confidence: Between 0 and 1.

    Raises:
        ValueError: If a count is negative or above its total, a total is not above 0, or the
            confidence is not between 0 and 1.
    """
    if not (earlier[1] > 0 and later[1] > 0):
        raise ValueError("a share needs a total above 0")
    first, second = earlier[0] / earlier[1], later[0] / later[1]
    of_first, of_second = (wilson_limits(*each, confidence) for each in (earlier, later))
    down = np.hypot(second - of_second.lower, of_first.upper - first)
    up = np.hypot(of_second.upper - second, first - of_first.lower)
    return Interval(float(second - first - down), float(second - first + up))


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else np.inf
