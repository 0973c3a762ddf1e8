"""Refuges, priority need and England's councils, on the committed table."""

import pandas as pd
import pytest

from callbacks.pages.homes.core_cities import CORE_CITIES
from data.model import Measure
from data.pipeline.areas.regions import REGION_OF
from tests.paths import ROOT

LONDON, ENGLAND = "E12000007", "E92000001"
REFUGE, PRIORITY = "homelessness_in_refuge", "homelessness_da_priority_need"
HOUSEHOLDS, SHARE = "da_homelessness_households", "da_homelessness_share"
NUMBERS = ["numerator", "denominator", "value", "lower", "upper"]


@pytest.fixture(scope="module")
def rows(published):
    return published[published["indicator_id"].isin([REFUGE, PRIORITY, HOUSEHOLDS, SHARE])]


def of(rows, indicator, *, area=LONDON, kind="four_quarters"):
    own = rows["indicator_id"].eq(indicator) & rows["area_code"].eq(area)
    return rows[own & rows["period_type"].eq(kind)].set_index("period_end").sort_index()


def test_london_and_england_are_those_the_source_gives(rows):
    priority, refuge = of(rows, PRIORITY), of(rows, REFUGE)

    assert priority.loc["2019-03-31", "value"] == 40
    assert priority.loc["2025-03-31", "value"] == 1_480
    assert refuge.loc["2025-12-31", "value"] == 940
    assert of(rows, REFUGE, area=ENGLAND).loc["2025-12-31", "value"] == 4_130
    assert of(rows, HOUSEHOLDS, area=ENGLAND).loc["2025-12-31", "value"] == 39_220


def test_london_and_england_are_never_the_sum_of_their_councils(rows):
    """They are rounded and hold estimates of councils that sent nothing: [e] on every value."""
    whole = rows[rows["area_code"].isin([LONDON, ENGLAND]) & rows["value"].notna()]
    own = whole[whole["indicator_id"].isin([REFUGE, PRIORITY])]
    year = rows[rows["period_end"].eq("2025-12-31") & rows["period_type"].eq("four_quarters")]
    sent = year[year["indicator_id"].eq(REFUGE) & year["level"].eq("borough")]["value"].sum()

    assert set(whole["flags"]) == {"e"}
    assert own["value"].mod(10).eq(0).all()
    assert sent < 940


def test_eight_regions_beside_london_have_quarters_and_years_as_the_source_gives_them(rows):
    regions = rows[rows["level"].eq("region")]
    north_east = of(rows, REFUGE, area="E12000001", kind="quarter")

    assert set(regions.groupby("indicator_id")["area_code"].nunique()) == {8}
    assert set(regions["period_type"]) == {"quarter", "four_quarters"}
    assert north_east.loc["2018-06-30", "value"] == 40
    assert regions.loc[regions["value"].notna(), "flags"].str.contains("e").all()


def test_where_a_whole_region_answered_no_small_year_stands_withheld_alone(rows):
    own = rows[rows["indicator_id"].eq(REFUGE) & rows["level"].eq("council")]
    own = own.assign(region=own["area_code"].map(REGION_OF))
    regions = own.groupby(["region", "period_end"])["status"]
    sent = regions.transform(lambda held: "missing" not in set(held))
    hidden = own[sent & own["status"].eq("suppressed")].groupby(["region", "period_end"]).size()

    assert len(hidden) == 11
    assert hidden.min() >= 2


def test_priority_need_has_a_hard_break_in_july_2021(rows, catalogue):
    quarters, years = of(rows, PRIORITY, kind="quarter"), of(rows, PRIORITY)
    over = years[years["status"].eq("not_comparable")]
    [hard] = [one for one in catalogue.breaks_for(PRIORITY) if one.hard]

    assert str(hard.date) == "2021-07-01"
    assert set(quarters.loc[:"2021-06-30", "era"]) == {"vulnerable_as_well"}
    assert set(quarters.loc["2021-07-01":, "era"]) == {"by_right_2021"}
    assert list(over.index.strftime("%Y-%m")) == ["2021-09", "2021-12", "2022-03"]
    assert over[["lower", "upper"]].isna().all(axis=None)


def test_measures_overlap_and_none_is_made_from_two(rows, catalogue):
    for name in (REFUGE, PRIORITY):
        indicator = catalogue.indicators[name]
        assert indicator.unit.measure is Measure.COUNT
        assert (indicator.counterpart_id, indicator.part_ids) == (None, ())
        assert rows.loc[rows["indicator_id"].eq(name), "denominator"].isna().all()


def test_small_counts_of_any_council_are_withheld_and_no_two_years_of_one_overlap(rows):
    local = rows[rows["level"].isin(["borough", "council"])]
    new = local[local["indicator_id"].isin([REFUGE, PRIORITY]) | local["level"].eq("council")]

    assert not local["numerator"].between(1, 4).any()
    assert local.loc[local["status"].eq("suppressed"), NUMBERS].isna().all(axis=None)
    years = new[new["period_type"].eq("four_quarters")]
    assert set(years["period_end"].dt.month) == {12}
    assert set(new.loc[new["level"].eq("council"), "period_type"]) == {"four_quarters"}
    assert set(new["period_type"]) == {"quarter", "four_quarters"}


def test_every_core_city_has_a_row_and_most_councils_have_a_share(rows):
    year = rows[rows["indicator_id"].eq(SHARE) & rows["period_end"].eq("2025-12-31")]
    councils = year[year["level"].eq("council")].set_index("area_code")
    core = councils.loc[list(CORE_CITIES)]

    assert list(core.index[core["status"].eq("missing")]) == ["E06000023"]  # Bristol sent nothing
    assert "Sheffield" in set(core["area_name"])
    assert councils["value"].notna().sum() > 230


def test_no_council_outside_london_is_an_area_of_the_site(rows):
    councils = set(rows.loc[rows["level"].eq("council"), "area_code"])
    areas = pd.read_parquet(ROOT / "data" / "published" / "areas.parquet")["area_code"]

    assert len(councils) > 280
    assert councils.isdisjoint(areas)
