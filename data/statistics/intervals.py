"""Limits of counts and proportions, and the rules all our statistics keep.

Every function takes one number or a one-dimensional column of them and answers in kind: floats for
a number, arrays for a column. NaN in is NaN out, an impossible input is a `ValueError`, and what
nothing can be said about (a rate of nobody) is NaN, never zero.

The Poisson limits treat each event as independent. Offences of domestic abuse repeat per victim,
so these intervals are too narrow: whoever shows one says so beside it.

`scipy.special` alone is imported: `scipy.stats` would triple the time to start.

Powers, roots and logarithms are `np.float_power` and those of `scipy.special`: NumPy's `**`, `cbrt`
or `log` have another last digit where a processor has AVX-512, and releases would have other bytes.
"""

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeAlias, TypeVar, overload

import numpy as np
import numpy.typing as npt
from scipy.special import gammainccinv, gammaincinv, ndtri

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

FloatArray = npt.NDArray[np.float64]
Column: TypeAlias = "Sequence[float] | npt.NDArray[Any] | pd.Series[Any]"
Number = TypeVar("Number", float, FloatArray)

BYAR_FROM = 10  # below it the approximation drifts and the exact limits are used


class Interval(NamedTuple, Generic[Number]):
    """Lower and upper limit, in the unit of what they belong to."""

    lower: Number
    upper: Number


def z_score(confidence: float) -> float:
    """Return the standard normal deviate of a two-sided confidence, 1.96 for 0.95.

    Raises:
        ValueError: If the confidence is not between 0 and 1.
    """
    return float(-ndtri(tail(confidence)))


def tail(confidence: float) -> float:
    """Return the probability left in each tail, 0.025 for 0.95.

    Raises:
        ValueError: If the confidence is not between 0 and 1.
    """
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence lies between 0 and 1, not at {confidence}")
    return (1 - confidence) / 2


def amounts(values: "float | Column", *, name: str) -> FloatArray:
    """Return the values as floats, a missing one as NaN.

    Raises:
        ValueError: If one is negative or infinite.
    """
    numbers = np.asarray(values, dtype=np.float64)
    if np.any(numbers < 0) or np.any(np.isinf(numbers)):
        raise ValueError(f"{name} must be finite and not negative")
    return numbers


@overload
def exact_limits(count: float, confidence: float = 0.95) -> Interval[float]: ...
@overload
def exact_limits(count: Column, confidence: float = 0.95) -> Interval[FloatArray]: ...
def exact_limits(count: "float | Column", confidence: float = 0.95) -> Interval[Any]:
    """Return the exact Poisson limits of a count (Garwood 1936).

    Lower ½χ²(α/2; 2x) and upper ½χ²(1−α/2; 2x+2), written with the gamma function that both are.
    A count of 0 has the lower limit 0.

    Raises:
        ValueError: If a count is negative or the confidence is not between 0 and 1.
    """
    events = amounts(count, name="a count")
    alpha = tail(confidence)
    with np.errstate(invalid="ignore"):
        lower = np.where(events == 0, 0.0, gammaincinv(events, alpha))
    return Interval(in_kind(lower), in_kind(gammainccinv(events + 1, alpha)))


@overload
def byar_limits(count: float, confidence: float = 0.95) -> Interval[float]: ...
@overload
def byar_limits(count: Column, confidence: float = 0.95) -> Interval[FloatArray]: ...
def byar_limits(count: "float | Column", confidence: float = 0.95) -> Interval[Any]:
    """Return the limits of a count: Byar's approximation from 10, exact Poisson below.

    Method of the Office for Health Improvement and Disparities (PHEindicatormethods), after
    Breslow and Day 1987.

    Raises:
        ValueError: If a count is negative or the confidence is not between 0 and 1.
    """
    events = amounts(count, name="a count")
    z = z_score(confidence)
    large = np.maximum(events, BYAR_FROM)  # keeps the root real where Byar is not used
    above = large + 1
    small = events < BYAR_FROM
    exact = exact_limits(events, confidence)
    lower = large * np.float_power(1 - 1 / (9 * large) - z / (3 * np.sqrt(large)), 3)
    upper = above * np.float_power(1 - 1 / (9 * above) + z / (3 * np.sqrt(above)), 3)
    return Interval(
        in_kind(np.where(small, exact.lower, np.maximum(lower, 0))),
        in_kind(np.where(small, exact.upper, upper)),
    )


@overload
def wilson_limits(count: float, total: float, confidence: float = 0.95) -> Interval[float]: ...
@overload
def wilson_limits(
    count: Column, total: "float | Column", confidence: float = 0.95
) -> Interval[FloatArray]: ...
def wilson_limits(
    count: "float | Column", total: "float | Column", confidence: float = 0.95
) -> Interval[Any]:
    """Return the limits of a proportion (Wilson 1927), between 0 and 1.

    Only for a count that is part of its total; otherwise use `crude_rate`. A total of 0 has no
    proportion: both limits are NaN.

    Raises:
        ValueError: If a count is negative or above its total, or the confidence is not between
            0 and 1.
    """
    part, whole = np.broadcast_arrays(
        amounts(count, name="a count"), amounts(total, name="a total")
    )
    if np.any(part > whole):
        raise ValueError("a count cannot exceed the total it is part of")
    z = z_score(confidence)
    size = np.where(whole > 0, whole, np.nan)
    spread = z * np.sqrt(z**2 + 4 * part * (1 - part / size))
    doubled = 2 * (size + z**2)
    lower = (2 * part + z**2 - spread) / doubled
    upper = (2 * part + z**2 + spread) / doubled
    # Rounding must not leave a proportion of 0 or 1 outside its own interval.
    return Interval(
        in_kind(np.where(part == 0, 0 * size, np.maximum(lower, 0))),
        in_kind(np.where(part == whole, size / size, np.minimum(upper, 1))),
    )


def in_kind(values: npt.NDArray[Any]) -> Any:  # noqa: ANN401 - the overloads say which
    """Return a float where a number was asked about, the array otherwise."""
    return float(values) if np.ndim(values) == 0 else values
