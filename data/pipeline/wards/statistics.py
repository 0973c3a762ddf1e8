"""Whether an area lies in a group of areas that differ from London: pure functions of numbers.

The formulas are those of esda, which the tests hold them to. esda itself is not imported here:
it takes longer to load than the whole analysis to run, and its permutations are slower.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from data.pipeline.wards.weights import Matrix

Column = NDArray[np.float64]
PERMUTATIONS = 9_999
SEED = 20250731


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


@dataclass(frozen=True)
class Surroundings:
    """Where the neighbours of each area stand among neighbours drawn at random.

    `p_value` is two-sided. `above` is True where the real neighbours lie on the upper side.
    """

    p_value: Column
    above: NDArray[np.bool_]


def surroundings(
    values: Column, weights: Matrix, *, permutations: int = PERMUTATIONS, seed: int = SEED
) -> Surroundings:
    """Compare each area's neighbours with as many drawn from all other areas.

    Conditional permutation: an area keeps its own value and the others are dealt out anew. Gi*
    and local Moran both rise with the weighted sum of the neighbours and with nothing else that
    is dealt out, so this one test serves both. Two-sided: p = 2(M + 1)/(R + 1), at most 1, where
    M counts the draws at least as far out on the nearer side.

    Args:
        values: One for each area.
        weights: Of the neighbours, 0 on the diagonal; every area has one at least.
        permutations: R.
        seed: Of the draws, so that the same input gives the same classes.
    """
    most = int((weights > 0).sum(axis=1).max())
    places = _draws(len(values) - 1, most, permutations, seed)
    p_value = np.empty(len(values))
    above = np.empty(len(values), dtype=bool)
    for area, row in enumerate(weights):
        near = np.flatnonzero(row)
        others = np.delete(values, area)
        dealt = np.zeros(permutations)
        for place, weight in zip(places, row[near], strict=False):
            dealt += weight * others[place]
        found = row[near] @ values[near]
        # Sums of the same numbers in another order differ in their last digit.
        slack = 1e-9 * max(abs(found), 1e-12)
        upper = int((dealt >= found - slack).sum())
        lower = int((dealt <= found + slack).sum())
        above[area] = upper < lower
        p_value[area] = min(1.0, 2 * (min(upper, lower) + 1) / (permutations + 1))
    return Surroundings(p_value, above)


@lru_cache(maxsize=4)
def _draws(others: int, most: int, permutations: int, seed: int) -> NDArray[np.intp]:
    """Return which of the other areas is dealt to each place: `most` rows, no area twice a draw."""
    random = np.random.default_rng(seed)
    dealt = np.empty((permutations, most), dtype=np.intp)
    for block in np.array_split(np.arange(permutations), max(1, permutations // 1000)):
        numbers = random.random((block.size, others))
        part = np.argpartition(numbers, most - 1, axis=1)[:, :most]
        order = np.argsort(np.take_along_axis(numbers, part, axis=1), axis=1, kind="stable")
        dealt[block] = np.take_along_axis(part, order, axis=1)
    return np.ascontiguousarray(dealt.T)
