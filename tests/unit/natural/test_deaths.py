"""Rare events and expected counts, against published limits and the published release."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.pages.response.homicide_words import beside_cells, days_words, expected_words
from data.natural.rare import days_between
from data.statistics.against_residents import SharedOut, against_residents, poisson_chance
from data.statistics.intervals import exact_limits
from tests.unit.metric_rows import frame, row

# Exact 95% limits of the package PHEindicatormethods (its tests, 5302983).
EXACT = [(5, 1.6234863901), (5, 11.6683320793), (1, 0.0253178080), (1, 5.5716433909)]


@pytest.mark.parametrize(("count", "limit"), EXACT)
def test_the_chance_is_five_per_cent_at_the_published_exact_limits(count, limit):
    [chance] = poisson_chance([count], expected=[limit])

    assert chance == pytest.approx(0.05, abs=1e-9)


@given(st.integers(0, 60), st.floats(0.1, 80))
def test_the_chance_falls_below_five_per_cent_exactly_outside_the_exact_limits(count, expected):
    lower, upper = exact_limits(count)
    [chance] = poisson_chance([count], expected=[expected])

    if count and abs(expected - lower) > 1e-6 and abs(expected - upper) > 1e-6:
        assert (chance < 0.05) == (not lower < expected < upper)


def boroughs(*counts):
    return frame(
        [
            row(
                count,
                area_code=f"E0900000{place}",
                area_name=f"Borough {place}",
                status="suppressed" if count is None else "published",
            )
            for place, count in enumerate(counts, start=2)
        ]
    )


def test_each_borough_is_held_against_its_part_of_london_by_residents():
    people = pd.Series({"E09000002": 100.0, "E09000003": 300.0})
    found = against_residents(boroughs(40.0, 60.0), total=100, residents=people)

    assert found["expected"].tolist() == [25, 75]
    assert found["differs"].tolist() == [True, False]
    said = expected_words(SharedOut(found, 100, (2019, 2023)))
    assert "Of the two boroughs with a count here Borough 2 differs beyond chance." in said


def test_a_withheld_count_is_not_tested_and_shows_no_number():
    people = pd.Series({"E09000002": 100.0, "E09000003": 300.0})
    found = against_residents(boroughs(None, 60.0), total=80, residents=people)
    hidden, shown = found.to_dict("records")

    assert np.isnan(hidden["chance"])
    assert not hidden["differs"]
    assert beside_cells(hidden) == ("[c]", "[c]")
    assert beside_cells(shown) == ("60.0", "not distinguishable")


def test_a_place_that_the_source_does_not_cover_is_not_expected_anything():
    people = pd.Series({"E09000003": 300.0})
    table = boroughs(None, 60.0)
    table.loc[0, "status"] = "not_applicable"
    found = against_residents(table, total=80, residents=people)

    assert beside_cells(found.to_dict("records")[0]) == ("[z]", "[z]")


def years(*counts):
    return frame(
        [
            row(
                float(count),
                period_type="calendar_year",
                period_start=f"{2000 + place}-01-01",
                period_end=f"{2000 + place}-12-31",
            )
            for place, count in enumerate(counts, start=1)
        ]
    )


def test_a_year_lies_outside_exactly_where_its_count_is_beyond_the_exact_limits():
    made = days_between(years(20, 20, 20, 20, 4, 46))

    # Of a mean of 21.7 a year at least 9 and at most 37 events lie inside.
    assert made["centre"].iloc[0] == pytest.approx((365 * 6 + 1) / 130)
    assert made["lower_limit"].iloc[0] == pytest.approx(365 / 37)
    assert made["upper_limit"].iloc[0] == pytest.approx(365 / 9)
    assert made["outside"].tolist() == [0, 0, 0, 0, 1, -1]
    assert "Above the limits: 2005 (91.2; limits 9.9 to 40.6)." in days_words(made)
    assert "Below the limits: 2006 (7.9; limits 9.9 to 40.6)." in days_words(made)


def test_years_inside_their_limits_are_said_to_be_so_and_a_year_without_deaths_is_whole():
    made = days_between(years(1, 0, 2, 1))

    assert made["rate"].tolist() == [365, 365, 182.5, 366]
    assert "No year lies outside them." in days_words(made)
