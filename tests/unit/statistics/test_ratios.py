"""Limits of ratios against published values (FunnelPlotR, PHEindicatormethods, R)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.statistics.ratios import (
    count_ratio_limits,
    expected_on_the_limits,
    rates_on_the_limits,
    standardised_ratio_limits,
)

SEARCHED = 1e-3  # the published value comes from a root finder


@pytest.mark.parametrize(
    ("expected", "confidence", "lower", "upper"),
    [
        (15, 0.95, 0.5596924, 1.649348),
        (20, 0.95, 0.6108260, 1.544419),
        (30, 0.95, 0.6746958, 1.427562),
        (15, 0.998, 0.3862650, 2.082907),
        (20, 0.998, 0.4479107, 1.902094),
        (30, 0.998, 0.5289724, 1.702771),
    ],
)
def test_limits_of_a_standardised_ratio_agree_with_published_values(
    expected, confidence, lower, upper
):
    assert standardised_ratio_limits(expected, confidence) == pytest.approx(
        (lower, upper), rel=1e-5
    )


@pytest.mark.parametrize(
    ("observed", "confidence", "lower", "upper"),
    [
        (1, 0.95, 5.571644585, 0.025317898),
        (1, 0.998, 9.233410143, 0.001000547),
        (2, 0.95, 7.224687515, 0.242209467),
        (3, 0.95, 8.767273828, 0.618671905),
    ],
)
def test_expected_counts_on_the_limits_agree_with_published_values(
    observed, confidence, lower, upper
):
    assert expected_on_the_limits(observed, confidence) == pytest.approx(
        (lower, upper), rel=SEARCHED
    )


def test_rates_on_the_limits_agree_with_published_values():
    assert rates_on_the_limits(1, baseline=116.1720835) == pytest.approx(
        (20.85059119, 4588.535848), rel=SEARCHED
    )


def test_an_area_without_an_event_is_never_above_the_funnel():
    assert rates_on_the_limits(0, baseline=100) == (0, 0)


def test_nothing_expected_has_no_ratio():
    lower, upper = standardised_ratio_limits([15, 0, np.nan])

    assert np.isnan(lower).tolist() == np.isnan(upper).tolist() == [False, True, True]


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
        lambda: standardised_ratio_limits(-1),
        lambda: expected_on_the_limits(-1),
        lambda: rates_on_the_limits(1, baseline=-1),
        lambda: rates_on_the_limits(-1, baseline=1),
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
