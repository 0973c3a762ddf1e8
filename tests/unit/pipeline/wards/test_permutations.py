"""Chances by permutation: against chances that can be counted out, and from seed to seed."""

from itertools import permutations
from math import comb

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.pipeline.wards import permutations as module
from data.pipeline.wards.permutations import ENOUGH, STAGES, judged, may_stand, surroundings
from data.pipeline.wards.statistics import gi_star, smoothed_rates
from tests.paths import ROOT

RELEASE = ROOT / "data" / "published"
RATE = "da_vwi_offences_rate"
FIRST_FOUND = "E05013777"


@pytest.fixture(scope="module")
def grid():
    """Ten by ten squares with the values of a hill in one corner. Made up."""
    place = np.array([(x, y) for x in range(10) for y in range(10)])
    apart = np.abs(place[:, None] - place[None]).sum(axis=2)
    noise = np.random.default_rng(7).normal(size=100)
    return 5 * np.exp(-(place**2).sum(axis=1) / 8) + noise, (apart == 1).astype(float)


@pytest.fixture(scope="module")
def tested():
    """Rates with injury in the years to July 2022 and 2023, and which wards are neighbours."""
    metrics = pd.read_parquet(RELEASE / "metrics.parquet")
    areas = pd.read_parquet(RELEASE / "areas.parquet").set_index("area_code")
    hotspots = pd.read_parquet(RELEASE / "hotspots.parquet")
    counts = metrics[metrics["indicator_id"].eq(RATE.removesuffix("_rate"))]
    found = {}
    for end in pd.to_datetime(["2022-07-31", "2023-07-31"]):
        rows = hotspots[hotspots["indicator_id"].eq(RATE) & hotspots["level"].eq("ward")]
        rows = rows[rows["period_end"].eq(end) & rows["left_out"].isna()].set_index("area_code")
        year = counts[counts["period_end"].eq(end)].set_index("area_code")["value"]
        values = smoothed_rates(
            year.loc[rows.index].to_numpy(), areas.loc[rows.index, "residents"].to_numpy()
        )
        near = [set(areas.loc[code, "neighbours"].split()) for code in rows.index]
        weights = np.array([[float(code in one) for code in rows.index] for one in near])
        found[f"{end:%Y}"] = rows, values, weights
    return found


def classes(values, weights, *, seed):
    around = surroundings(values, weights, seed=seed, enough=0)
    high = gi_star(values, weights) > 0
    return np.select(
        [around.stands & around.above & high, around.stands & ~around.above & ~high],
        ["more", "less"],
        "not_distinguishable",
    )


def test_chances_are_those_that_counting_every_deal_gives():
    """Six areas in a ring: each pair of neighbours is one of 20 ordered pairs of the other five."""
    values = np.array([1.0, 2.0, 4.0, 8.0, 16.0, 32.0])
    ring = np.roll(np.eye(6), 1, axis=1) + np.roll(np.eye(6), -1, axis=1)

    around = surroundings(values, ring)

    for area in range(6):
        others = [other for other in range(6) if other != area]
        found = values[ring[area] > 0].sum()
        sums = np.array([values[list(pair)].sum() for pair in permutations(others, 2)])
        upper, lower = (sums >= found).mean(), (sums <= found).mean()
        exact = min(1.0, 2 * min(upper, lower))
        assert around.p_value[area] == pytest.approx(exact, abs=5 * around.error[area] + 1e-4)
        assert around.above[area] == (upper < lower)


def test_a_chance_of_one_in_many_is_found_as_it_is():
    """Three high areas in a row among 40: the chance of drawing the other two is 1 in C(39, 2)."""
    values = np.r_[10.0, 10.0, 10.0, np.linspace(0, 1, 37)]
    weights = np.zeros((40, 40))
    weights[1, [0, 2]] = 1
    weights[0, 1] = weights[2, 1] = 1
    for area in range(3, 40):
        weights[area, 3 + (area - 2) % 37] = 1

    around = surroundings(values, weights)

    exact = 2 / comb(39, 2)
    assert around.p_value[1] == pytest.approx(exact, rel=0.1)
    assert around.error[1] / around.p_value[1] < 0.05


def test_only_a_group_is_far_out_among_random_neighbours(grid):
    values, weights = grid

    found = surroundings(values, weights)

    assert found.p_value[:2].max() < 0.01
    assert found.above[:2].all()
    assert 0.3 < found.p_value[50:].mean() < 0.7


def test_the_same_seed_gives_the_same_chances_and_another_seed_nearly(grid):
    values, weights = grid

    once, again = surroundings(values, weights), surroundings(values, weights)
    other = surroundings(values, weights, seed=1)

    assert (once.p_value == again.p_value).all()
    assert (once.p_value != other.p_value).any()
    apart = np.abs(once.p_value - other.p_value) / np.hypot(once.error, other.error)
    assert apart.max() < 5


def test_a_chance_is_two_sided_and_never_above_one():
    """Four areas in a ring, two high and two low: every neighbourhood is the middling one."""
    ring = np.array([[0, 1, 0, 1], [1, 0, 1, 0], [0, 1, 0, 1], [1, 0, 1, 0]], dtype=float)

    assert surroundings(np.array([1.0, 1, 1, 2]), ring).p_value.max() == 1


def test_draws_go_on_only_where_a_class_is_open_or_a_chance_is_small(grid):
    values, weights = grid

    found = surroundings(values, weights)
    asked_for_classes = surroundings(values, weights, enough=0)

    assert (found.draws[found.p_value > 0.5] == STAGES[0]).all()
    assert (found.draws[found.borderline] == sum(STAGES)).all()
    few = found.p_value * found.draws / 2 < ENOUGH
    assert few.any()
    assert (found.draws[few] == sum(STAGES)).all()
    assert asked_for_classes.draws.sum() < found.draws.sum() / 2
    assert (asked_for_classes.stands == found.stands).all()


def test_a_chance_at_the_threshold_is_borderline_and_one_far_from_it_is_not():
    draws = np.full(3, 1_000_000)
    # At 5% over three tests the second largest chance is held against 0.0333.
    upper = np.array([10, 16_667, 400_000])

    found = judged(upper, draws - upper, draws=draws, rate=0.05, seed=1)

    assert found.borderline.tolist() == [False, True, False]


def test_two_other_seeds_give_the_same_classes_but_for_borderline_wards(tested):
    for rows, values, weights in tested.values():
        settled = ~rows["borderline"].to_numpy()
        for seed in (1, 2):
            again = classes(values, weights, seed=seed)
            assert (again[settled] == rows["group_class"].to_numpy()[settled]).all()


def test_the_wards_that_few_permutations_could_not_find_are_found(tested):
    """With 9,999 permutations no ward could pass, since 0.0002 × 653 tests is 0.13."""
    rows, _, _ = tested["2023"]
    found = rows[rows["group_class"].ne("not_distinguishable")]
    first = rows.loc[FIRST_FOUND]

    assert len(found) == 9
    assert found["group_class"].eq("less").all()
    assert first["p_value"] == pytest.approx(5e-6, abs=3 * 2.8e-6)
    assert round(first["q_value"], 3) == 0.003
    assert 0 < first["p_error"] < 5e-6


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 5_000), min_size=2, max_size=40), st.integers(0, 3))
def test_a_settled_test_stands_or_falls_as_its_chance_does(counts, seed):
    upper = np.array(counts)
    draws = np.full(len(counts), 10_000)

    found = judged(upper, draws - upper, draws=draws, rate=0.05, seed=seed)

    assert ((found.p_value > 0) & (found.p_value <= 1)).all()
    assert (found.error > 0).all()
    order = np.argsort(found.p_value, kind="stable")
    assert (np.diff(found.stands[order].astype(int)) <= 0).all()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 5_000), min_size=2, max_size=40), st.integers(0, 3))
def test_what_is_left_out_of_the_repetitions_changes_in_none_of_them(counts, seed):
    upper = np.array(counts)
    draws = np.full(len(counts), 10_000)
    far = ~may_stand(upper, draws=draws, rate=0.05)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "may_stand", lambda beyond, **_: np.ones(len(beyond), dtype=bool))
        found = judged(upper, draws - upper, draws=draws, rate=0.05, seed=seed)

    assert not (found.stands | found.borderline)[far].any()
