"""Limits of ratios of counts against published values (R)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.statistics.ratios import count_ratio_limits


def test_a_ratio_of_counts_agrees_with_the_worked_example_of_r():
    """poisson.test(c(11, 6+8+7), c(800, 1083+1050+878))."""
    found = count_ratio_limits(21, 11, exposure=(3011, 800))

    assert found == pytest.approx((0.8584264, 4.2772659), rel=1e-5)


def test_a_rise_from_nothing_has_no_upper_limit():
    assert count_ratio_limits(0, 5).lower > 0
    assert count_ratio_limits(0, 5).upper == np.inf
    assert count_ratio_limits(5, 0).lower == 0
    assert count_ratio_limits(0, 0) == (0, np.inf)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: count_ratio_limits(-1, 1),
        lambda: count_ratio_limits(np.nan, 1),
        lambda: count_ratio_limits(1, 1, exposure=(0, 1)),
        lambda: count_ratio_limits(1, 1, exposure=(1, np.nan)),
        lambda: count_ratio_limits(1, 1, confidence=1),
    ],
)
def test_an_impossible_input_is_refused(ask):
    with pytest.raises(ValueError, match=r"\w"):
        ask()


@given(first=st.integers(1, 100_000), second=st.integers(1, 100_000))
def test_limits_hold_the_ratio_and_turn_over_with_it(first, second):
    lower, upper = count_ratio_limits(first, second)
    turned = count_ratio_limits(second, first)

    assert lower < second / first < upper
    assert (1 / upper, 1 / lower) == pytest.approx(turned, rel=1e-6)


@given(
    first=st.integers(0, 10_000),
    second=st.integers(0, 10_000),
    scale=st.floats(0.001, 1000),
)
def test_only_the_ratio_of_the_exposures_matters(first, second, scale):
    plain = count_ratio_limits(first, second, exposure=(3, 7))
    scaled = count_ratio_limits(first, second, exposure=(3 * scale, 7 * scale))

    assert scaled == pytest.approx(plain)
