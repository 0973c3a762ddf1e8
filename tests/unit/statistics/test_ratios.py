"""Limits of ratios of counts (R) and of differences of shares (Newcombe) as published."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.statistics.ratios import count_ratio_limits, share_difference_limits


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


@pytest.mark.parametrize(
    ("first", "second", "published"),
    [
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((6, 7), (2, 7), (0.0582, 0.8062)),
        ((5, 56), (0, 29), (-0.0381, 0.1926)),
        ((0, 10), (0, 20), (-0.1611, 0.2775)),
        ((10, 10), (0, 20), (0.6791, 1.0000)),
    ],
)
def test_differences_of_shares_agree_with_the_table_of_newcombe(first, second, published):
    """Newcombe 1998, Statistics in Medicine 17, 873-890, table II, method 10."""
    found = share_difference_limits(second, first)

    assert (round(found.lower, 4), round(found.upper, 4)) == published


@given(st.integers(0, 500), st.integers(0, 500), st.integers(500, 5000), st.integers(500, 5000))
def test_a_difference_of_shares_holds_its_estimate_and_turns_round_with_its_order(x, y, n, m):
    there, back = share_difference_limits((x, n), (y, m)), share_difference_limits((y, m), (x, n))

    assert there.lower - 1e-12 <= y / m - x / n <= there.upper + 1e-12
    assert there.lower == pytest.approx(-back.upper, abs=1e-12)


def test_a_share_of_nothing_is_refused():
    with pytest.raises(ValueError, match="total above 0"):
        share_difference_limits((0, 0), (1, 2))
