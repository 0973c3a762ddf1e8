"""Limits as wide as counts vary: widened by the dispersion measured for a series.

Conventions for numbers, columns, NaN and impossible input: `data.statistics.intervals`.
"""

from collections.abc import Iterable, Mapping
from math import inf, sqrt
from typing import Any, NamedTuple

import numpy as np

from data.statistics.intervals import Column, FloatArray, Interval, amounts

NOT_MEASURED = 1.0  # the φ of single events, each by chance


def widen(
    value: "float | Column", limits: "Interval[Any]", *, phi: "float | Column"
) -> Interval[FloatArray]:
    """Widen limits of values that vary φ times as much as chance would have them.

    With the limits L and U of a value v: v·exp(−√φ·ln(v/L)) and v·exp(√φ·ln(U/v)). The standard
    deviation of a quasi-Poisson count is √φ times that of a Poisson one (McCullagh and Nelder
    1989, section 6.2), and so is that of a rate; on the scale of logarithms no limit falls below
    zero. A value of 0 keeps its limits, and where φ is 1 all do.

    Raises:
        ValueError: If a value is negative or a φ is below 1.
    """
    middle, spread = np.broadcast_arrays(
        amounts(value, name="a value"), amounts(phi, name="a dispersion")
    )
    if np.any(spread < 1):
        raise ValueError("a dispersion is 1 or more: limits are never made narrower")
    lower, upper = (np.asarray(each, dtype=np.float64) for each in limits)
    reach = np.sqrt(spread)
    wider = (spread > 1) & (middle > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return Interval(
            np.where(wider, _farther(lower, middle, reach=reach), lower),
            np.where(wider, _farther(upper, middle, reach=reach), upper),
        )


def widened_ratio(ratio: float, limits: Interval[float], *, phi: float) -> Interval[float]:
    """Widen the limits of a ratio of two counts that vary φ times as much as chance.

    As `widen`, for one number.

    Raises:
        ValueError: If the ratio is negative or φ is below 1.
    """
    if not 0 < ratio < inf or not NOT_MEASURED <= phi < inf:
        wide = widen(ratio, limits, phi=phi)
        return Interval(float(wide.lower), float(wide.upper))
    if phi == NOT_MEASURED:
        return Interval(float(limits.lower), float(limits.upper))
    # Columns of one number would take several times as long.
    middle, reach = np.float64(ratio), np.float64(sqrt(phi))
    lower, upper = (float(_farther(np.float64(each), middle, reach=reach)) for each in limits)
    return Interval(lower, upper)


def _farther(limit: Any, middle: Any, *, reach: Any) -> Any:  # noqa: ANN401 - a number or a column
    """Return a limit `reach` times as far from the middle, on the scale of logarithms."""
    return middle * np.float_power(limit / middle, reach)


class Measured(NamedTuple):
    """One dispersion as the manifest of a release states it.

    `freedom` are its degrees of freedom and `start` and `end` ISO days of what it was measured on;
    `taken_from` names the level and era it belongs to where the series has none of its own.
    """

    indicator_id: str
    level: str
    era: str
    phi: float
    freedom: int
    start: str
    end: str
    taken_from: str | None


class Dispersions:
    """What a release states of dispersion, by measure, level and era."""

    def __init__(self, stated: Iterable[Mapping[str, Any]] = ()) -> None:
        """Read the entries of the manifest; without any, nothing is widened."""
        self.stated = tuple(Measured(*(one[name] for name in Measured._fields)) for one in stated)
        self._phi = {(one.indicator_id, one.level, one.era): one.phi for one in self.stated}

    def phi(self, indicator_id: str | None, *, level: str | None, era: str | None) -> float:
        """Return the φ that limits of these values are widened by; 1 where none was measured."""
        return self._phi.get((str(indicator_id), str(level), str(era)), NOT_MEASURED)

    def of(self, indicator_id: str) -> tuple[Measured, ...]:
        """Return what is stated of one measure, in the order of the manifest."""
        return tuple(one for one in self.stated if one.indicator_id == indicator_id)


UNWIDENED = Dispersions()
