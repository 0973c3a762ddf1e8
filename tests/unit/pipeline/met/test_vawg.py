"""Acceptance figures and traps of violence against women and girls, on the committed table."""

import pandas as pd
import pytest

from data.catalogue import Catalogue
from data.pipeline.met import vawg
from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.read import RawFolder
from tests.paths import RAW_DATA as RAW

LONDON, CITY, BREAK = "E12000007", "E09000001", pd.Timestamp("2024-03-01")
VICTIMS_TO_2026 = 1_527_047


@pytest.fixture(scope="module")
def offences(published):
    return published[published["indicator_id"].eq("vawg_offences")]


@pytest.fixture(scope="module")
def victims(published):
    return published[published["indicator_id"].eq("vawg_victims")]


def test_london_counts_what_the_publisher_does_without_a_borough(offences):
    months = offences[offences["level"].eq("london") & offences["period_type"].eq("month")]
    by_year = months.groupby(months["period_end"].dt.year)["value"].sum()

    assert months["value"].sum() == 1_612_003
    assert (by_year[2019], by_year[2023], by_year[2024]) == (139_190, 154_316, 127_532)


def test_every_borough_has_each_month_and_none_is_small(offences):
    months = offences[offences["level"].eq("borough") & offences["period_type"].eq("month")]
    met = months[months["area_code"].ne(CITY)]

    assert set(met.groupby("area_code").size()) == {146}
    assert met["area_code"].nunique() == 32
    assert met["value"].min() >= 5
    assert set(months.loc[months["area_code"].eq(CITY), "status"]) == {"not_applicable"}


def test_no_year_across_the_new_police_system_is_compared(offences, victims):
    years = offences[offences["period_type"].eq("rolling_12")]
    across = years["period_start"].lt(BREAK) & years["period_end"].ge(BREAK)

    assert set(years.loc[across, "status"]) == {"not_comparable", "not_applicable"}
    assert years.loc[across, "lower"].isna().all()
    of_years = victims[victims["period_type"].eq("rolling_12")]
    assert set(of_years["status"]) == {"published"}, "years end with February, and none straddles"
    assert set(of_years["period_end"].dt.month) == {2}


def test_both_splits_count_the_same_victims_and_no_row_adds_them(victims):
    kinds = victims.assign(kind=victims["group"].str.partition(": ")[0])
    periods = ["period_type", "period_end"]
    sums = kinds.pivot_table(index=periods, columns="kind", values="value", aggfunc="sum")

    assert list(sums.columns) == ["age", "ethnic appearance"]
    assert sums["age"].eq(sums["ethnic appearance"]).all()
    assert victims["group"].notna().all()
    assert "age: 80 and over" in set(victims["group"])
    assert "ethnic appearance: Unknown" in set(victims["group"])


def test_each_group_has_every_month_and_a_year_is_the_sum_of_its_months(victims):
    months = victims[victims["period_type"].eq("month")]
    years = victims[victims["period_type"].eq("rolling_12")]
    newest = months[months["period_start"].ge("2025-03-01")].groupby("group")["value"].sum()

    assert set(months.groupby("group").size()) == {146}
    assert months["group"].nunique() == 13
    assert (months["value"].min(), set(months["status"])) == (22, {"published"})
    last = years[years["period_end"].eq("2026-02-28")].set_index("group")["value"]
    assert newest.sort_index().equals(last.sort_index())
    assert set(months.loc[months["period_end"].lt(BREAK), "era"]).isdisjoint(
        months.loc[months["period_end"].ge(BREAK), "era"]
    )


def test_a_small_group_takes_a_second_one_and_each_year_that_holds_it_along(monkeypatch):
    """Made up: three victims of one age in one month, as many more of another."""
    raw, read = RawFolder(RAW), vawg.victim_months

    def one_small(raw, *, split):
        held = read(raw, split=split)
        if split == "age":
            month = pd.Timestamp("2020-06-01")
            held[("20 to 29", month)] += held[("80 and over", month)] - 3
            held[("80 and over", month)] = 3
        return held

    monkeypatch.setattr(vawg, "victim_months", one_small)
    rows = vawg.rows(raw, definitions=Catalogue.load())
    hidden = rows[rows["indicator_id"].eq("vawg_victims") & rows["status"].eq("suppressed")]

    assert hidden["value"].isna().all()
    assert hidden.groupby(["period_type", "period_end"])["group"].apply(sorted).to_dict() == {
        (kind, pd.Timestamp(end)): ["age: 10 to 19", "age: 80 and over"]
        for kind, end in (("month", "2020-06-30"), ("rolling_12", "2021-02-28"))
    }


@pytest.mark.parametrize("split", vawg.SPLITS)
def test_each_sheet_of_victims_adds_up_to_what_the_other_does(split):
    assert vawg.victim_months(RawFolder(RAW), split=split).sum() == VICTIMS_TO_2026


def test_splits_of_different_victims_stop_the_run(monkeypatch):
    """Made up: one woman more in one of the two sheets."""
    raw, read = RawFolder(RAW), vawg.victim_months

    def one_more(raw, *, split):
        return read(raw, split=split) + (split == "age")

    monkeypatch.setattr(vawg, "victim_months", one_more)
    with pytest.raises(InputFault, match="does not add up to the victims by age"):
        vawg.rows(raw, definitions=Catalogue.load())


def test_nothing_of_it_is_added_to_domestic_abuse():
    catalogue = Catalogue.load()
    for one in ("vawg_offences", "vawg_victims"):
        indicator = catalogue.indicators[one]
        assert indicator.caveat_ids[0] == "vawg_not_domestic"
        assert indicator.topic == "Violence against women and girls"
        assert indicator.part_ids == ()
        assert not any(one in other.part_ids for other in catalogue.indicators.values())
