"""Whether an area lies in a group of areas that differ from London: pure functions of numbers.

The formulas are those of esda, which the tests hold them to. esda itself is not imported here:
it takes longer to load than the whole analysis to run, and its permutations are slower.
"""

import numpy as np
from numpy.typing import NDArray

from data.pipeline.wards.weights import Matrix

Column = NDArray[np.float64]


def smoothed_rates(counts: Column, residents: Column) -> Column:
    """Return empirical-Bayes rates per resident: rates of few residents drawn towards the mean.

    Marshall 1991 (doi 10.2307/2347593), global form: with m the rate of all areas together,
    s² = Σnᵢ(rᵢ − m)²/Σnᵢ and a = s² − m/n̄ (0 at least), each rate is m + (rᵢ − m)·a/(a + m/nᵢ).

    Args:
        counts: Events of each area, at least one altogether.
        residents: Above 0.
    """
    mean = counts.sum() / residents.sum()
    rates = counts / residents
    spread = (residents * (rates - mean) ** 2).sum() / residents.sum()
    between = max(spread - mean / residents.mean(), 0.0)
    shrunk: Column = mean + (rates - mean) * between / (between + mean / residents)
    return shrunk


def gi_star(values: Column, weights: Matrix) -> Column:
    """Return Getis-Ord Gi* as z: each area and its neighbours together against all areas.

    Ord and Getis 1995: (Σⱼwᵢⱼxⱼ − x̄Σⱼwᵢⱼ) / (S√((nΣⱼwᵢⱼ² − (Σⱼwᵢⱼ)²)/(n−1))), with wᵢᵢ = 1.

    Args:
        values: One for each area, not all equal.
        weights: Of the neighbours, 0 on the diagonal.
    """
    own = weights + np.eye(len(values))
    total = own.sum(axis=1)
    room = (len(values) * (own**2).sum(axis=1) - total**2) / (len(values) - 1)
    z: Column = (own @ values - values.mean() * total) / (values.std() * np.sqrt(room))
    return z


def local_moran(values: Column, weights: Matrix) -> Column:
    """Return local Moran's I (Anselin 1995), weights standardised so that each row adds up to 1.

    Above 0 where an area is like its neighbours, below 0 where it is on the other side of the
    mean.
    """
    apart = values - values.mean()
    around = (weights @ apart) / weights.sum(axis=1)
    moran: Column = (len(values) - 1) * apart * around / (apart**2).sum()
    return moran
