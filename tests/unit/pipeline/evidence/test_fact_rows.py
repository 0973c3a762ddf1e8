"""Figures shown as printed: each is the figure of a fact that can be looked up."""

import pandas as pd
import pytest

from data.pipeline.evidence.registers import Registers

POINTS = Registers().printed_points()
PRINTED = sorted({*POINTS["indicator_id"], "marac_cases", "marac_repeat_share"})
NATIONAL = {  # £ million, inferred national base, and what LDVS2 and B&D print
    "criminal justice": (1017, 142.29, 3.66),
    "physical health care": (1220, 170.69, 4.39),
    "mental health care": (176, 24.62, 0.63),
    "social services": (228, 31.90, 0.82),
    "housing and refuges": (158, 22.11, 0.57),
    "civil legal": (312, 43.65, 1.12),
    "all services": (3111, 435.26, 11.19),
    "lost output": (2672, 373.84, 9.62),
    "human costs": (17086, 2390.51, 61.54),
    "total": (22869, 3199.61, 82.35),
}
LONDON_SHARE = 0.1399105
BOROUGH_FACTOR = 0.0036009


@pytest.fixture(scope="module")
def rows(published):
    return published[published["indicator_id"].isin(PRINTED)]


def test_every_point_carries_the_number_and_the_word_of_its_fact(rows, evidence):
    facts = evidence.set_index("fact_id")
    keys = ["indicator_id", "area_code", "period_type", "period_end", "group"]
    shown = POINTS.merge(rows, on=keys, suffixes=("", "_shown"), validate="1:1")

    assert len(shown) == len(POINTS)
    for row in shown.itertuples():
        fact = facts.loc[row.fact_id]
        assert row.value == fact["number"], row.fact_id
        assert str(row.qualifier) == str(fact["qualifier"]), row.fact_id
        assert row.source_id == fact["source_id"], row.fact_id


def test_words_before_a_number_are_kept(rows):
    worded = rows.dropna(subset="qualifier")

    assert set(zip(worded["indicator_id"], worded["qualifier"], strict=True)) == {
        ("bcu_open_cases", "over"),
        ("repeat_victims", "over"),
        ("sanction_detection_rate", "below"),
        ("estimated_cost", "around"),  # lost output
        ("estimated_cost", "estimated"),  # mental health care
    }


def test_printed_figures_have_no_interval(rows):
    assert rows[["lower", "upper"]].isna().all(axis=None)


@pytest.mark.parametrize("category", NATIONAL)
def test_costs_are_as_printed_and_london_follows_from_the_inferred_base(rows, category):
    national, london, borough = NATIONAL[category]
    costs = rows[rows["indicator_id"].eq("estimated_cost") & rows["flags"].eq("")]
    shown = costs.set_index("group")["value"]

    assert shown[f"{category}, prices of the 2005 strategy"] == london
    assert shown[f"{category}, 2007-08 prices"] == borough
    assert national * LONDON_SHARE == pytest.approx(london, abs=0.01)


def test_for_barking_and_dagenham_all_but_services_and_human_costs_follow():
    off = {
        category
        for category, (national, _, borough) in NATIONAL.items()
        if abs(national * BOROUGH_FACTOR - borough) > 0.01
    }

    assert off == {"all services", "human costs"}


def test_costs_of_other_boroughs_are_population_shares_and_marked_estimated(rows):
    total = rows[rows["group"].eq("total, 2007-08 prices")].set_index("area_name")

    assert len(total) == 33
    assert set(total.drop("Barking and Dagenham")["flags"]) == {"e"}
    barnet = total.loc["Barnet"]
    assert barnet["value"] / barnet["denominator"] == pytest.approx(82.35 / 166_275)
    assert barnet["denominator_period"] == "mid-2005"


def test_marac_years_with_missing_marac_are_flagged(rows):
    cases = rows[rows["indicator_id"].eq("marac_cases")].set_index("period_end")

    assert cases.loc["2019-03-31", "value"] == 12_518
    assert cases.loc["2025-03-31", "value"] == 16_585
    assert list(cases["flags"].sort_index()) == ["", "", "", "u", "u", "", ""]
    assert set(cases["area_code"]) == {"E23000001"}


def test_a_printed_repeat_share_is_not_computed_again(rows):
    shares = rows[rows["indicator_id"].eq("marac_repeat_share")].set_index("period_end")

    assert shares.loc["2019-03-31", "value"] == 23.0
    assert shares.loc["2019-03-31", "numerator"] / 12_518 < 0.226


def test_the_repeat_victims_of_the_report_carry_its_twelve_months(rows):
    [row] = rows[rows["indicator_id"].eq("repeat_victims")].to_dict("records")

    assert (row["value"], row["qualifier"]) == (13_600, "over")
    assert row["period_start"] == pd.Timestamp("2018-10-01")


def test_two_courts_are_never_one_point(rows):
    courts = rows[
        rows["indicator_id"].eq("da_prosecutions") & rows["period_type"].eq("calendar_year")
    ]

    assert dict(zip(courts["group"], courts["value"], strict=True)) == {
        "Crown Court": 1354,
        "magistrates' courts": 8355,
    }
