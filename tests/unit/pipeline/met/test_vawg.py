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
    assert set(victims["status"]) == {"published"}, "years end with February, and none straddles"
    assert set(victims["period_end"].dt.month) == {2}


def test_both_splits_count_the_same_victims_and_no_row_adds_them(victims):
    kinds = victims.assign(kind=victims["group"].str.partition(": ")[0])
    sums = kinds.pivot_table(index="period_end", columns="kind", values="value", aggfunc="sum")

    assert list(sums.columns) == ["age", "ethnic appearance"]
    assert sums["age"].eq(sums["ethnic appearance"]).all()
    assert victims["group"].notna().all()
    assert "age: 80 and over" in set(victims["group"])
    assert "ethnic appearance: Unknown" in set(victims["group"])


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
