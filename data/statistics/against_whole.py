"""Whether the change of any area differs from that of all of them together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.special import chdtrc, erfc, expm1, xlogy

from data.statistics.change import Change
from data.statistics.intervals import FloatArray, Interval, z_score
from data.statistics.multiple_tests import benjamini_hochberg

COMPARED_FROM = 8  # areas: a whole of fewer is made of the very areas held against it
FALSE_DISCOVERIES = 0.05


@dataclass(frozen=True, kw_only=True)
class Relative:
    """One area's change beside that of all areas together.

    `size` is how many per cent more (or less, below 0) the area's value is than it would be had it
    changed as all together did, in points of a share, with its 95% limits. `differs` is whether it
    is among those that stand when at most 5% of those that stand are false.
    """

    size: float
    limits: Interval[float]
    p_value: float
    differs: bool


@dataclass(frozen=True, kw_only=True)
class AgainstWhole:
    """All areas of a comparison beside their sum.

    Attributes:
        size: The change of all areas together, in per cent; in points where `in_points`.
        in_points: Whether the values are shares.
        areas: By code.
        phi: The dispersion that chances and limits rest on.
        chi_squared: Pearson's X² of the counts of all areas in both periods, before φ.
        freedom: Its degrees of freedom.
        p_value: The chance that changes would differ by as much, X² divided by φ.
    """

    size: float
    in_points: bool
    areas: Mapping[str, Relative]
    phi: float
    chi_squared: float
    freedom: int
    p_value: float

    @property
    def differing(self) -> list[str]:
        """Return the codes of areas whose change differs from that of all."""
        return [code for code, one in self.areas.items() if one.differs]


def against_whole(changes: Mapping[str, Change]) -> AgainstWhole | None:
    """Hold the change of each area against that of all together.

    An area's change over that of all is its share of all events, later over earlier, per what both
    are divided by. Given all events of each period that is a ratio of two proportions, with the
    variance of its logarithm φ·((1/x₂ − 1/n₂) + (1/x₁ − 1/n₁)) (Katz and others 1978, doi
    10.2307/2530610; widened as quasi-likelihood does). Which of the areas differ is decided with a
    false discovery rate of 5% over all of them.

    Of shares it is the difference in points between an area's change and that of all, with the
    variance Σ P(1 − P)(1/nᵢ − 1/n) over both periods, P the share of all areas together.

    Args:
        changes: Of all areas that have one, over the same two periods, each with its counts.

    Returns:
        None of fewer than eight areas, or where one area holds every event.
    """
    held = list(changes.values())
    counts = np.array([[one.earlier.numerator, one.later.numerator] for one in held])
    if len(held) < COMPARED_FROM or np.any(counts >= counts.sum(axis=0)):
        return None
    exposed = np.array([[one.earlier.exposure, one.later.exposure] for one in held])
    shares = held[0].points is not None
    phi = max(one.phi for one in held)
    found = _of_shares(counts, exposed) if shares else _of_ratios(counts, exposed, phi=phi)
    chances: FloatArray = erfc(np.abs(found.beside) / found.error / np.sqrt(2))
    stands = benjamini_hochberg(chances, rate=FALSE_DISCOVERIES)
    reach = z_score(1 - FALSE_DISCOVERIES) * found.error
    lower, middle, upper = (
        100 * (each if shares else expm1(each))
        for each in (found.beside - reach, found.beside, found.beside + reach)
    )
    freedom = len(held) - 1
    return AgainstWhole(
        size=100 * found.whole,
        in_points=shares,
        areas={
            code: Relative(
                size=float(middle[at]),
                limits=Interval(float(lower[at]), float(upper[at])),
                p_value=float(chances[at]),
                differs=bool(stands[at]),
            )
            for at, code in enumerate(changes)
        },
        phi=phi,
        chi_squared=found.squared,
        freedom=freedom,
        p_value=float(chdtrc(freedom, found.squared / phi)),
    )


class _Beside(NamedTuple):
    """The change of the whole, each area's beside it with its standard error, and X²."""

    whole: float
    beside: FloatArray
    error: FloatArray
    squared: float


def _of_ratios(counts: FloatArray, exposed: FloatArray, *, phi: float) -> _Beside:
    rates, every = counts / exposed, counts.sum(axis=0)
    # Counts that stand alone are exposed to the same in each area, and so is their sum.
    together = every / (1.0 if np.all(exposed == 1) else exposed.sum(axis=0))
    ratio = together[1] / together[0]
    odds = exposed[:, 1] / exposed[:, 0] * ratio
    later = counts.sum(axis=1) * odds / (1 + odds)
    fitted = np.column_stack([later / odds, later])
    return _Beside(
        whole=float(ratio - 1),
        beside=xlogy(1.0, rates[:, 1] / rates[:, 0]) - xlogy(1.0, ratio),
        error=np.sqrt(phi * (1 / counts - 1 / every).sum(axis=1)),
        squared=float(((counts - fitted) ** 2 / fitted).sum()),
    )


def _of_shares(counts: FloatArray, exposed: FloatArray) -> _Beside:
    every, totals = counts.sum(axis=0), exposed.sum(axis=0)
    share = every / totals
    rates = counts / exposed
    beside = (rates[:, 1] - rates[:, 0]) - (share[1] - share[0])
    spread = share * (1 - share)
    return _Beside(
        whole=float(share[1] - share[0]),
        beside=beside,
        error=np.sqrt((spread * (1 / exposed - 1 / totals)).sum(axis=1)),
        squared=float((beside**2 / (spread / exposed).sum(axis=1)).sum()),
    )
