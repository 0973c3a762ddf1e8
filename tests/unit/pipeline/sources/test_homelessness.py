"""Acceptance figures and traps of the homelessness tables, on the committed table."""

import pandas as pd
import pytest

from data.pipeline.sources import homelessness
from data.pipeline.sources.homelessness_tables import owed_by_quarter
from data.schemas import Metrics

LONDON = "E12000007"
HOUSEHOLDS = "da_homelessness_households"
RATE = "da_homelessness_rate"
SHARE = "da_homelessness_share"
NUMBERS = ["numerator", "denominator", "value", "lower", "upper"]


@pytest.fixture(scope="module")
def rows(published):
    return published[published["indicator_id"].isin([HOUSEHOLDS, RATE, SHARE])]


@pytest.fixture(scope="module")
def quarters(raw):
    return owed_by_quarter(raw)


def pick(rows, indicator, *, area, end, period_type="four_quarters"):
    [row] = rows[
        rows["indicator_id"].eq(indicator)
        & rows["area_code"].eq(area)
        & rows["period_type"].eq(period_type)
        & rows["period_end"].eq(pd.Timestamp(end))
    ].to_dict("records")
    return row


@pytest.mark.parametrize(
    ("end", "households"),
    [
        ("2019-03-31", 3_240),
        ("2021-03-31", 4_870),
        ("2024-03-31", 5_740),
        ("2025-03-31", 6_820),
    ],
)
def test_london_totals_are_those_the_source_gives(rows, end, households):
    row = pick(rows, HOUSEHOLDS, area=LONDON, end=end)

    assert (row["value"], row["status"], row["flags"]) == (households, "published", "e")


def test_both_duties_are_added_since_there_are_two_tables(rows):
    """Barking and Dagenham, July to September 2020: 9 owed prevention, 4 owed relief."""
    row = pick(rows, HOUSEHOLDS, area="E09000002", end="2020-09-30", period_type="quarter")

    assert (row["value"], row["status"]) == (13, "published")


@pytest.mark.raw
def test_a_blank_cell_is_missing_and_never_zero(rows, quarters):
    blank = quarters[quarters["households"].isna()]
    shown = rows[rows["indicator_id"].eq(HOUSEHOLDS) & rows["period_type"].eq("quarter")]
    cells = blank.merge(shown, on=["area_code", "period_end"], validate="1:1")

    assert len(cells) == len(blank) == 61
    assert set(cells["status"]) == {"missing"}


@pytest.mark.raw
def test_four_quarters_have_a_value_only_where_all_four_are_there(rows, quarters):
    ordered = quarters.sort_values(["area_code", "period_start"])
    gaps = ordered["households"].isna().groupby(ordered["area_code"])
    ordered["gap"] = gaps.transform(lambda column: column.rolling(4).sum())
    shown = rows[rows["indicator_id"].eq(HOUSEHOLDS) & rows["period_type"].eq("four_quarters")]
    cells = shown.merge(ordered, on=["area_code", "period_end"], validate="1:1")

    assert set(cells.loc[cells["gap"].gt(0), "status"]) == {"missing"}
    assert "missing" not in set(cells.loc[cells["gap"].eq(0), "status"])


@pytest.mark.raw
def test_no_small_count_is_shown_or_follows_from_sums_that_are(rows, quarters):
    small = quarters[quarters["households"].between(1, 4) & quarters["area_code"].ne(LONDON)]
    for cell in small.itertuples():
        spans = rows[
            rows["area_code"].eq(cell.area_code)
            & (rows["period_start"] <= cell.period_start)
            & (rows["period_end"] >= cell.period_end)
        ]

        assert not spans["status"].eq("published").any(), cell
        assert spans[NUMBERS].isna().all(axis=None), cell
    assert len(small) == 29


def test_where_one_council_alone_would_be_withheld_a_second_one_is(rows):
    """A quarter that every council reported: London's total would give a single one away."""
    shown = rows[
        rows["indicator_id"].eq(HOUSEHOLDS)
        & rows["period_type"].eq("quarter")
        & rows["level"].eq("borough")
    ]
    for _, quarter in shown.groupby("period_end"):
        if not quarter["status"].eq("missing").any():
            assert quarter["status"].eq("suppressed").sum() != 1


def test_periods_of_2018_have_a_count_and_no_rate(rows):
    for end, status in [("2019-03-31", "missing"), ("2019-06-30", "published")]:
        assert pick(rows, RATE, area=LONDON, end=end)["status"] == status
        assert pick(rows, HOUSEHOLDS, area=LONDON, end=end)["status"] == "published"


def test_a_rate_divides_by_the_same_areas_in_one_population_series(rows):
    row = pick(rows, RATE, area=LONDON, end="2025-03-31")

    assert row["denominator"] == 9_089_736
    assert row["denominator_period"] == "mid-2024"
    assert row["value"] == pytest.approx(6_820 / 9_089_736 * 10_000)


def test_a_rate_whose_year_has_no_estimate_yet_says_so(rows):
    row = pick(rows, RATE, area=LONDON, end="2025-12-31", period_type="quarter")

    assert row["denominator_period"] == "mid-2024, the latest there is"


def test_a_share_is_of_all_households_owed_a_duty_with_its_interval(rows):
    row = pick(rows, SHARE, area=LONDON, end="2025-03-31")

    assert row["value"] == pytest.approx(100 * row["numerator"] / row["denominator"])
    assert row["lower"] < row["value"] < row["upper"] < 100


@pytest.mark.raw
def test_the_rows_keep_the_contract(raw, catalogue):
    Metrics.validate(homelessness.rows(raw, definitions=catalogue))


def test_the_area_withheld_to_hide_others_is_the_least_populous_that_can(rows):
    """October to December 2025: every council reported, and two had 1 to 4 households."""
    quarter = rows[
        rows["indicator_id"].eq(HOUSEHOLDS)
        & rows["period_type"].eq("quarter")
        & rows["period_end"].eq("2025-12-31")
    ]
    withheld = set(quarter.loc[quarter["status"].eq("suppressed"), "area_name"])

    assert withheld == {"City of London", "Kensington and Chelsea", "Kingston upon Thames"}
