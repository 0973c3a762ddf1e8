"""Acceptance figures and traps of sexual offences, on the committed table."""

import pandas as pd
import pytest

from data.catalogue import Catalogue

LONDON, CITY, RICHMOND = "E12000007", "E09000001", "E09000027"
COUNTS = ["sexual_offences", "rape_offences"]
RATES = [f"{one}_rate" for one in COUNTS]


@pytest.fixture(scope="module")
def sexual(published):
    return published[published["indicator_id"].isin([*COUNTS, *RATES])]


def value_of(rows, indicator, kind, end, area=LONDON):
    found = rows[
        rows["indicator_id"].eq(indicator)
        & rows["area_code"].eq(area)
        & rows["period_type"].eq(kind)
        & rows["period_end"].eq(pd.Timestamp(end))
    ]
    return found.iloc[0]


@pytest.mark.parametrize(
    ("kind", "end", "count"),
    [
        ("calendar_year", "2011-12-31", 10_281),
        ("calendar_year", "2013-12-31", 10_555),
        ("calendar_year", "2014-12-31", 13_892),
        ("calendar_year", "2018-12-31", 20_599),
        ("calendar_year", "2019-12-31", 20_099),
        ("calendar_year", "2022-12-31", 25_179),
        ("calendar_year", "2023-12-31", 24_469),
        ("financial_year", "2025-03-31", 25_937),
        ("rolling_12", "2026-03-31", 27_351),
    ],
)
def test_london_counts_what_the_publisher_does_with_airports_and_no_borough(
    sexual, kind, end, count
):
    assert value_of(sexual, "sexual_offences", kind, end)["value"] == count


def test_sixteen_years_of_months_are_there_for_every_borough(sexual):
    months = sexual[sexual["period_type"].eq("month") & sexual["level"].eq("borough")]
    held = months.groupby(["indicator_id", "area_code"]).size()

    assert len(held) == 2 * 33
    assert set(held) == {192}
    assert (months["period_start"].min(), months["period_end"].max()) == (
        pd.Timestamp("2010-04-01"),
        pd.Timestamp("2026-03-31"),
    )


def test_the_city_is_not_covered_and_never_zero(sexual):
    assert set(sexual.loc[sexual["area_code"].eq(CITY), "status"]) == {"not_applicable"}


def test_a_period_across_connect_is_a_count_alone(sexual):
    year = value_of(sexual, "sexual_offences", "calendar_year", "2024-12-31")
    rates = sexual[sexual["indicator_id"].isin(RATES)]
    start, end = rates["period_start"], rates["period_end"]

    assert (year["status"], pd.isna(year["lower"])) == ("not_comparable", True)
    assert not (start.lt("2024-03-01") & end.ge("2024-03-01")).any()


def test_a_year_that_holds_a_withheld_month_is_withheld(sexual):
    counts = sexual[sexual["indicator_id"].isin(COUNTS) & sexual["level"].eq("borough")]
    hidden = counts[counts["period_type"].eq("month") & counts["status"].eq("suppressed")]
    longer = counts[counts["period_type"].ne("month")]
    pairs = hidden.merge(longer, on=["indicator_id", "area_code"], suffixes=("", "_year"))
    inside = pairs["period_start"].ge(pairs["period_start_year"])
    inside &= pairs["period_end"].le(pairs["period_end_year"])

    assert len(hidden) > 400
    assert set(pairs.loc[inside, "status_year"]) == {"suppressed"}


def test_no_count_of_one_to_four_is_published_of_a_borough(sexual):
    shown = sexual.loc[sexual["level"].eq("borough"), "numerator"].dropna()

    assert not shown.between(1, 4).any()
    assert (shown == 0).any()


def test_a_false_dip_is_marked_and_no_other_month_is(sexual):
    months = sexual[
        sexual["indicator_id"].eq("sexual_offences")
        & sexual["period_type"].eq("month")
        & sexual["numerator"].ge(10)
        & sexual["level"].eq("borough")
    ]
    marked = months[months["flags"].str.contains("u")]

    assert set(marked["period_end"]) == {pd.Timestamp("2020-03-31")}


def test_a_rate_divides_by_rebased_residents_of_the_boroughs_alone(sexual):
    newest = value_of(sexual, "sexual_offences_rate", "rolling_12", "2026-03-31")
    rates = sexual[sexual["indicator_id"].isin(RATES)]

    assert newest["numerator"] == 27_351
    assert newest["denominator"] == pytest.approx(9_089_736, abs=20_000)
    assert newest["denominator_period"] == "mid-2024, the latest there is"
    assert rates["denominator_period"].dropna().str[4:8].astype(int).min() == 2019


def test_they_are_no_part_of_domestic_abuse_and_never_beside_it_in_a_sum():
    catalogue = Catalogue.load()
    abuse = catalogue.series["met_da"].indicators
    for one in [*COUNTS, *RATES]:
        indicator = catalogue.indicators[one]
        assert one not in abuse
        assert indicator.topic == "Sexual offences"
        assert indicator.caveat_ids[0] == "sexual_not_domestic"
        assert not {indicator.counterpart_id, *indicator.part_ids} & set(abuse)
    for one in abuse:
        assert not set(catalogue.indicators[one].part_ids) & set(COUNTS)
