"""The model against a public set with printed answers. All other figures are made up."""

import os

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.pipeline.wards.bym2 import fit, structure
from data.pipeline.wards.model_years import Chains
from tests.unit.pipeline.wards.lip_cancer import EXPECTED, OBSERVED, OUTDOORS, neighbours

pytestmark = pytest.mark.long
# Read as the first fit is compiled. That takes longer than these fits, and what spares time in
# fits of many minutes costs most of it; the draws differ in their last digits.
os.environ.setdefault(
    "XLA_FLAGS", "--xla_backend_optimization_level=0 --xla_cpu_use_fusion_emitters=false"
)

# Morris 2019, "Spatial Models in Stan", section on BYM2: posterior mean, standard deviation and
# effective draws as printed there; the model, the priors and the scaling are the same.
PRINTED = {
    "intercept": (-0.217, 0.129, 1927, 3),
    "slope": (0.365, 0.134, 2065, 3),
    "sigma": (0.514, 0.0885, 739, 3),
    "rho": (0.878, 0.144, 686, 3),
    "fifth": (13.8, 3.13, 5079, 1),
}
# The same model by R-INLA, printed beside it: no draws, so no Monte Carlo error, but priors on the
# variance that differ a little.
INLA = {"intercept": (-0.2216, 0.1265), "slope": (0.3707, 0.1320)}
SHORT = Chains(number=1, warm_up=200, draws=200)


@pytest.fixture(scope="module")
def scotland():
    found = fit(OBSERVED, EXPECTED, neighbours(), covariates=OUTDOORS[:, None] / 10)
    drawn = {
        "intercept": found.intercept,
        "slope": found.coefficients[:, 0],
        "sigma": found.sigma,
        "rho": found.rho,
        "fifth": found.relative[:, 4] * EXPECTED[4],
    }
    return found, drawn


@pytest.fixture(scope="module")
def grid():
    place = np.array([(x, y) for x in range(8) for y in range(8)])
    return (np.abs(place[:, None] - place[None]).sum(axis=2) == 1).astype(float)


@pytest.mark.parametrize("name", PRINTED)
def test_lip_cancer_gives_the_printed_posterior_as_far_as_draws_can_tell(scotland, name):
    found, drawn = scotland
    mean, spread, draws, digits = PRINTED[name]
    error = np.hypot(spread / np.sqrt(draws), drawn[name].std() / np.sqrt(found.effective))
    rounding = 0.5 * 10.0**-digits

    assert abs(drawn[name].mean() - mean) <= 3 * error + rounding
    assert drawn[name].std() == pytest.approx(spread, rel=0.1)


@pytest.mark.parametrize("name", INLA)
def test_lip_cancer_agrees_with_a_method_without_draws(scotland, name):
    _, drawn = scotland
    mean, spread = INLA[name]

    assert drawn[name].mean() == pytest.approx(mean, abs=0.1 * spread)
    assert drawn[name].std() == pytest.approx(spread, rel=0.05)


def test_the_list_of_neighbours_is_mutual_and_in_one_piece():
    near = neighbours()

    assert (near == near.T).all()
    assert near.sum() == 264
    assert np.linalg.matrix_power(near + np.eye(56), 55).all()


def test_the_chains_of_the_example_agree_and_are_long_enough(scotland):
    found, _ = scotland

    assert found.r_hat < 1.01
    assert found.effective > 400
    assert found.divergences == 0


def test_the_scaled_structure_has_a_variance_of_one_on_the_geometric_mean(grid):
    for near in (grid, neighbours()):
        vectors, variances = structure(near)
        covariance = (vectors * variances) @ vectors.T

        assert np.exp(np.log(np.diag(covariance)).mean()) == pytest.approx(1)
        assert covariance.sum() == pytest.approx(0, abs=1e-9)
        precision = np.diag(near.sum(axis=1)) - near
        again = precision @ covariance @ precision
        assert again / again[0, 0] == pytest.approx(precision / precision[0, 0], abs=1e-9)


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(12)))
def test_the_structure_does_not_hang_on_the_order_of_the_areas(order):
    ring = np.roll(np.eye(12), 1, axis=1) + np.roll(np.eye(12), -1, axis=1)
    ring[0, 6] = ring[6, 0] = 1
    vectors, variances = structure(ring)
    moved, others = structure(ring[np.ix_(order, order)])

    one = (vectors * variances) @ vectors.T
    other = (moved * others) @ moved.T
    assert other == pytest.approx(one[np.ix_(order, order)], abs=1e-9)


def test_an_area_of_few_events_borrows_from_its_neighbours(grid):
    """Left half high, right half low; one small area on the left has no event at all."""
    expected = np.full(64, 50.0)
    counts = np.where(np.arange(64) < 32, 90.0, 30.0)
    small = 10
    expected[small], counts[small] = 1.0, 0.0

    found = fit(counts, expected, grid, chains=SHORT)

    means = found.relative.mean(axis=0)
    assert means[small] > 1.2
    assert means[:32].min() > means[32:].max()
    assert found.rho.mean() > 0.6


def test_a_wider_spread_of_counts_widens_what_is_known_of_each_area(grid):
    counts = np.random.default_rng(5).poisson(60, 64).astype(float)
    counts[20] = 120.0

    plain = fit(counts, np.full(64, 60.0), grid, chains=SHORT)
    wide = fit(counts, np.full(64, 60.0), grid, phi=3.0, chains=SHORT)

    assert wide.relative[:, 20].mean() < plain.relative[:, 20].mean()
    assert wide.sigma.mean() < plain.sigma.mean()


def test_the_same_seed_gives_the_same_draws(grid):
    counts = np.random.default_rng(6).poisson(40, 64).astype(float)

    once, again = (fit(counts, np.full(64, 40.0), grid, chains=SHORT) for _ in range(2))

    assert (once.relative == again.relative).all()
