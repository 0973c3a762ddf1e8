"""How likely chance alone would put a count as far from what was to be expected."""

import numpy as np
from scipy.special import cbrt, erfc

from data.statistics.intervals import BYAR_FROM, Column, FloatArray, amounts

SMALLEST = np.finfo(np.float64).tiny  # a chance is never nothing at all


def chance_against(counts: Column, *, expected: Column, phi: float = 1.0) -> FloatArray:
    """Return two-sided chances that counts of these expectations would lie as far out.

    The chance is the one that belongs to the published interval: below 5% exactly where the 95%
    limits leave the expectation out. Those are Byar's limits L and U widened by the dispersion φ,
    x·exp(−√φ·ln(x/L)) and x·exp(√φ·ln(U/x)), so a limit lies at E where Byar's own lies at
    B = x(E/x)^(1/√φ), and from there Byar's formula gives the normal deviate:
    z = 3√(x+1)·((B/(x+1))^⅓ − 1 + 1/(9(x+1))) for an expectation above the count, and
    z = 3√x·(1 − 1/(9x) − (B/x)^⅓) for one below.

    Args:
        counts: 10 or more each: below that no rate is given, and Byar's limits do not hold.
        expected: Above 0, one for each count.
        phi: 1 or more.

    Returns:
        One chance for each count, NaN where the count is.

    Raises:
        ValueError: If a count is below 10, an expectation is not above 0, or φ is below 1.
    """
    events, mean = amounts(counts, name="a count"), amounts(expected, name="an expectation")
    if np.any(events < BYAR_FROM):
        raise ValueError(f"a count below {BYAR_FROM} has no chance by Byar's limits")
    if np.any(mean <= 0):
        raise ValueError("an expectation lies above 0")
    if not phi >= 1:
        raise ValueError(f"a dispersion is 1 at least, not {phi}")
    limit = events * np.float_power(mean / events, 1 / np.sqrt(phi))
    more = events + 1
    above = 3 * np.sqrt(more) * (cbrt(limit / more) - 1 + 1 / (9 * more))
    below = 3 * np.sqrt(events) * (1 - 1 / (9 * events) - cbrt(limit / events))
    z = np.maximum(np.where(mean > events, above, below), 0.0)
    chance: FloatArray = np.maximum(erfc(z / np.sqrt(2)), SMALLEST)
    return chance
