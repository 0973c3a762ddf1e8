"""Every council's homelessness file: what was known before, its traps, and what stops it."""

import pandas as pd
import pytest

from data.pipeline.areas.regions import REGION_OF, REGIONS
from data.pipeline.raw.faults import InputFault
from data.pipeline.sources import homelessness_councils as councils
from data.pipeline.sources.homelessness_tables import FILE as KNOWN_BEFORE
from data.pipeline.sources.homelessness_tables import SUPPORT_NEEDS, owed_by_quarter

PLACE = ["quarter", "area_code", "duty"]


@pytest.fixture(scope="module")
def quarters(raw):
    return councils.councils_by_quarter(raw).set_index(["area_code", "period_start"])


def cells(raw, file, *columns):
    return pd.read_csv(raw.root / file, dtype=str, keep_default_na=False)[list(columns)]


@pytest.mark.raw
def test_all_2940_rows_known_before_are_the_same(raw):
    """33 boroughs, London and England: reasons by duty, and support needs, in 31 quarters."""
    before = cells(
        raw, KNOWN_BEFORE, "quarter", "area_code", "table", "total_owed_duty", "domestic_abuse"
    )
    needs = before["table"].eq(SUPPORT_NEEDS)
    before["duty"] = before["table"].mask(needs, councils.ONE)
    now = cells(raw, councils.FILE, *PLACE, "measure", "value")
    wide = now.set_index([*PLACE, "measure"])["value"].unstack()  # noqa: PD010 - text, no sums
    found = before.join(wide, on=PLACE)
    for old, new in {
        "total_owed_duty": "owed_duty_total",
        "domestic_abuse": councils.ABUSE,
    }.items():
        same = pd.to_numeric(found[old]).fillna(-1).eq(pd.to_numeric(found[new]).fillna(-1))
        assert same[~needs].all(), old
    abuse = pd.to_numeric(found["domestic_abuse"]).fillna(-1)
    support = pd.to_numeric(found["support_need_domestic_abuse"]).fillna(-1)

    assert len(before) == 2_940
    assert abuse[needs].eq(support[needs]).all()


@pytest.mark.raw
def test_both_readers_give_the_same_households_of_every_quarter(raw, quarters):
    """Prevention and relief are added in both, and April to June 2020 is not added twice."""
    known = owed_by_quarter(raw).set_index(["area_code", "period_start"])
    same = quarters.loc[known.index]

    assert len(known) == 34 * 31
    for name in ("households", "owed"):
        assert known[name].fillna(-1).eq(same[name].fillna(-1)).all()


@pytest.mark.raw
def test_a_total_and_its_part_in_one_quarter_are_never_added(raw, quarters):
    rows = cells(raw, councils.FILE, *PLACE, "measure", "value")
    england = rows[rows["quarter"].eq("2020 Q2") & rows["area_code"].eq("E92000001")]
    given = england[england["measure"].eq(councils.ABUSE)].set_index("duty")["value"]

    assert given[councils.ONE] == "7170"
    assert councils.PREVENTION in given.index
    assert quarters.loc[("E92000001", pd.Timestamp("2020-04-01")), "households"] == 7_170


@pytest.mark.raw
@pytest.mark.parametrize(("measure", "tables", "fewest"), [("refuge", 2, 100), ("priority", 1, 5)])
def test_each_council_lies_in_the_region_whose_row_it_adds_up_to(quarters, measure, tables, fewest):
    """Where every council of a region sent figures they add up to its row, but for rounding."""
    rows = quarters[measure].reset_index()
    councils = rows[rows["area_code"].isin(REGION_OF)]
    places = [councils["area_code"].map(REGION_OF), "period_start"]
    sums = councils.groupby(places)[measure].agg(["sum", "count", "size"])
    sent = sums[sums["count"].eq(sums["size"])]
    given = quarters[measure].reindex(sent.index)

    assert set(REGIONS) <= set(rows["area_code"])
    assert len(sent) > fewest
    assert (given - sent["sum"]).abs().max() <= 5 * tables


@pytest.mark.raw
def test_every_area_of_the_file_is_a_borough_a_region_england_or_in_one_region(quarters):
    codes = set(quarters.index.get_level_values("area_code"))

    assert set(REGION_OF.values()) == set(REGIONS)
    assert codes - set(REGION_OF) == set(councils.NAMES)


@pytest.mark.raw
def test_a_sign_is_no_zero_and_a_new_code_is_the_same_council(quarters):
    city = quarters.loc[("E09000001", pd.Timestamp("2018-04-01"))]
    sheffield = quarters.loc["E08000039"]

    assert pd.isna(city["priority"])
    assert len(sheffield) == 31
    assert not quarters.index.get_level_values("area_code").isin(["E08000019"]).any()


@pytest.mark.raw
@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda text: text.replace(",measure,", ",what,", 1), "column 'measure' is missing"),
        (lambda text: text.replace(",value,", ",value,value,", 1), "value"),
        (lambda text: text.replace("2025 Q4", "2025 Q5"), "quarter is '2025 Q5'"),
        (lambda text: text.replace("E09000012", "E09000099"), "unknown area 'E09000099'"),
        (lambda text: text.replace(",..,", ",n/a,", 1), "the marker is 'n/a'"),
        (lambda text: text.replace("Hackney,owed", "<b>Hackney</b>,owed", 1), "without < and >"),
        (
            lambda text: text.replace(
                "2025 Q4,E09000012,Hackney,in_refuge_when_applying,relief",
                "2025 Q4,E09000012,Hackney,in_refuge_when_applying,main duty",
            ),
            "has not every duty of in_refuge_when_applying for E09000012",
        ),
    ],
)
def test_a_wrong_file_is_named_in_one_line(altered, change, words):
    made = altered(councils.FILE, lambda lines: change("\n".join(lines)).split("\n"))

    with pytest.raises(InputFault, match=words) as fault:
        councils.councils_by_quarter(made)
    assert "\n" not in str(fault.value)
