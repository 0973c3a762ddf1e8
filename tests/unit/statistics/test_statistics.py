"""Limits, rates and funnels against published values, and at their edges.

Published values: PHEindicatormethods and FunnelPlotR, as listed in the reference on methods.
"""

import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

from data.statistics import byar_limits, crude_rate, exact_limits, funnel, wilson_limits

EXACT = 1e-5


@pytest.mark.parametrize(
    ("count", "confidence", "lower", "upper"),
    [
        (65, 0.95, 50.1631877105, 82.8491385459),
        (1045, 0.95, 982.5932018073, 1110.3312129857),
        (65, 0.998, 42.8802614715, 94.0002908443),
        (1045, 0.998, 947.9407035610, 1148.8061609880),
        (10, 0.998, 2.9163183747, 24.1937249279),
        (0, 0.95, 0, 3.6888794541),
        (1, 0.95, 0.0253178080, 5.5716433909),
        (5, 0.95, 1.6234863901, 11.6683320793),
        # given to one decimal in the reference
        (8_000, 0.95, pytest.approx(7_825.6, abs=0.05), pytest.approx(8_177.3, abs=0.05)),
        (7_051, 0.95, pytest.approx(6_887.4, abs=0.05), pytest.approx(7_217.5, abs=0.05)),
        (5_858, 0.95, pytest.approx(5_708.9, abs=0.05), pytest.approx(6_010.0, abs=0.05)),
        (2_500, 0.95, pytest.approx(2_403.0, abs=0.05), pytest.approx(2_600.0, abs=0.05)),
        (8, 0.95, pytest.approx(3.5, abs=0.05), pytest.approx(15.8, abs=0.05)),
        (15, 0.95, pytest.approx(8.4, abs=0.05), pytest.approx(24.7, abs=0.05)),
        (23, 0.95, pytest.approx(14.6, abs=0.05), pytest.approx(34.5, abs=0.05)),
        (31, 0.95, pytest.approx(21.1, abs=0.05), pytest.approx(44.0, abs=0.05)),
    ],
)
def test_the_limits_of_a_count_agree_with_published_values(count, confidence, lower, upper):
    found = byar_limits(count, confidence)

    assert found == (
        lower if lower.__class__.__name__.startswith("Approx") else pytest.approx(lower, rel=EXACT),
        upper if upper.__class__.__name__.startswith("Approx") else pytest.approx(upper, rel=EXACT),
    )


def test_the_exact_method_ends_at_nine_and_byar_begins_at_ten():
    assert byar_limits(9) == exact_limits(9)
    assert byar_limits(10) != exact_limits(10)
    assert byar_limits(10) == pytest.approx(exact_limits(10), rel=2e-3)


@pytest.mark.parametrize(
    ("count", "population", "value", "lower", "upper"),
    [
        (1, 100, 1000, 25.3178, 5571.6434),
        (5, 100, 5000, 1623.4864, 11668.3321),
        (20, 100, 20000, 12211.4288, 30889.8804),
        (222, 3215, 6905.1322, 6026.5749, 7875.7294),
        (999, 3456, 28906.25, 27141.3049, 30755.8332),
        (9856, 12345, 79837.9911, 78269.4906, 81430.0165),
    ],
)
def test_a_rate_agrees_with_published_values(count, population, value, lower, upper):
    assert crude_rate(count, population, per=100_000) == pytest.approx(
        (value, lower, upper), rel=EXACT
    )


@pytest.mark.parametrize(
    ("count", "total", "confidence", "lower", "upper"),
    [
        (65, 100, 0.95, 0.5525444330, 0.7363575176),
        (1045, 5000, 0.95, 0.1979554988, 0.2204913037),
        (1, 100, 0.95, 0.0017674321, 0.0544861962),
        (65, 100, 0.998, 0.4954946574, 0.7783540614),
        (0, 20, 0.95, 0, 0.1611251581),
        (20, 20, 0.95, 1 - 0.1611251581, 1),
    ],
)
def test_the_limits_of_a_proportion_agree_with_published_values(
    count, total, confidence, lower, upper
):
    assert wilson_limits(count, total, confidence) == pytest.approx((lower, upper), rel=EXACT)


def test_a_proportion_of_nothing_has_no_limits():
    assert all(np.isnan(wilson_limits(0, 0)))


def test_a_rate_of_nobody_is_missing_and_not_zero():
    assert all(np.isnan(crude_rate(0, 0)))
    assert all(np.isnan(crude_rate(3, 0)))


def test_a_rate_of_no_events_is_zero_with_an_upper_limit():
    value, lower, upper = crude_rate(0, 1000)

    assert (value, lower) == (0, 0)
    assert upper == pytest.approx(3.6888794541)


def test_a_number_is_answered_with_floats_and_a_column_with_arrays():
    single = crude_rate(20, 100)
    column = crude_rate(pd.Series([20, 5]), [100, 100])

    assert all(type(part) is float for part in single)
    assert all(part.shape == (2,) for part in column)
    assert [part[0] for part in column] == list(single)


def test_a_missing_count_stays_missing_and_leaves_its_neighbours_alone():
    column = pd.Series([20, pd.NA], dtype="Int64")

    value, lower, upper = crude_rate(column, 100)

    assert not np.isnan([value[0], lower[0], upper[0]]).any()
    assert np.isnan([value[1], lower[1], upper[1]]).all()
    assert np.isnan(wilson_limits([np.nan, 1], 2).upper).tolist() == [True, False]


def test_an_empty_column_gives_empty_columns():
    assert all(part.shape == (0,) for part in byar_limits([]))
    assert all(part.shape == (0,) for part in wilson_limits([], []))
    assert all(part.shape == (0,) for part in crude_rate([], []))


@pytest.mark.parametrize(
    "ask",
    [
        lambda: byar_limits(-1),
        lambda: byar_limits([3, -1]),
        lambda: byar_limits(np.inf),
        lambda: byar_limits(3, 1),
        lambda: byar_limits(3, 95),
        lambda: wilson_limits(-1, 3),
        lambda: wilson_limits(4, 3),
        lambda: wilson_limits(3, 4, 0),
        lambda: crude_rate(1, -1),
        lambda: crude_rate(1, 1, per=0),
        lambda: funnel([1, -1], [10, 10]),
        lambda: funnel([1, 1], [10]),
        lambda: funnel([1, 1], [10, 10], winsorise=0.5),
        lambda: funnel([1, 1], [10, 10], per=0),
        lambda: funnel([1, 1], [10, 10]).limits(-1),
    ],
)
def test_an_impossible_input_is_refused(ask):
    with pytest.raises(ValueError, match=r"\w"):
        ask()


def test_a_funnel_follows_the_formula_of_spiegelhalter():
    """Made-up areas, worked through step by step instead of in one go."""
    counts, people = np.array([40, 90, 160, 300, 240]), np.array([1e4, 1.5e4, 2e4, 2.5e4, 3e4])
    target = 1000 * 830 / 1e5
    s = [(target * 1000 / n) ** 0.5 for n in people]
    z = sorted((1000 * x / n - target) / e for x, n, e in zip(counts, people, s, strict=True))
    low, high = z[0] + 0.4 * (z[1] - z[0]), z[3] + 0.6 * (z[4] - z[3])
    phi = sum(min(max(each, low), high) ** 2 for each in z) / 5
    w = [1 / e**2 for e in s]
    tau2 = (5 * phi - 4) / (sum(w) - sum(each**2 for each in w) / sum(w))

    fitted = funnel(counts, people)

    assert (fitted.target, fitted.phi) == pytest.approx((8.3, phi))
    assert fitted.tau**2 == pytest.approx(tau2)
    reach = 3.090232306 * (s[2] ** 2 + tau2) ** 0.5
    assert fitted.limits(2e4, 0.998) == pytest.approx((max(0, 8.3 - reach), 8.3 + reach))


def test_areas_that_differ_by_less_than_chance_add_no_spread():
    fitted = funnel([100, 101, 99], [1000, 1000, 1000])

    assert fitted.phi < 1
    assert fitted.tau == 0
    assert fitted.limits(1000).upper == pytest.approx(100 + 1.959963985 * 10)


def test_equal_areas_lie_on_the_target():
    fitted = funnel([50, 50, 50], [5000, 5000, 5000])

    assert (fitted.target, fitted.phi, fitted.tau) == (10, 0, 0)


def test_one_area_is_its_own_target():
    fitted = funnel([50], [5000])

    assert (fitted.target, fitted.phi, fitted.tau) == (10, 0, 0)
    assert fitted.limits(5000)[0] < 10 < fitted.limits(5000)[1]


def test_areas_without_an_event_have_a_target_of_zero():
    fitted = funnel([0, 0], [10, 20])

    assert (fitted.target, fitted.phi, fitted.tau) == (0, 0, 0)
    assert fitted.limits(10) == (0, 0)


def test_no_area_gives_no_funnel():
    fitted = funnel([], [])

    assert np.isnan([fitted.target, fitted.phi, fitted.tau, *fitted.limits(10)]).all()


def test_an_area_without_a_count_or_without_people_is_left_out():
    assert funnel([40, np.nan, 90, 3], [1e4, 1e4, 1.5e4, 0]) == funnel([40, 90], [1e4, 1.5e4])


def test_a_limit_of_a_rate_is_never_below_zero_and_nobody_has_no_limit():
    lower, upper = funnel([1, 9], [100, 100]).limits([1, 0])

    assert lower[0] == 0
    assert np.isnan([lower[1], upper[1]]).all()


def test_the_module_starts_without_the_large_statistics_package():
    asked = "import sys, data.statistics; print('scipy.stats' in sys.modules)"

    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True)

    assert answer.stdout.strip() == b"False"
