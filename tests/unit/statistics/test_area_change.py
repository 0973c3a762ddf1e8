"""What changed in one area. All figures are made up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model import Flag, Measure
from data.statistics.area_change import change_of_area
from data.statistics.change import Change, Reason, Refusal
from data.statistics.ratios import count_ratio_limits
from tests.unit.metric_rows import BREAKS, CONNECT, frame, months, row

YEARS = [
    row(900, period_start="2020-08-01", period_end="2021-07-31"),
    row(1000, period_start="2021-08-01", period_end="2022-07-31"),
    row(1100, period_start="2022-08-01", period_end="2023-07-31"),
]


def ask(table, *, measure=Measure.COUNT, until=None):
    return change_of_area(table, measure=measure, breaks=BREAKS, until=until)


def test_counts_by_month_are_compared_over_like_months_by_the_one_judge_of_change():
    found = ask(months("2024-03-01", [100] * 12 + [120] * 5))

    assert (found.change.difference, found.change.percentage) == pytest.approx((100, 20))
    assert (found.change.lower, found.change.upper) == count_ratio_limits(500, 600)
    assert found.pair.both == (found.change.earlier, found.change.later)


def test_counts_by_month_are_compared_month_by_month_where_a_month_is_asked_for():
    found = ask(months("2024-03-01", [100] * 12 + [120] * 5), until="2025-04-30")

    assert (found.change.earlier.value, found.change.later.value) == (100, 120)


def test_longer_periods_are_compared_up_to_the_newest_or_to_the_one_asked_for():
    assert ask(frame(YEARS)).change.percentage == pytest.approx(10)
    assert ask(frame(YEARS), until="2022-07-31").change.percentage == pytest.approx(100 / 9)


def test_months_of_a_share_are_not_added_up():
    table = months("2024-03-01", [3.0] * 17, numerator=30, denominator=1000)

    found = ask(table, measure=Measure.SHARE)

    assert (found.pair.later.months, found.change.ratio) == (1, 1)


def test_a_provisional_month_makes_the_change_provisional_and_small_months_can_add_up():
    table = months("2024-03-01", [20] * 17, flags="u")
    table.loc[16, "flags"] = "p u"

    assert ask(table).change.flags == (Flag.PROVISIONAL,)


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        (frame([]), Reason.BLANK),
        (months("2024-03-01", [None] * 17), Reason.BLANK),
        (months("2024-03-01", [100] * 12), Reason.NO_PAIR),
        (frame(YEARS[:1]), Reason.ONE_PERIOD),
        (frame([row(1000)]), Reason.STRADDLES),
    ],
)
def test_an_area_without_two_values_has_the_reason_of_its_own_rows(table, reason):
    found = ask(table)

    assert found.change.reason is reason
    assert found.change.break_ == (CONNECT if reason is Reason.STRADDLES else None)
    assert found.pair.earlier is None or found.pair.later is None or reason is Reason.BLANK


@given(
    first=st.dates(date(2011, 1, 1), date(2025, 1, 1)),
    counts=st.lists(st.one_of(st.none(), st.integers(0, 400)), max_size=45),
    status=st.sampled_from(["suppressed", "missing", "not_applicable"]),
)
def test_no_change_crosses_a_hard_break_and_every_refusal_has_its_reason(first, counts, status):
    table = months(first.replace(day=1), counts)
    table.loc[table["value"].isna(), "status"] = status

    found = ask(table)

    if isinstance(found.change, Refusal):
        assert found.change.reason in Reason
        return
    assert isinstance(found.change, Change)
    earlier, later = found.change.earlier, found.change.later
    assert not any(each.hard and earlier.start < each.date <= later.end for each in BREAKS)
    assert found.change.lower <= found.change.ratio <= found.change.upper
