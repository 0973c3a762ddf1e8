"""Rates and funnel limits, as pure functions of numbers.

The conventions for numbers, columns, NaN and impossible input are those of
`data.statistics.intervals`.
"""

from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, overload

import numpy as np

from data.statistics.intervals import (
    Column,
    FloatArray,
    Interval,
    Number,
    amounts,
    byar_limits,
    in_kind,
    z_score,
)

EVENTS_NEEDED = 10  # no rate, and so no change and no place in a funnel, from fewer
RELIABLE_FROM = 50  # a rate or a change from fewer is marked [u]


class Estimate(NamedTuple, Generic[Number]):
    """A value with its limits."""

    value: Number
    lower: Number
    upper: Number


@overload
def crude_rate(
    count: float, population: float, per: float = 1000, confidence: float = 0.95
) -> Estimate[float]: ...
@overload
def crude_rate(
    count: Column, population: "float | Column", per: float = 1000, confidence: float = 0.95
) -> Estimate[FloatArray]: ...
def crude_rate(
    count: "float | Column",
    population: "float | Column",
    per: float = 1000,
    confidence: float = 0.95,
) -> Estimate[Any]:
    """Return events per `per` of the population, with the limits of `byar_limits`.

    The population is taken as known. It need not hold the events, so the value may exceed `per`
    (outcomes per 100 offences). A population of 0 has no rate: value and limits are NaN.

    Raises:
        ValueError: If a count or a population is negative, `per` is not above 0, or the confidence
            is not between 0 and 1.
    """
    if not per > 0:
        raise ValueError(f"a rate is per something above 0, not per {per}")
    events, people = np.broadcast_arrays(
        amounts(count, name="a count"), amounts(population, name="a population")
    )
    scale = per / np.where(people > 0, people, np.nan)
    limits = byar_limits(events, confidence)
    return Estimate(
        in_kind(events * scale), in_kind(limits.lower * scale), in_kind(limits.upper * scale)
    )


@dataclass(frozen=True, kw_only=True)
class Funnel:
    """What a funnel plot needs: where it is centred and how wide it opens.

    Attributes:
        target: All counts over all populations, per `per`.
        phi: Mean squared z after winsorising. About 1 where areas differ by chance alone.
        tau: Standard deviation between areas beyond chance, in the unit of the target.
        per: What the rates are per.
    """

    target: float
    phi: float
    tau: float
    per: float

    @overload
    def limits(self, population: float, confidence: float = 0.95) -> Interval[float]: ...
    @overload
    def limits(self, population: Column, confidence: float = 0.95) -> Interval[FloatArray]: ...
    def limits(self, population: "float | Column", confidence: float = 0.95) -> Interval[Any]:
        """Return target ± z√(s² + τ²) for an area of this size, in the unit of the target.

        A rate cannot be negative, so the lower limit stops at 0. A population of 0 has no limits:
        both are NaN.

        Raises:
            ValueError: If a population is negative or the confidence is not between 0 and 1.
        """
        people = amounts(population, name="a population")
        variance = self.target * self.per / np.where(people > 0, people, np.nan)
        reach = z_score(confidence) * np.sqrt(variance + self.tau**2)
        return Interval(in_kind(np.maximum(self.target - reach, 0)), in_kind(self.target + reach))


def funnel(
    counts: Column, populations: Column, per: float = 1000, winsorise: float = 0.1
) -> Funnel:
    """Fit a funnel with additive overdispersion to the rates of several areas.

    Method: Spiegelhalter 2005 (doi 10.1002/sim.1970), sections on overdispersion. Each area's
    z = (rate − target)/s with s = √(target·per/population) is winsorised to the `winsorise` and
    1 − `winsorise` quantiles, so that a few unusual areas do not widen the funnel they should be
    seen against. φ = Σz²/k and τ² = max(0, (kφ − (k−1))/(Σw − Σw²/Σw)), w = 1/s².

    An area with a missing count, or without a population, is left out. Without any area all
    three figures are NaN; one area, or areas without a single event, have φ and τ of 0.

    Raises:
        ValueError: If a count or a population is negative, the columns differ in length, `per` is
            not above 0, or `winsorise` is not from 0 to below 0.5.
    """
    if not per > 0:
        raise ValueError(f"a rate is per something above 0, not per {per}")
    if not 0 <= winsorise < 0.5:  # noqa: PLR2004 - half from each end leaves nothing
        raise ValueError(f"the winsorised share lies from 0 to below 0.5, not at {winsorise}")
    events, people = amounts(counts, name="a count"), amounts(populations, name="a population")
    if events.shape != people.shape:
        raise ValueError("each area has one count and one population")
    known = np.isfinite(events) & (people > 0)
    events, people = np.atleast_1d(events[known]), np.atleast_1d(people[known])
    if not events.size:
        return Funnel(target=np.nan, phi=np.nan, tau=np.nan, per=per)
    target = float(per * events.sum() / people.sum())
    if target == 0:
        return Funnel(target=0.0, phi=0.0, tau=0.0, per=per)
    weights = people / (target * per)
    z = (per * events / people - target) * np.sqrt(weights)
    held = np.clip(z, *np.quantile(z, [winsorise, 1 - winsorise]))
    areas, total = z.size, weights.sum()
    phi = float(np.mean(held**2))
    room = total - (weights**2).sum() / total
    excess = areas * phi - (areas - 1)
    tau = float(np.sqrt(excess / room)) if areas > 1 and excess > 0 else 0.0
    return Funnel(target=target, phi=phi, tau=tau, per=per)
