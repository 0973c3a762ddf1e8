"""One rule says which periods are provisional. All dates are made up."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.pipeline.met.provisional import PROVISIONAL_MONTHS, provisional_flags


def flagged(*ends, newest):
    return provisional_flags(pd.Series(pd.to_datetime(list(ends))), newest=pd.Timestamp(newest))


@pytest.mark.parametrize("newest", ["2025-07-01", "2025-07-15", "2025-07-31"])
def test_the_two_newest_months_and_the_years_that_end_in_them_are_provisional(newest):
    ends = ["2024-07-31", "2025-05-31", "2025-06-30", "2025-07-31"]

    assert flagged(*ends, newest=newest).tolist() == ["", "", "p", "p"]


def test_a_change_of_year_and_a_leap_day_move_nothing():
    assert flagged("2023-12-31", "2024-01-31", "2024-02-29", newest="2024-02-01").tolist() == [
        "",
        "p",
        "p",
    ]


@given(newest=st.dates(date(1990, 1, 1), date(2100, 1, 1)), months=st.integers(0, 30))
def test_a_period_is_provisional_exactly_where_fewer_than_two_months_follow_it(newest, months):
    last = pd.Timestamp(newest).to_period("M")
    [flag] = flagged((last - months).end_time.normalize(), newest=newest)

    assert flag == ("p" if months < PROVISIONAL_MONTHS else "")


def test_every_series_of_the_met_marks_the_same_number_of_its_newest_months(published):
    """Borough months, ward years and the other dashboard each had a rule of their own."""
    for indicator, level in (
        ("da_offences", "borough"),
        ("da_offences", "london"),
        ("coercive_control_offences", "london"),
    ):
        rows = published[
            published["indicator_id"].eq(indicator)
            & published["level"].eq(level)
            & published["period_type"].eq("month")
            & published["status"].ne("not_applicable")
        ]
        ends = sorted(rows["period_end"].unique())
        marked = sorted(rows.loc[rows["flags"].str.contains("p"), "period_end"].unique())
        assert marked == ends[-PROVISIONAL_MONTHS:], (indicator, level)
    wards = published[published["level"].eq("ward")]
    marked = wards["flags"].str.contains("p")
    assert set(wards.loc[marked, "period_end"]) == {wards["period_end"].max()}
