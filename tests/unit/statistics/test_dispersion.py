"""Dispersion against a published table, the published release, and by property."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.statistics.dispersion import dispersion
from tests.paths import ROOT

# Snee 1974 (doi 10.2307/2683520): hair by eye colour of 592 students, X² = 138.29 on 9 degrees.
HAIR_AND_EYES = [[68, 20, 15, 5], [119, 84, 54, 29], [26, 17, 14, 14], [7, 94, 10, 16]]
small_tables = st.lists(
    st.lists(st.integers(0, 500), min_size=3, max_size=3), min_size=2, max_size=12
)


def test_the_published_table_gives_its_chi_squared_over_its_degrees_of_freedom():
    found = dispersion(HAIR_AND_EYES)

    assert found.freedom == 9
    assert round(found.phi * found.freedom, 2) == 138.29


@pytest.mark.parametrize(
    ("last", "expected"), [(pd.Timestamp(2023, 7, 31), 1.65), (pd.Timestamp(2025, 7, 31), 1.40)]
)
def test_months_of_boroughs_vary_as_an_independent_recount_found(last, expected):
    metrics = pd.read_parquet(ROOT / "data" / "published" / "metrics.parquet")
    months = metrics[
        metrics["indicator_id"].eq("da_offences")
        & metrics["level"].eq("borough")
        & metrics["period_type"].eq("month")
        & metrics["period_end"].between(last - pd.DateOffset(months=11), last)
        & metrics["area_code"].ne("E09000001")
    ]

    found = dispersion(months.pivot_table(index="area_code", columns="period_end", values="value"))

    assert found.freedom == 31 * 11
    assert round(found.phi, 2) == expected


def test_counts_in_proportion_are_never_called_less_varied_than_chance():
    assert dispersion([[10, 20], [30, 60], [5, 10]]).phi == 1


def test_an_area_with_a_missing_count_is_left_out():
    whole = [[120, 80], [60, 75], [33, 31]]

    assert dispersion([*whole, [np.nan, 7]]) == dispersion(whole)


def test_areas_and_periods_without_an_event_say_nothing():
    whole = [[120, 80], [60, 75], [33, 31]]

    assert dispersion([[*row, 0] for row in [*whole, [0, 0]]]) == dispersion(whole)


@pytest.mark.parametrize("table", [[[3, 4, 5]], [[3], [4]], [[np.nan, 1], [2, 3]], [[0, 0]]])
def test_one_area_or_one_period_has_no_dispersion(table):
    found = dispersion(table)

    assert np.isnan(found.phi)
    assert found.freedom == 0


@pytest.mark.parametrize("table", [[[-1, 2], [3, 4]], [[np.inf, 2], [3, 4]], [1, 2, 3]])
def test_an_impossible_input_is_refused(table):
    with pytest.raises(ValueError, match=r"count|table"):
        dispersion(table)


@given(small_tables, st.integers(2, 9))
def test_counting_in_bundles_multiplies_the_dispersion_by_the_size_of_a_bundle(rows, bundle):
    """Ten offences recorded at a time vary ten times as much as one: what the figure is for."""
    once, bundled = dispersion(rows), dispersion(np.array(rows) * bundle)

    assert bundled.freedom == once.freedom
    if once.freedom:
        assert bundled.phi == pytest.approx(max(1, raw(rows) * bundle))


def raw(rows):
    """Pearson's X² over its degrees of freedom, by the textbook's loop."""
    table = np.array(rows, dtype=float)
    table = table[table.sum(axis=1) > 0][:, table.sum(axis=0) > 0]
    total, found = table.sum(), 0.0
    for row in range(table.shape[0]):
        for column in range(table.shape[1]):
            expected = table[row].sum() * table[:, column].sum() / total
            found += (table[row, column] - expected) ** 2 / expected
    return found / ((table.shape[0] - 1) * (table.shape[1] - 1))
