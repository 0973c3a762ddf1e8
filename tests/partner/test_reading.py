"""From a pack to rows. All numbers here are made up."""

from datetime import date

import pandas as pd
import pytest

from data.model import Status
from data.partner.model import AreaLevel, PackTable
from data.partner.packs import Pack
from data.partner.rows import Count, Places
from data.partner.year_tables import part_of, per_thousand, read_rows
from data.statistics.intervals import byar_limits, wilson_limits
from tests.partner.packs import count_row, made_up_counts, made_up_manifest

ONE, TWO, THREE = (
    made_up_counts()
    .query("table == 'incidents_by_area' and area_level == 'lsoa'")["area_code"]
    .tolist()
)
PLACES = Places(
    names={
        "lsoa": {ONE: "Area 1", TWO: "Area 2", THREE: "Area 3", "E01999999": "Area 4"},
        "ward": {"E05014066": "Northbury", "E05014054": "Alibon"},
    },
    residents={ONE: 1500.0, TWO: 2000.0, "E01999999": 1800.0, "E09000002": 218_000.0},
)


def rows_of(frame=None, *, year=None):
    counts = made_up_counts() if frame is None else frame
    return read_rows(Pack(made_up_manifest(), counts), year=year, places=PLACES)


def referrals(*values):
    """Return rows of referrals: (group, count or None, residents or None) and the total last."""
    *groups, total = values
    made = [
        count_row(PackTable.REFERRALS, count, category=name, denominator=living)
        for name, count, living in groups
    ]
    frame = pd.DataFrame([*made, count_row(PackTable.REFERRALS, total)])
    frame = frame.astype({"value": float, "denominator": float})
    return {row.name: row for row in rows_of(frame).referrals}


def test_the_newest_year_is_shown_and_an_older_one_where_the_table_has_it():
    assert rows_of().shown["offence_types"].end == date(2025, 3, 31)
    older = made_up_counts()
    older[["period_start", "period_end"]] -= pd.DateOffset(years=1)
    both = pd.concat([made_up_counts().query("table != 'incidents_by_year'"), older])

    rows = rows_of(both, year=date(2024, 3, 31))

    assert {one.end for one in rows.shown.values()} == {date(2024, 3, 31)}
    assert rows_of(both, year=date(2010, 3, 31)).shown["referrals"].end == date(2025, 3, 31)


def test_every_year_stays_in_the_table_of_years():
    assert [row.count.value for row in rows_of().years] == [3100, 3240]


def test_a_share_has_wilson_limits_in_per_cent():
    row = next(one for one in rows_of().offences if one.name == "Common assault")
    limits = wilson_limits(2000, 5000)

    assert row.share == pytest.approx((40, 100 * limits.lower, 100 * limits.upper))
    assert [one.name for one in rows_of().offences if one.total] == ["All types"]


def test_what_is_withheld_has_no_share_and_no_whole():
    row = next(one for one in rows_of().offences if one.name == "Robbery")

    assert (row.count, row.whole, row.share) == (Count(None, Status.SUPPRESSED), None, None)


@pytest.mark.parametrize(("whole", "count"), [(900, 9), (None, 40), (20, 30)])
def test_no_share_of_few_or_of_an_unknown_or_too_small_whole(whole, count):
    assert part_of(Count(count), whole) is None


def test_a_rate_is_byar_and_needs_ten():
    limits = byar_limits(60)

    assert per_thousand(Count(60), 1500) == pytest.approx(
        (40, limits.lower / 1.5, limits.upper / 1.5)
    )
    assert per_thousand(Count(9), 1500) is None
    assert per_thousand(Count(60), None) is None


def test_people_keep_the_order_of_the_pack_with_the_totals_last():
    table = rows_of().victims

    assert table.sexes == ("female", "male", "all")
    assert table.ages == ("10-17", "18-24", "25-29", "all")
    assert table.cells["18-24", "female"].value == 400


def test_a_pair_without_a_row_is_a_blank_and_not_a_zero():
    counts = made_up_counts()
    gone = counts["table"].eq("victims") & counts["age"].eq("10-17") & counts["sex"].eq("male")

    assert rows_of(counts[~gone]).victims.cells["10-17", "male"].status is Status.MISSING


def test_each_level_of_areas_holds_every_area_of_the_borough():
    small, wards = rows_of().incidents

    assert (small.level, wards.level) == (AreaLevel.LSOA, AreaLevel.WARD)
    assert len(small.rows) == len(PLACES.names["lsoa"])
    assert small.borough.count.value == 3240
    blank = next(row for row in small.rows if row.code == "E01999999")
    assert blank.count.status is Status.MISSING
    assert blank.whole == 1800


def test_a_count_under_fifty_is_flagged_and_one_above_is_not():
    counts = made_up_counts()
    counts.loc[counts["area_code"].eq(TWO) & counts["table"].eq("incidents_by_area"), "value"] = 49
    flags = {row.code: row.count.flags for row in rows_of(counts).incidents[0].rows}

    assert flags[ONE] == ""
    assert flags[TWO] == "u"


def test_the_first_table_is_the_finest_of_which_most_areas_have_a_rate():
    small, ward = (
        {f"E0{kind}00000{number}": f"Area {number}" for number in range(4)} for kind in (10, 50)
    )
    places = Places({"lsoa": small, "ward": ward}, dict.fromkeys((*small, *ward), 1000.0))

    def first(*values):
        rows = [
            count_row(PackTable.INCIDENTS_BY_AREA, value, area_level=level, area_code=code)
            for level, names in (("lsoa", small), ("ward", ward))
            for code, value in zip(names, values if level == "lsoa" else [90] * 4, strict=True)
        ]
        frame = pd.DataFrame(rows).astype({"value": float, "denominator": float})
        return read_rows(Pack(made_up_manifest(), frame), year=None, places=places).incidents[0]

    assert first(30, 30, None, None).level == "lsoa"
    assert first(30, None, None, None).level == "ward"


def test_repeat_locations_are_a_share_of_the_locations_and_of_few_none():
    ward, small = rows_of().repeats
    rated = next(row for row in ward.rows if row.count.value == 20)
    few = next(row for row in small.rows if row.code == ONE)

    assert rated.rate.value == pytest.approx(100 * 20 / 90)
    assert (few.count.value, few.whole, few.rate) == (9, 45, None)


def test_a_ratio_compares_shares_among_groups_whose_residents_are_known():
    found = referrals(("White", 300, 60_000), ("Asian", 100, 40_000), ("Not known", 80, None), 480)

    assert found["White"].share == pytest.approx(75)
    assert found["White"].residents_share == pytest.approx(60)
    assert found["White"].ratio.value == pytest.approx(1.25)
    assert found["Not known"].ratio is None
    assert found["Not known"].share is None


def test_a_withheld_group_leaves_the_ratios_of_the_others():
    found = referrals(
        ("White", 300, 60_000), ("Asian", 91, 39_000), ("Chinese", None, 900),
        ("Gypsy", None, 100), ("Not known", 80, None), 480,
    )  # fmt: skip

    assert found["White"].share == pytest.approx(100 * 300 / 400)
    assert found["Chinese"].ratio is None


def test_a_group_that_no_record_ever_has_leaves_the_ratios_of_the_others():
    groups = [("White", 300, 60_000), ("Asian", 100, 40_000), ("Chinese", None, 900)]
    made = [
        count_row(PackTable.REFERRALS, count, category=name, denominator=living)
        for name, count, living in groups
    ]
    frame = pd.DataFrame([*made, count_row(PackTable.REFERRALS, 400)])
    frame.loc[frame["category"].eq("Chinese"), "status"] = Status.NOT_APPLICABLE.value
    frame = frame.astype({"value": float, "denominator": float})
    found = {row.name: row for row in rows_of(frame).referrals}

    assert found["White"].share == pytest.approx(75)
    assert (found["Chinese"].count.status, found["Chinese"].ratio) == (Status.NOT_APPLICABLE, None)


def test_no_ratio_where_the_referrals_of_known_groups_cannot_be_told():
    found = referrals(
        ("White", 300, 60_000), ("Asian", None, 40_000), ("Not known", None, None), 480
    )

    assert found["White"].ratio is None


def test_a_pack_without_a_table_has_none():
    rows = rows_of(made_up_counts().query("table == 'incidents_by_year'"))

    assert (rows.accused, rows.victims, rows.incidents, rows.offences) == (None, None, (), ())
    assert set(rows.shown) == {"incidents_by_year"}
