"""A change is a number only where it may be one. All figures are made up."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model import Flag, Measure
from data.statistics.change import Change, Reason, Refusal, change_between
from data.statistics.like_for_like import equal_months, like_for_like
from data.statistics.ratios import count_ratio_limits
from tests.unit.metric_rows import BREAKS, CONNECT, DEFINITION, NOTE, months, row

YEAR_2022 = {"period_start": "2021-08-01", "period_end": "2022-07-31"}
YEAR_2023 = {"period_start": "2022-08-01", "period_end": "2023-07-31"}
BEFORE_2013 = {"period_start": "2011-08-01", "period_end": "2012-07-31"}
STRADDLING = {"period_start": "2023-08-01", "period_end": "2024-07-31"}


def ask(earlier, later, *, measure=Measure.COUNT, breaks=BREAKS):
    return change_between(earlier, later, measure=measure, breaks=breaks)


def test_a_change_inside_an_era_has_a_difference_a_percentage_and_an_interval():
    found = ask(row(1000, **YEAR_2022), row(1100, **YEAR_2023))

    assert isinstance(found, Change)
    assert (found.difference, found.percentage, found.ratio) == pytest.approx((100, 10, 1.1))
    assert (found.lower, found.upper) == count_ratio_limits(1000, 1100)
    assert found.beyond_chance


def test_a_small_difference_is_not_beyond_chance():
    assert not ask(row(100, **YEAR_2022), row(105, **YEAR_2023)).beyond_chance


def test_a_change_of_a_rate_counts_what_the_counts_are_divided_by():
    found = ask(
        row(10.0, numerator=100, denominator=10_000, **YEAR_2022),
        row(10.0, numerator=200, denominator=20_000, **YEAR_2023),
        measure=Measure.RATE,
    )

    assert (found.difference, found.ratio) == (0, 1)
    assert found.lower < 1 < found.upper


def test_a_note_between_two_periods_is_told_and_stops_nothing():
    assert ask(row(1000, **YEAR_2022), row(1100, **YEAR_2023)).notes == (NOTE,)


@pytest.mark.parametrize(
    ("earlier", "later", "reason", "break_"),
    [
        (row(900, **YEAR_2022), row(1000), Reason.HARD_BREAK, CONNECT),
        (row(900, **BEFORE_2013), row(1000, **YEAR_2022), Reason.HARD_BREAK, DEFINITION),
        (row(900, **BEFORE_2013), row(1000), Reason.HARD_BREAK, CONNECT),
        (row(1000), row(900, **YEAR_2022), Reason.HARD_BREAK, CONNECT),
        (
            row(900, **YEAR_2022),
            row(1000, status="not_comparable", **STRADDLING),
            Reason.STRADDLES,
            CONNECT,
        ),
        (row(900, **STRADDLING), row(1000), Reason.STRADDLES, CONNECT),
        (row(None, **YEAR_2022), row(1000), Reason.HARD_BREAK, CONNECT),
        (row(None, **YEAR_2022), row(900, **YEAR_2023), Reason.BLANK, None),
        (
            row(None, status="suppressed", **YEAR_2022),
            row(900, **YEAR_2023),
            Reason.SUPPRESSED,
            None,
        ),
        (row(9, **YEAR_2022), row(900, **YEAR_2023), Reason.TOO_FEW, None),
        (row(900, **YEAR_2022), row(0, **YEAR_2023), Reason.TOO_FEW, None),
        (row(900, **YEAR_2023), row(900, **YEAR_2022), Reason.NOT_LATER, None),
        (row(900, **YEAR_2023), row(900, **YEAR_2023), Reason.NOT_LATER, None),
        (
            row(900, unit="victims", **YEAR_2022),
            row(900, **YEAR_2023),
            Reason.UNLIKE,
            None,
        ),
        (
            row(900, area_code="E09000004", **YEAR_2022),
            row(900, **YEAR_2023),
            Reason.UNLIKE,
            None,
        ),
        (
            row(900, era="as_printed", **YEAR_2022),
            row(950, era="as_printed", **YEAR_2023),
            Reason.PRINTED,
            None,
        ),
        (
            row(90, period_type="month", period_start="2022-03-01", period_end="2022-03-31"),
            row(90, period_type="month", period_start="2022-04-01", period_end="2022-04-30"),
            Reason.UNLIKE_PERIODS,
            None,
        ),
    ],
)
def test_a_refusal_names_its_reason_and_its_break(earlier, later, reason, break_):
    assert ask(earlier, later) == Refusal(reason=reason, break_=break_)


def test_eras_without_a_named_break_are_still_not_compared():
    found = ask(
        row(900, era="women_16_to_59", **YEAR_2022), row(900, era="women_16_to_74", **YEAR_2023)
    )

    assert found == Refusal(reason=Reason.HARD_BREAK, break_=None)


@pytest.mark.parametrize("parts", [{"numerator": None}, {"numerator": 90, "denominator": 1000}])
def test_a_rate_without_its_counts_is_not_compared(parts):
    found = ask(
        row(9.0, numerator=90, denominator=None, **YEAR_2022),
        row(9.0, **{"denominator": 1000, **parts}, **YEAR_2023),
        measure=Measure.RATE,
    )

    assert found.reason is Reason.NO_COUNTS


def test_a_march_is_compared_with_a_march():
    found = ask(
        row(90, period_type="month", period_start="2021-03-01", period_end="2021-03-31"),
        row(99, period_type="month", period_start="2022-03-01", period_end="2022-03-31"),
    )

    assert found.percentage == pytest.approx(10)


def test_flags_of_both_values_are_told_and_few_events_flagged():
    found = ask(
        row(49, flags="p", **YEAR_2022), row(900, flags="e u", **YEAR_2023), breaks=[CONNECT]
    )

    assert found.flags == (Flag.PROVISIONAL, Flag.LOW_RELIABILITY, Flag.ESTIMATED)
    assert ask(row(50, **YEAR_2022), row(50, **YEAR_2023)).flags == ()


DAYS = st.dates(date(2008, 4, 1), date(2025, 7, 31))
STATUSES = st.sampled_from(
    ["published", "suppressed", "missing", "not_applicable", "not_comparable"]
)


@given(
    days=st.lists(DAYS, min_size=4, max_size=4),
    months_long=st.sampled_from([None, 1, 3, 12]),
    counts=st.tuples(st.integers(0, 10_000), st.integers(0, 10_000)),
    statuses=st.tuples(STATUSES, STATUSES),
    era=st.sampled_from([None, "one_and_the_same"]),
)
def test_no_pair_across_a_hard_break_ever_yields_a_number(days, months_long, counts, statuses, era):
    """Not even where the rows claim to be of one era."""
    spans = [tuple(sorted(days[:2])), tuple(sorted(days[2:]))]
    if months_long:
        firsts = [pd.Timestamp(start).replace(day=1) for start, _ in spans]
        length = pd.DateOffset(months=months_long)
        spans = [(first, first + length - pd.Timedelta(days=1)) for first in firsts]
    rows = [
        row(
            count if status in ("published", "not_comparable") else None,
            status=status,
            period_start=start,
            period_end=end,
            **({"era": era} if era else {}),
        )
        for (start, end), count, status in zip(spans, counts, statuses, strict=True)
    ]
    first, last = (
        min(each["period_start"] for each in rows),
        max(each["period_end"] for each in rows),
    )
    crossed = [each for each in BREAKS if each.hard and first < pd.Timestamp(each.date) <= last]

    found = ask(*rows)

    if crossed:
        assert isinstance(found, Refusal)
        assert found.break_ in crossed
    if isinstance(found, Change):
        assert statuses == ("published", "published")
        assert min(counts) >= 10
        assert np.isfinite([found.percentage, found.lower, found.upper]).all()


def test_equal_months_are_those_of_two_years_inside_the_era():
    """February 2024 is there too, but recorded in another way."""
    table = months("2023-03-01", [*range(500, 512), *range(100, 117)])

    earlier, later = equal_months(table)

    assert (earlier.start, earlier.end) == (date(2024, 3, 1), date(2024, 7, 31))
    assert (later.start, later.end) == (date(2025, 3, 1), date(2025, 7, 31))
    assert (earlier.value, later.value) == (
        100 + 101 + 102 + 103 + 104,
        112 + 113 + 114 + 115 + 116,
    )


def test_an_older_era_can_be_asked_for_and_a_year_is_the_most():
    table = months("2021-01-01", [100] * 60)

    earlier, later = equal_months(table, era="2013_04_to_2024_02")

    assert (earlier.start, earlier.end) == (date(2022, 3, 1), date(2023, 2, 28))
    assert (later.start, later.end) == (date(2023, 3, 1), date(2024, 2, 29))


def test_a_month_without_a_count_ends_the_span():
    table = months("2024-03-01", [100] * 13 + [100, None, 100, 100])

    _, later = equal_months(table)

    assert (later.start, later.end) == (date(2025, 6, 1), date(2025, 7, 31))


def test_the_latest_month_may_be_missing_and_half_a_month_is_none():
    table = months("2024-03-01", [100] * 17)
    table.loc[16, "period_end"] = pd.Timestamp("2025-07-20")

    _, later = equal_months(table)

    assert later.end == date(2025, 6, 30)


@pytest.mark.parametrize("count", [0, 1, 12])
def test_a_year_of_months_or_less_has_no_pair(count):
    table = months("2024-03-01", [100] * count)

    assert like_for_like(table, measure=Measure.COUNT, breaks=BREAKS) == Refusal(
        reason=Reason.NO_PAIR
    )


def test_like_for_like_is_judged_by_the_one_function_of_change():
    table = months("2024-03-01", [100] * 12 + [120] * 5)

    found = like_for_like(table, measure=Measure.COUNT, breaks=BREAKS)

    assert (found.difference, found.percentage) == pytest.approx((100, 20))
    assert (found.lower, found.upper) == count_ratio_limits(500, 600)


def test_a_provisional_month_makes_its_span_provisional_and_small_months_can_add_up():
    table = months("2024-03-01", [20] * 17, flags="u")
    table.loc[16, "flags"] = "p u"

    found = like_for_like(table, measure=Measure.COUNT, breaks=BREAKS)

    assert found.flags == (Flag.PROVISIONAL,)


def test_months_of_a_share_are_not_added_up():
    table = months("2024-03-01", [3.0] * 17)

    found = like_for_like(table, measure=Measure.SHARE, breaks=BREAKS)

    assert found == Refusal(reason=Reason.NO_COUNTS)


def test_months_of_two_boroughs_are_not_added_up():
    table = pd.concat(
        [months("2024-03-01", [100] * 17), months("2024-03-01", [1] * 17, area_code="E09000004")]
    )

    with pytest.raises(ValueError, match="one area"):
        equal_months(table)


@given(
    first=st.dates(date(2012, 1, 1), date(2024, 12, 1)),
    counts=st.lists(st.one_of(st.none(), st.integers(0, 500)), min_size=1, max_size=40),
)
def test_equal_months_never_leave_their_era_or_each_other(first, counts):
    pair = equal_months(months(pd.Timestamp(first).replace(day=1), counts))

    if isinstance(pair, Refusal):
        return
    earlier, later = pair
    assert earlier.era == later.era is not None
    assert not any(each.hard and earlier.start < each.date <= later.end for each in BREAKS)
    assert earlier.months == later.months <= 12
    assert (earlier.start.month, earlier.start.year + 1) == (later.start.month, later.start.year)
    assert earlier.end < later.start
