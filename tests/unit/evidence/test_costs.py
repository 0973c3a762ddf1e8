"""The arithmetic of the cost estimate, on the published figures and on made-up ones."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.evidence.costs import (
    BOROUGH_FACTOR,
    LINES,
    LONDON_SHARE,
    avoided,
    basis_of,
    by_category,
    half_of,
    reproduce,
    sum_of_parts,
    to_pennies,
    totals_by_area,
)
from data.evidence.facts import Facts
from data.repository import ParquetRepository
from data.settings import Settings
from tests.unit.metric_rows import frame, row


@pytest.fixture(scope="module")
def facts():
    return Facts(ParquetRepository.open(Settings().release_dir).evidence())


def reproduced(facts, *, column, share):
    return {
        line.group: reproduce(
            facts[getattr(line, column)].number,
            base=facts[line.national].number,
            share=facts[share].number,
        )
        for line in LINES
    }


def test_the_ten_london_amounts_follow_from_the_inferred_base(facts):
    london = reproduced(facts, column="london", share=LONDON_SHARE)

    assert len(london) == 10
    for group, one in london.items():
        assert abs(one.printed - one.computed) <= 0.01, group
        assert one.follows, group


def test_all_of_the_borough_s_amounts_follow_but_services_and_human_costs(facts):
    borough = reproduced(facts, column="borough", share=BOROUGH_FACTOR)
    apart = {group: one.difference for group, one in borough.items() if not one.follows}

    assert apart == {"all services": -0.01, "human costs": 0.02}
    parts = [one.printed for group, one in list(borough.items())[:6]]
    assert sum_of_parts(parts) == borough["all services"].printed == 11.19


def test_each_line_names_the_printed_figure_of_its_own_category(facts):
    for line in LINES:
        london, borough, national = facts.all([line.london, line.borough, line.national])
        words = set(line.group.replace("human costs", "human").split()) - {"care", "and"}
        assert london.measure.startswith("Cost"), line
        assert any(word in london.measure.lower() for word in words), line
        assert national.measure.lower().startswith(london.measure.lower()[:12]), line
        assert borough.area == "Barking and Dagenham", line
        assert national.area == "England and Wales", line


def test_five_per_cent_of_any_of_the_bases_rounds_to_the_saving_the_strategy_prints():
    for base in (412.34, 435.26 - 22.82, 435.26 - half_of(43.65)):
        assert 20.5 < avoided(base, percent=5) < 21
    assert half_of(43.65) == 21.83
    assert avoided(373.84, percent=5, part=0.5) == pytest.approx(9.346)


@pytest.mark.parametrize(("percent", "shown"), [(0, 0.0), (10, 4.0), (100, 40.0)])
def test_a_made_up_amount_falls_in_proportion(percent, shown):
    assert avoided(80.0, percent=percent, part=0.5) == shown


def test_a_made_up_amount_that_does_not_follow_tells_its_difference():
    one = reproduce(10.0, base=100.0, share=0.0999)

    assert (one.computed, one.difference, one.follows) == (9.99, 0.01, False)


def test_rows_of_the_cost_are_found_by_category_and_by_area_with_their_basis():
    rows = frame(
        [
            row(2.0, area_name="Brent", group="total, made-up prices"),
            row(1.0, area_name="Barnet", group="total, made-up prices", area_code="E09000004"),
            row(0.5, area_name="Brent", group="housing and refuges, made-up prices"),
        ]
    )

    assert [one["area_name"] for one in totals_by_area(rows)] == ["Barnet", "Brent"]
    assert {name: one["value"] for name, one in by_category(rows, area="Brent").items()} == {
        "total": 2.0,
        "housing and refuges": 0.5,
    }
    assert basis_of(totals_by_area(rows)[0]) == "made-up prices"


def test_an_amount_was_printed_for_two_areas_alone():
    line = LINES[0]

    assert line.printed_for("london") == line.london
    assert line.printed_for("barking-and-dagenham") == line.borough
    assert line.printed_for("brent") is None


@pytest.mark.parametrize(
    ("amount", "percent", "pennies"), [(435.26, 25, 108.82), (31.90, 5, 1.60), (82.35, 10, 8.24)]
)
def test_half_a_penny_is_rounded_up_as_on_paper(amount, percent, pennies):
    assert to_pennies(avoided(amount, percent=percent)) == pennies


@given(
    st.decimals(min_value=0, max_value=50_000, places=2),
    st.integers(min_value=0, max_value=100),
    st.sampled_from([1.0, 0.5]),
)
def test_pennies_are_those_of_exact_arithmetic(amount, percent, part):
    exact = amount * Decimal(str(part)) * percent / 100

    shown = to_pennies(avoided(float(amount), percent=percent, part=part))

    assert shown == float(exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))
