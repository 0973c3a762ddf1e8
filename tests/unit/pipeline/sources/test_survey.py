"""Acceptance figures and traps of the Crime Survey, on the committed table."""

import pandas as pd
import pytest

from data.pipeline.sources.survey import group_of

LONDON, ENGLAND_WALES, WALES = "E12000007", "K04000001", "W92000004"


@pytest.fixture(scope="module")
def rows(published):
    return published[published["indicator_id"].str.startswith("survey_")]


def value(rows, *, area, group, year):
    [row] = rows[
        rows["area_code"].eq(area)
        & rows["group"].eq(group)
        & rows["period_end"].eq(pd.Timestamp(year, 3, 31))
    ].to_dict("records")
    return row["value"]


@pytest.mark.parametrize(
    ("group", "london", "nation"),
    [
        ("women 16 to 59, any domestic abuse", [5.5, 6.5, 4.7], [8.2, 7.7, 7.5]),
        ("men 16 to 59, any domestic abuse", [3.1, 3.1, 3.2], [4.0, 4.4, 4.3]),
    ],
)
def test_any_domestic_abuse_rounds_to_the_printed_values(rows, group, london, nation):
    for area, printed in [(LONDON, london), (ENGLAND_WALES, nation)]:
        found = [value(rows, area=area, group=group, year=year) for year in (2015, 2016, 2017)]

        assert [round(one, 1) for one in found] == printed


def test_each_definition_sex_and_age_range_is_a_group_of_its_own():
    assert group_of("csew_any_partner_abuse_last_year_women_16_plus") == (
        "survey_partner_abuse",
        "women 16 and over, any partner abuse",
    )
    assert group_of("csew_non_sexual_partner_abuse_last_year_men_16_59") == (
        "survey_partner_abuse",
        "men 16 to 59, non-sexual partner abuse",
    )
    assert group_of("csew_new_questions_any_domestic_abuse_last_year_all_16_plus") == (
        "survey_domestic_abuse",
        "people 16 and over, any domestic abuse, new questions",
    )
    assert group_of("csew_new_questions_domestic_abuse_since_16_all_16_plus") is None


def test_no_group_joins_two_definitions_or_two_age_ranges(rows):
    abuse = rows[rows["indicator_id"].ne("survey_known_to_police")]
    parts = abuse["group"].str.extract(
        r"^(women|men|people) (16 to 59|16 to 74|16 and over), (.+)$"
    )

    assert parts.notna().all(axis=None)


def test_new_questions_lie_in_an_era_of_their_own(rows):
    new = rows[rows["group"].str.endswith("new questions")]
    old = rows[~rows["group"].str.endswith("new questions")]

    assert set(new["era"]) == {"from_2023_04"}
    assert "from_2023_04" not in set(old["era"])


def test_the_cell_the_publisher_withheld_is_missing_and_not_zero(rows):
    [wales] = rows[rows["area_code"].eq(WALES) & rows["period_end"].eq("2022-03-31")].to_dict(
        "records"
    )

    assert wales["status"] == "missing"
    assert pd.isna(wales["value"])


def test_no_value_has_an_interval(rows):
    assert rows[["lower", "upper", "numerator", "denominator"]].isna().all(axis=None)


def test_england_and_wales_comes_from_the_national_series_where_both_have_it(rows):
    found = value(rows, area=ENGLAND_WALES, group="women 16 to 59, any domestic abuse", year=2015)

    assert found == pytest.approx(8.165390279802123)


def test_the_copied_error_of_2015_is_not_repeated(rows):
    """The regional table held any partner abuse there; the trend rows have 5.83 and 2.54."""
    for group, printed in [("women", 5.83), ("men", 2.54)]:
        found = value(
            rows, area=ENGLAND_WALES, group=f"{group} 16 to 59, non-sexual partner abuse", year=2015
        )
        assert round(found, 2) == printed


def test_what_the_police_came_to_know_of_is_given_for_england_and_wales_alone(rows):
    known = rows[rows["indicator_id"].eq("survey_known_to_police")]

    assert set(known["area_code"]) == {ENGLAND_WALES}
    domestic = known[known["group"].eq("incidents of domestic violence")]["value"]
    assert (round(domestic.min()), round(domestic.max())) == (27, 58)
