"""Spearman's rank correlation across areas, against values worked out by hand and elsewhere."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import spearmanr

from data.statistics.standing import rank_correlation

NUMBERS = st.lists(st.integers(0, 30), min_size=9, max_size=33)


def areas(values, status="published"):
    """Made up: one row an area."""
    codes = [f"E{place}" for place in range(len(values))]
    return pd.DataFrame({"area_code": codes, "value": values, "status": status})


@given(first=NUMBERS, data=st.data())
def test_it_agrees_with_scipy_and_lies_inside_its_limits(first, data):
    second = data.draw(st.permutations(first))
    found = rank_correlation(areas(first), areas(second))

    if len(set(first)) == 1:
        assert found is None
        return
    assert found.value == pytest.approx(spearmanr(first, second).statistic)
    assert -1 <= found.lower <= found.value <= found.upper <= 1
    assert found.areas == len(first)


def test_limits_are_those_of_bonett_and_wright():
    found = rank_correlation(areas(range(10)), areas([1, 0, 3, 2, 5, 4, 7, 6, 9, 8]))

    # ρ = 1 − 6·10/990 = 0.9394; z = 1.7329; standard error √(1.4412/7) = 0.4538.
    assert found.value == pytest.approx(0.93939, abs=1e-5)
    assert found.lower == pytest.approx(0.6878, abs=2e-3)
    assert found.upper == pytest.approx(0.9895, abs=2e-3)


def test_areas_without_both_values_are_left_out_and_few_say_nothing():
    first, second = areas(list(range(12))), areas(list(range(12)))
    second.loc[3, "status"] = "suppressed"
    second.loc[4, "value"] = float("nan")

    assert rank_correlation(first, second).areas == 10
    assert rank_correlation(first.head(7), second) is None
