"""Acceptance figures and traps of the homicide register, on the committed table."""

import pandas as pd
import pytest

from data.pipeline.sources.homicide import victims_by_year

VICTIMS = "da_homicide_victims"
NUMBERS = ["numerator", "denominator", "value", "lower", "upper"]


@pytest.fixture(scope="module")
def rows(published):
    return published[published["indicator_id"].eq(VICTIMS)]


@pytest.mark.parametrize(
    ("year", "victims"), [(2013, 31), (2018, 28), (2019, 16), (2022, 17), (2023, 14)]
)
def test_london_counts_are_those_of_the_register(rows, year, victims):
    [row] = rows[
        rows["period_end"].eq(pd.Timestamp(year, 12, 31)) & rows["level"].eq("london")
    ].to_dict("records")

    assert row["value"] == victims
    assert row["lower"] < victims < row["upper"]


def test_a_count_under_ten_has_the_exact_interval_and_a_flag(rows):
    [row] = rows[rows["period_end"].eq("2017-12-31") & rows["level"].eq("london")].to_dict(
        "records"
    )

    assert (row["value"], row["flags"]) == (9, "u")
    assert (row["lower"], row["upper"]) == (pytest.approx(4.115373), pytest.approx(17.084803))


def test_the_year_that_stops_in_march_is_left_out(rows):
    years = rows[rows["level"].eq("london")]["period_end"].dt.year

    assert sorted(years) == list(range(2003, 2024))


def test_boroughs_are_given_as_ten_years_and_nothing_finer(rows):
    boroughs = rows[rows["level"].eq("borough")]

    assert set(boroughs["period_type"]) == {"ten_years"}
    assert set(boroughs["period_start"]) == {pd.Timestamp("2014-01-01")}
    assert set(boroughs["period_end"]) == {pd.Timestamp("2023-12-31")}
    assert len(boroughs) == 33


def test_the_city_is_not_applicable_and_never_zero(rows):
    [city] = rows[rows["area_code"].eq("E09000001")].to_dict("records")

    assert city["status"] == "not_applicable"
    assert pd.isna(city["value"])


def test_names_with_an_ampersand_and_a_capital_upon_are_found(rows):
    """The file writes 'Barking & Dagenham' and 'Richmond Upon Thames'."""
    values = rows.set_index("area_name")["value"]

    assert values["Barking and Dagenham"] == 8
    assert values["Richmond upon Thames"] == 5


@pytest.mark.raw
def test_victims_without_a_borough_count_in_london_alone(raw, rows):
    victims = victims_by_year(raw)
    domestic = victims[victims["domestic"]]

    assert victims["borough"].eq("Unmapped").sum() == 64
    assert (
        len(domestic[domestic["year"] <= 2023]) == rows[rows["level"].eq("london")]["value"].sum()
    )


@pytest.mark.raw
def test_borough_counts_of_one_to_four_are_withheld_and_stay_open(raw, rows):
    victims = victims_by_year(raw)
    decade = victims[victims["domestic"] & victims["year"].between(2014, 2023)]
    counts = decade["borough"].value_counts()
    small = counts[counts.between(1, 4)]
    withheld = rows[rows["status"].eq("suppressed")]

    assert len(withheld) == len(small) == 12
    assert withheld[NUMBERS].isna().all(axis=None)
    left = len(decade) - rows[rows["level"].eq("borough")]["value"].sum()
    assert left - 4 * 11 <= 1
    assert left - 11 >= 4
