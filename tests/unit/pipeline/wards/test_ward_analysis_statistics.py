"""The statistics against worked values and against esda. Other figures are made up."""

import numpy as np
import pytest

from data.pipeline.wards.permutations import surroundings
from data.pipeline.wards.statistics import gi_star, local_moran, smoothed_rates

# The example of esda's own tests: six points, neighbours within 15.
POINTS = np.array([(10, 10), (20, 10), (40, 10), (15, 20), (30, 20), (30, 30)], dtype=float)
VALUES = np.array([2, 3, 3.2, 5, 8, 7])
GI_STAR = [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331]
MORAN = [0.32926829, -0.08885017, -0.86236934, -0.01916376, -0.08623693, 1.32229965]


@pytest.fixture(scope="module")
def near():
    apart = np.linalg.norm(POINTS[:, None] - POINTS[None], axis=2)
    return ((apart <= 15) & (apart > 0)).astype(float)


@pytest.fixture(scope="module")
def grid():
    """Ten by ten squares with the values of a hill in one corner."""
    place = np.array([(x, y) for x in range(10) for y in range(10)])
    apart = np.abs(place[:, None] - place[None]).sum(axis=2)
    noise = np.random.default_rng(7).normal(size=100)
    return 5 * np.exp(-(place**2).sum(axis=1) / 8) + noise, (apart == 1).astype(float)


def as_esda(weights):
    from libpysal.weights import W  # noqa: PLC0415 - takes seconds to load

    rows = {area: list(map(int, np.flatnonzero(row))) for area, row in enumerate(weights)}
    return W(rows, silence_warnings=True)


def test_gi_star_gives_the_worked_values(near):
    assert gi_star(VALUES, near) == pytest.approx(GI_STAR, abs=5e-9)


def test_local_moran_gives_the_worked_values(near):
    assert local_moran(VALUES, near) == pytest.approx(MORAN, abs=5e-9)


@pytest.mark.filterwarnings("ignore")
def test_both_statistics_and_their_chances_agree_with_esda(grid):
    from esda import G_Local, Moran_Local  # noqa: PLC0415 - takes seconds to load

    values, weights = grid
    theirs = G_Local(
        values, as_esda(weights), transform="B", star=True, permutations=999, seed=1, n_jobs=1
    )
    moran = Moran_Local(values, as_esda(weights), permutations=999, seed=1, n_jobs=1)
    ours = surroundings(values, weights).p_value

    assert gi_star(values, weights) == pytest.approx(theirs.Zs, abs=1e-9)
    assert local_moran(values, weights) == pytest.approx(moran.Is, abs=1e-9)
    # Theirs is of one side: twice that is ours, up to the chance of the draws.
    assert ours == pytest.approx(np.minimum(1, 2 * moran.p_sim), abs=0.1)
    assert np.abs(ours - np.minimum(1, 2 * moran.p_sim)).mean() < 0.02


@pytest.mark.filterwarnings("ignore")
def test_smoothed_rates_agree_with_esda():
    from esda.smoothing import Empirical_Bayes  # noqa: PLC0415 - takes seconds to load

    counts, residents = np.array([3.0, 40, 55, 9, 80]), np.array([400.0, 3000, 9000, 700, 5000])

    assert smoothed_rates(counts, residents) == pytest.approx(
        np.asarray(Empirical_Bayes(counts, residents).r).ravel(), rel=1e-12
    )


def test_a_rate_of_few_residents_is_drawn_further_towards_the_mean():
    counts, residents = np.array([20.0, 2000, 500, 900]), np.array([1e3, 1e5, 1e5, 1e5])

    smoothed = smoothed_rates(counts, residents)

    assert smoothed[0] < smoothed[1] < 0.02


def test_rates_that_differ_by_chance_alone_become_one_rate():
    smoothed = smoothed_rates(np.array([10.0, 11, 9]), np.full(3, 1e3))

    assert smoothed == pytest.approx([0.01] * 3)
