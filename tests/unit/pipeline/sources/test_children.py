"""Acceptance figures and traps of the assessments of children's services."""

import pandas as pd
import pytest

from data.pipeline.raw.faults import InputFault
from data.pipeline.sources import children

LONDON, ENGLAND, CITY, HACKNEY = "E12000007", "E92000001", "E09000001", "E09000012"
IDS = ["children_da_parent", "children_da_parent_rate", "children_da_child"]


@pytest.fixture(scope="module")
def held(published):
    return published[published["indicator_id"].isin(IDS)].set_index(
        ["indicator_id", "area_code", "period_end"]
    )


def of(held, indicator, area, year):
    return held.loc[(indicator, area, pd.Timestamp(year, 3, 31))]


def test_boroughs_add_up_to_london_where_none_is_missing(held):
    rows = held.loc["children_da_parent"].reset_index()
    boroughs = rows[rows["level"].eq("borough")]
    sums = boroughs.groupby("period_end")["value"].sum()
    london = rows[rows["area_code"].eq(LONDON)].set_index("period_end")["value"]
    whole = ~sums.index.year.isin([2021, 2022])

    assert sums[pd.Timestamp("2025-03-31")] == 24_032
    assert london[pd.Timestamp("2025-03-31")] == 24_030
    assert (sums - london)[whole].abs().max() <= 8
    assert (london - sums)[~whole].min() > 1_000  # Hackney, which the publisher estimates


def test_there_are_eight_years_of_every_borough(held):
    rows = held.reset_index()
    boroughs = rows[rows["level"].eq("borough")]

    assert boroughs.groupby("indicator_id").size().to_dict() == dict.fromkeys(IDS, 264)


def test_a_borough_that_sent_nothing_is_missing_and_london_is_estimated(held):
    for indicator in IDS:
        for year in (2021, 2022):
            assert of(held, indicator, HACKNEY, year)["status"] == "missing"
            assert of(held, indicator, LONDON, year)["flags"] == "e"
        assert of(held, indicator, LONDON, 2025)["flags"] == ""


def test_what_the_publisher_withholds_is_withheld_and_no_zero(held):
    city = held.xs(CITY, level="area_code").reset_index()
    parent = city[city["indicator_id"].eq("children_da_parent")].set_index("period_end")

    assert parent.loc["2019-03-31", "value"] == 14
    assert set(parent.drop(pd.Timestamp("2019-03-31"))["status"]) == {"suppressed"}
    assert not held["numerator"].between(1, 4).any()


def test_a_rate_divides_by_children_of_the_same_area(held):
    london, england = (of(held, IDS[1], code, 2025) for code in (LONDON, ENGLAND))

    assert (london["numerator"], london["denominator"]) == (24_030, 1_916_086)
    assert (england["numerator"], england["denominator"]) == (162_890, 12_183_016)
    assert london["denominator_period"] == "mid-2024, aged 0 to 17"


def test_the_columns_overlap_and_are_never_added(held):
    parent, child = (of(held, name, LONDON, 2025)["value"] for name in (IDS[0], IDS[2]))

    assert (parent, child) == (24_030, 8_220)
    assert not held["value"].isin([parent + child]).any()


def test_the_child_is_offered_on_no_map_and_in_no_comparison(catalogue):
    assert not catalogue.indicators["children_da_child"].borough_map
    assert catalogue.indicators["children_da_child"].counterpart_id is None
    assert catalogue.indicators["children_da_parent"].part_ids == ()


@pytest.mark.raw
@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda text: text.replace("E09000012", "E09000099"), "has no row of Hackney"),
        (lambda text: text.replace(",11,823,153,", ",11,z,153,"), "Domestic_Abuse_parent is 'z'"),
        (lambda text: text.replace("Domestic_Abuse_parent", "DA_parent"), "is missing"),
    ],
)
def test_a_wrong_file_is_named(altered, catalogue, change, words):
    made = altered(children.FILE, lambda lines: change("\n".join(lines)).split("\n"))

    with pytest.raises(InputFault, match=words):
        children.rows(made, definitions=catalogue)
