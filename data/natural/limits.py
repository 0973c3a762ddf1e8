"""Laney's u′ chart: centre and limits of events on a stretch of time, as wide as they vary.

Conventions for numbers, NaN and impossible input: `data.statistics.intervals`.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from data.statistics.intervals import Column, FloatArray, amounts

SIGMAS = 3.0
# The mean range of two values of a standard normal distribution, as it is printed and used.
D2 = 1.128
PAIR = 2


class NaturalLimits(NamedTuple):
    """`sigma_z` is how many times as far the rates move as chance would have them, never below 1.

    `centre`, `lower` and `upper` are in events for each unit of opportunity, one for each rate.
    """

    sigma_z: float
    centre: FloatArray
    lower: FloatArray
    upper: FloatArray


def natural_limits(
    events: Column,
    opportunity: Column,
    *,
    parts: Sequence[slice],
    season: "Column | None" = None,
    spent: int = 0,
) -> NaturalLimits:
    """Return centre and limits of a u′ chart (Laney 2002, Quality Engineering 14(4), 531-537).

    With rates uᵢ = xᵢ/nᵢ the centre is ū = Σx/Σn and z = (u − ū)/√(ū/n). How far z moves from one
    to the next, σ = mean |zᵢ − zᵢ₋₁| / 1.128, is 1 where events come by chance alone. The limits
    are ū ± 3σ√(ū/n), the lower never below 0. A σ below 1 is taken as 1, so that limits are never
    narrower than chance.

    Args:
        events: Counts, oldest first.
        opportunity: What they are counted on, above 0: days of a month, or hundreds of offences.
        parts: Stretches without a gap. No move is measured from one to another.
        season: How many times the centre each is to be expected at; all 1 where left out.
        spent: Numbers that `season` took from the same counts. As they draw the rates towards the
            centre, σ is widened by √((k − 1)/(k − 1 − spent)), k being how many counts there are.

    Raises:
        ValueError: If there is no move to measure, an opportunity is not above 0, or more numbers
            were spent than there are.
    """
    counts, base = amounts(events, name="a count"), amounts(opportunity, name="an opportunity")
    if np.any(base <= 0):
        raise ValueError("an opportunity lies above 0")
    shape = np.ones_like(counts) if season is None else amounts(season, name="a season")
    centre = counts.sum() / (base * shape).sum() * shape
    error = np.sqrt(centre / base)
    with np.errstate(invalid="ignore"):
        z = np.where(error > 0, (counts / base - centre) / error, 0.0)
    moves = np.concatenate([np.abs(np.diff(z[part])) for part in parts])
    free = len(counts) - 1 - spent
    if not len(moves) or free <= 0:
        raise ValueError("too few counts to say how far they vary")
    sigma = max(1.0, float(moves.mean()) / D2 * float(np.sqrt((len(counts) - 1) / free)))
    reach = SIGMAS * sigma * error
    return NaturalLimits(sigma, centre, np.maximum(centre - reach, 0.0), centre + reach)
