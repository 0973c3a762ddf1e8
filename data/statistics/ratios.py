"""Limits of ratios: observed to expected, and one count to another.

Conventions for numbers, columns, NaN and impossible input: `data.statistics.intervals`.
"""

from typing import Any, overload

import numpy as np
from scipy.special import betaincinv

from data.statistics.intervals import (
    Column,
    FloatArray,
    Interval,
    amounts,
    exact_limits,
    in_kind,
    tail,
)


@overload
def standardised_ratio_limits(expected: float, confidence: float = 0.95) -> Interval[float]: ...
@overload
def standardised_ratio_limits(
    expected: Column, confidence: float = 0.95
) -> Interval[FloatArray]: ...
def standardised_ratio_limits(
    expected: "float | Column", confidence: float = 0.95
) -> Interval[Any]:
    """Return between which ratios of observed to expected chance alone would leave an area.

    Exact Poisson limits of the expected count over that count, centred on a ratio of 1
    (FunnelPlotR). An expected count of 0 has no ratio: both limits are NaN.

    Raises:
        ValueError: If a count is negative or the confidence is not between 0 and 1.
    """
    events = amounts(expected, name="an expected count")
    limits = exact_limits(events, confidence)
    base = np.where(events > 0, events, np.nan)
    return Interval(in_kind(limits.lower / base), in_kind(limits.upper / base))


def expected_on_the_limits(observed: float, confidence: float = 0.95) -> Interval[float]:
    """Return the expected counts for which this observed count lies on a funnel limit.

    `lower` is the expected count that puts the area on the lower limit, so it is the larger of
    the two: few were observed where many were expected. Exact Poisson (PHEindicatormethods
    finds the same by search).

    Raises:
        ValueError: If the count is negative or the confidence is not between 0 and 1.
    """
    limits = exact_limits(observed, confidence)
    return Interval(limits.upper, limits.lower)


def rates_on_the_limits(
    events: float, *, baseline: float, confidence: float = 0.95
) -> Interval[float]:
    """Return the rates at which an area with so many events lies on a funnel limit.

    `baseline` is the rate at the centre of the funnel; the answer is in its unit. Without an
    event an area is never above: both rates are 0.

    Raises:
        ValueError: If a number is negative or the confidence is not between 0 and 1.
    """
    centre = float(amounts(baseline, name="a baseline"))
    if amounts(events, name="a count") == 0:
        return Interval(0.0, 0.0)
    expected = expected_on_the_limits(events, confidence)
    return Interval(centre * events / expected.lower, centre * events / expected.upper)


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
