"""Chances by permutation, so many that no class hangs on which neighbours were drawn."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from data.pipeline.wards.weights import Matrix
from data.statistics.multiple_tests import benjamini_hochberg

Column = NDArray[np.float64]
Mask = NDArray[np.bool_]
Counts = NDArray[np.int64]

SEED = 20250731
FALSE_DISCOVERIES = 0.05
STAGES = (10_000, 90_000, 900_000)  # draws of an area, one stage after another: a million at most
ENOUGH = 400  # draws as far out by which a chance is known to within a twentieth of itself
RERUNS = 1_000  # repetitions with draws of their own, none of which may class a settled area anew
# How far a repetition may fall short on the scale of square roots, where its counts spread by 0.7.
SHORT = 4
BLOCK = 100_000
AT_ONCE = 10_000  # draws that are added up together: as many as a processor has close at hand
WIDTH = 12  # neighbours are dealt in twelves, so that tests of the same areas share their draws


@dataclass(frozen=True)
class Surroundings:
    """Where the neighbours of each area stand among neighbours drawn at random.

    `p_value` is two-sided and `error` its Monte Carlo standard error. `above` is True where the
    real neighbours lie on the upper side. `stands` is True where the test stands at the rate of
    false discoveries, and `borderline` where it would not, or would after all, in any of `RERUNS`
    repetitions with other draws, as those already drawn foretell them. `draws` is how many there
    were.
    """

    p_value: Column
    error: Column
    above: Mask
    stands: Mask
    borderline: Mask
    draws: Counts


def surroundings(
    values: Column,
    weights: Matrix,
    *,
    seed: int = SEED,
    rate: float = FALSE_DISCOVERIES,
    enough: int = ENOUGH,
) -> Surroundings:
    """Compare each area's neighbours with as many drawn from all other areas.

    Conditional permutation: an area keeps its own value and the others are dealt out anew. Gi*
    and local Moran both rise with the weighted sum of the neighbours and with nothing else that
    is dealt out, so this one test serves both. Two-sided: p = 2(M + 1)/(R + 1), at most 1, where
    M counts the draws at least as far out on the nearer side.

    R grows from 10,000 to 1,000,000, but only for areas whose class might still change, and for
    those with fewer than `enough` draws as far out, whose chance is small and not yet well known
    (sequential Monte Carlo: Besag and Clifford 1991, doi 10.1093/biomet/78.2.301).

    Args:
        values: One for each area.
        weights: Of the neighbours, 0 on the diagonal; every area has one at least.
        seed: Of the draws, so that the same input gives the same chances.
        rate: Of false discoveries over all areas, by Benjamini and Hochberg.
        enough: M from which a chance is known well enough; 0 where only the class is asked for.
    """
    upper, lower, stage = (np.zeros(len(values), dtype=np.int64) for _ in range(3))
    going = np.ones(len(values), dtype=bool)
    while going.any():
        for area in map(int, np.flatnonzero(going)):
            key = (seed, int(stage[area]))
            more, less = _count(values, weights[area], area=area, key=key)
            upper[area] += more
            lower[area] += less
        stage[going] += 1
        found = judged(upper, lower, draws=np.cumsum(STAGES)[stage - 1], rate=rate, seed=seed)
        unknown = found.borderline | (np.minimum(upper, lower) < enough)
        going = unknown & (stage < len(STAGES))
    return found


def judged(upper: Counts, lower: Counts, *, draws: Counts, rate: float, seed: int) -> Surroundings:
    """Turn counts of draws into chances, and say which tests stand and which of those are settled.

    Args:
        upper: Draws at least as high as what was found, one for each area.
        lower: Draws at least as low.
        draws: All of them, one at least.
        rate: Of false discoveries.
        seed: Of the repetitions.
    """
    beyond = np.minimum(upper, lower)
    share = (beyond + 1) / (draws + 1)
    p_value = np.minimum(1.0, 2 * share)
    stands = benjamini_hochberg(p_value, rate=rate)
    other = np.zeros(len(draws), dtype=bool)
    near = may_stand(beyond, draws=draws, rate=rate)
    if near.any():
        seen, of, held = beyond[near], draws[near], stands[near]
        random = np.random.default_rng([seed, RERUNS])
        hits, misses = seen + 1, of - seen + 1
        again = np.array([random.binomial(of, random.beta(hits, misses)) for _ in range(RERUNS)])
        chance = np.minimum(1.0, 2 * (again + 1) / (of + 1))
        changed = benjamini_hochberg(chance, rate=rate * near.mean()) != held
        other[near] = changed.any(axis=0)
    return Surroundings(
        p_value=p_value,
        error=2 * np.sqrt(share * (1 - share) / draws),
        above=upper < lower,
        stands=stands,
        borderline=other,
        draws=draws,
    )


def may_stand(beyond: Counts, *, draws: Counts, rate: float) -> Mask:
    """Tell which tests would stand in the luckiest repetition; all others stand in none.

    A repetition draws its chance from those that `beyond` allows and its count from that chance:
    about the same count, with twice the variance of a Poisson count, so that its square root
    spreads by √½ whatever it is. One that falls short by `SHORT` is seen once in 100 million.

    Args:
        beyond: Draws at least as far out as what was found, one number for each area.
        draws: All of them.
        rate: Of false discoveries.
    """
    fewest = np.maximum(np.sqrt(beyond + 1) - SHORT, 1.0) ** 2
    return benjamini_hochberg(np.minimum(1.0, 2 * fewest / (draws + 1)), rate=rate)


def _count(values: Column, row: Column, *, area: int, key: tuple[int, int]) -> tuple[int, int]:
    """Count the draws of one stage at least as high and at least as low as the real neighbours."""
    near = np.flatnonzero(row)
    others = np.delete(values, area)
    found = row[near] @ values[near]
    # Sums of the same numbers in another order differ in their last digit.
    slack = 1e-9 * max(abs(float(found)), 1e-12)
    most = min(len(others), -(-near.size // WIDTH) * WIDTH)
    weighted = [weight * others for weight in row[near]]
    upper = lower = 0
    for block in range(-(-STAGES[key[1]] // BLOCK)):
        dealt = _deal(len(others), most, (*key, block))
        for start in range(0, dealt.shape[1], AT_ONCE):
            some = dealt[:, start : start + AT_ONCE]
            sums, part = np.zeros(some.shape[1]), np.empty(some.shape[1])
            for place, held in zip(some, weighted, strict=False):
                # Every place is one of the others: "clip" spares looking whether it is.
                held.take(place, out=part, mode="clip")
                sums += part
            upper += int(np.count_nonzero(sums >= found - slack))
            lower += int(np.count_nonzero(sums <= found + slack))
    return upper, lower


@lru_cache(maxsize=2 * sum(-(-size // BLOCK) for size in STAGES))
def _deal(others: int, most: int, key: tuple[int, int, int]) -> NDArray[np.int16]:
    """Return which of the other areas is dealt to each place: `most` rows, no area twice a draw.

    The first steps of the shuffle of Fisher and Yates, in all draws of a block at once. No deck is
    held: it is in order but for the cards that were moved, and those alone are looked for.
    """
    seed, stage, block = key
    size = min(BLOCK, STAGES[stage])
    random = np.random.default_rng([seed, stage, block])
    drawn = np.empty((most, size), dtype=np.int16)
    for rows in np.array_split(np.arange(size), -(-size // 5_000)):
        for place in range(most):
            drawn[place, rows] = random.integers(place, others, size=rows.size)
    dealt, moved = drawn.copy(), np.empty_like(drawn)
    for place in range(most):
        moved[place] = place
        for earlier in range(place):
            np.copyto(dealt[place], moved[earlier], where=drawn[earlier] == drawn[place])
            np.copyto(moved[place], moved[earlier], where=drawn[earlier] == place)
    return dealt
