"""Which two values are compared. All figures are made up."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model import Flag, Measure
from data.selection import as_records
from data.statistics.change import Reason, Refusal
from data.statistics.pairs import NO_EARLIER, NO_ROW, ONE_PERIOD, Pair, a_year_apart, like_months
from tests.unit.metric_rows import BREAKS, CONNECT, frame, months, row


def spans(table, until=None):
    """Return the earlier and the later span of like months."""
    return like_months(as_records(table), until=until and pd.Timestamp(until)).both


def test_like_months_are_those_of_two_years_inside_the_era():
    """February 2024 is there too, but recorded in another way."""
    earlier, later = spans(months("2023-03-01", [*range(500, 512), *range(100, 117)]))

    assert (earlier.start, earlier.end) == (date(2024, 3, 1), date(2024, 7, 31))
    assert (later.start, later.end) == (date(2025, 3, 1), date(2025, 7, 31))
    assert (earlier.value, later.value) == (
        100 + 101 + 102 + 103 + 104,
        112 + 113 + 114 + 115 + 116,
    )


def test_later_months_take_no_part_and_a_year_is_the_most():
    earlier, later = spans(months("2021-01-01", [100] * 60), until="2024-02-29")

    assert (earlier.start, earlier.end) == (date(2022, 3, 1), date(2023, 2, 28))
    assert (later.start, later.end) == (date(2023, 3, 1), date(2024, 2, 29))


def test_a_month_without_a_count_ends_the_span():
    _, later = spans(months("2024-03-01", [100] * 13 + [100, None, 100, 100]))

    assert (later.start, later.end) == (date(2025, 6, 1), date(2025, 7, 31))


def test_the_latest_month_may_be_missing_and_half_a_month_is_none():
    table = months("2024-03-01", [100] * 17)
    table.loc[16, "period_end"] = pd.Timestamp("2025-07-20")

    _, later = spans(table)

    assert later.end == date(2025, 6, 30)


@pytest.mark.parametrize("count", [0, 1, 12])
def test_a_year_of_months_or_less_has_no_pair(count):
    found = like_months(as_records(months("2024-03-01", [100] * count)))

    assert found == Pair(absent=Refusal(reason=Reason.NO_PAIR))
    with pytest.raises(ValueError, match="no two values"):
        found.both  # noqa: B018 - reading it is what fails


def test_a_provisional_month_makes_its_span_provisional_and_small_months_can_add_up():
    table = months("2024-03-01", [20] * 17, flags="u")
    table.loc[16, "flags"] = "p u"

    earlier, later = spans(table)

    assert (earlier.flags, later.flags) == (frozenset(), {Flag.PROVISIONAL})


def test_months_of_two_boroughs_are_not_added_up():
    table = pd.concat(
        [months("2024-03-01", [100] * 17), months("2024-03-01", [1] * 17, area_code="E09000004")]
    )

    with pytest.raises(ValueError, match="one area"):
        spans(table)


@given(
    first=st.dates(date(2012, 1, 1), date(2024, 12, 1)),
    counts=st.lists(st.one_of(st.none(), st.integers(0, 500)), min_size=1, max_size=40),
)
def test_like_months_never_leave_their_era_or_each_other(first, counts):
    pair = like_months(as_records(months(pd.Timestamp(first).replace(day=1), counts)))

    if pair.later is None:
        assert pair == Pair(absent=Refusal(reason=Reason.NO_PAIR))
        return
    earlier, later = pair.both
    assert earlier.era == later.era is not None
    assert not any(each.hard and earlier.start < each.date <= later.end for each in BREAKS)
    assert earlier.months == later.months <= 12
    assert (earlier.start.month, earlier.start.year + 1) == (later.start.month, later.start.year)
    assert earlier.end < later.start


def a_year(until, *values, **parts):
    """Return years ending in July with their values, the last one `until`."""
    last = pd.Timestamp(until)
    ends = [last - pd.DateOffset(years=back) for back in reversed(range(len(values)))]
    return frame(
        [
            row(
                value,
                period_start=end - pd.DateOffset(years=1) + pd.Timedelta(days=1),
                period_end=end,
                **parts,
            )
            for end, value in zip(ends, values, strict=True)
        ]
    )


def paired(table, until):
    return a_year_apart(
        as_records(table), until=pd.Timestamp(until), measure=Measure.COUNT, breaks=BREAKS
    )


def test_a_period_is_paired_with_the_one_that_ends_twelve_months_before():
    earlier, later = paired(a_year("2023-07-31", 1, 2, 3), "2023-07-31").both

    assert (earlier.value, later.value) == (2, 3)
    assert (earlier.end, later.end) == (date(2022, 7, 31), date(2023, 7, 31))


def test_february_of_a_leap_year_is_paired_with_its_last_day():
    table = frame(
        [
            row(1, period_type="month", period_start="2023-02-01", period_end="2023-02-28"),
            row(2, period_type="month", period_start="2024-02-01", period_end="2024-02-29"),
        ]
    )

    assert [each.value for each in paired(table, "2024-02-29").both] == [1, 2]


def test_a_value_without_a_row_is_none_and_the_other_is_still_there():
    table = a_year("2023-07-31", 3)

    found = paired(table, "2023-07-31")
    assert (found.earlier, found.later.value, found.absent) == (None, 3, NO_EARLIER)
    found = paired(table, "2024-07-31")
    assert (found.earlier.value, found.later, found.absent) == (3, None, NO_ROW)
    assert paired(frame([]), "2024-07-31") == Pair()


@pytest.mark.parametrize("until", ["2024-07-31", "2025-02-28"])
def test_a_year_before_without_a_row_names_the_break_that_it_straddles_or_precedes(until):
    # A rate has no row for a year that straddles a hard break.
    found = paired(a_year(until, 3), until)

    assert found.absent == Refusal(reason=Reason.STRADDLES, break_=CONNECT)


def test_a_year_before_that_lies_after_the_break_is_only_missing():
    assert paired(a_year("2026-02-28", 3), "2026-02-28").absent == NO_EARLIER


def test_a_measure_of_one_period_says_that_there_is_no_other():
    found = a_year_apart(
        as_records(a_year("2026-02-28", 3)),
        until=pd.Timestamp("2026-02-28"),
        measure=Measure.COUNT,
        breaks=BREAKS,
        alone=True,
    )

    assert found.absent == ONE_PERIOD
