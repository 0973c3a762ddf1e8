"""The trend test against its published threshold and a published series."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.statistics.trend_test import CRITICAL, Direction, trend_test

# Fingertips indicator 41203, England, 2020 to 2024: per 100,000, as in the publisher's own tests.
RATES = [2.935, 1.93028, 2.7567, 2.8701, 3.0121]
LOWER = [2.7841, 1.8085, 2.6113, 2.7225, 2.8616]
UPPER = [3.0919, 2.058, 2.9082, 3.0237, 3.1683]


def run(values, *, half=0.5, eras=None):
    values = np.asarray(values, dtype=float)
    return trend_test(
        values, lower=values - half, upper=values + half, eras=eras or ["one"] * len(values)
    )


def test_the_threshold_is_the_published_one():
    assert pytest.approx(9.54953570608324, rel=1e-5) == CRITICAL


def test_a_published_series_is_judged_as_its_publisher_judges_it():
    found = trend_test(RATES, lower=LOWER, upper=UPPER, eras=["one"] * 5)

    assert found.direction is Direction.RISES
    assert found.chi_square > CRITICAL
    assert found.points == 5


def test_the_statistic_is_that_of_a_weighted_line():
    weights = [(3.92 / (high - low)) ** 2 for low, high in zip(LOWER, UPPER, strict=True)]
    design = np.column_stack([np.ones(5), np.arange(5)])
    covariance = np.linalg.inv(design.T @ np.diag(weights) @ design)
    slope = (covariance @ design.T @ np.diag(weights) @ RATES)[1]

    found = trend_test(RATES, lower=LOWER, upper=UPPER, eras=["one"] * 5)

    assert found.slope == pytest.approx(slope)
    assert found.chi_square == pytest.approx(slope**2 / covariance[1, 1], rel=1e-4)


def test_a_steady_fall_is_a_fall_and_a_level_line_is_none():
    assert run([9, 8, 7, 6, 5]).direction is Direction.FALLS
    assert run([5, 5, 5, 5, 5]).direction is Direction.NO_TREND
    assert run([5, 5.01, 5.02, 5.03, 5.04]).direction is Direction.NO_TREND


def test_one_value_cannot_make_a_trend():
    """A made-up series that rises only because of its last value."""
    found = run([5, 4.9, 4.8, 4.7, 9], half=0.2)

    assert found.chi_square > CRITICAL
    assert found.direction is Direction.NO_TREND


def test_four_values_are_too_few_and_missing_ones_do_not_count():
    assert run([1, 2, 3, 4]).direction is Direction.TOO_FEW
    assert run([]).points == 0
    assert run([1, np.nan, 2, 3, 4]).direction is Direction.TOO_FEW
    assert run([1, np.nan, 2, 3, 4, 5]).direction is Direction.RISES


@pytest.mark.parametrize("era", ["two", None])
def test_a_trend_is_never_tested_across_a_break(era):
    with pytest.raises(ValueError, match="one era"):
        run([1, 2, 3, 4, 5], eras=["one", "one", era, "one", "one"])


def test_an_older_era_outside_the_last_five_values_does_not_matter():
    assert run([9, 1, 2, 3, 4, 5], eras=["old"] + ["one"] * 5).direction is Direction.RISES


def test_columns_of_unequal_length_and_flat_intervals_are_refused():
    with pytest.raises(ValueError, match="one interval"):
        trend_test([1], lower=[0], upper=[2], eras=[])
    with pytest.raises(ValueError, match="width"):
        run([1, 2, 3, 4, 5], half=0)


@given(
    values=st.lists(st.floats(1, 1000), min_size=5, max_size=12),
    scale=st.floats(0.01, 100),
)
def test_the_unit_of_the_values_does_not_matter(values, scale):
    plain = run(values)
    scaled = run([each * scale for each in values], half=0.5 * scale)

    assert scaled.chi_square == pytest.approx(plain.chi_square, rel=1e-4, abs=1e-6)
