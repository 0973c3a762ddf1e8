"""Limits of the ratio of one count to another.

Conventions for numbers, columns, NaN and impossible input: `data.statistics.intervals`.
"""

import numpy as np
from scipy.special import betaincinv

from data.statistics.intervals import (
    Interval,
    amounts,
    tail,
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
    counts = amounts([first, second], name="a count")
    if np.isnan(counts).any() or not all(each > 0 for each in exposure):
        raise ValueError("a ratio needs two counts and two exposures above 0")
    alpha = tail(confidence)
    lower = float(betaincinv(second, first + 1, alpha)) if second else 0.0
    upper = float(betaincinv(second + 1, first, 1 - alpha)) if first else 1.0
    scale = exposure[0] / exposure[1]
    return Interval(_odds(lower) * scale, _odds(upper) * scale)


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else np.inf
