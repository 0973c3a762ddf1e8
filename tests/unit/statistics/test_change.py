"""A change is a number only where it may be one. All figures are made up."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model import Flag, Measure
from data.statistics.change import Change, Reading, Reason, Refusal
from data.statistics.change_between import change_between
from data.statistics.pairs import Pair
from data.statistics.ratios import count_ratio_limits
from tests.unit.metric_rows import BREAKS, CONNECT, DEFINITION, NOTE, row

YEAR_2022 = {"period_start": "2021-08-01", "period_end": "2022-07-31"}
YEAR_2023 = {"period_start": "2022-08-01", "period_end": "2023-07-31"}
BEFORE_2013 = {"period_start": "2011-08-01", "period_end": "2012-07-31"}
STRADDLING = {"period_start": "2023-08-01", "period_end": "2024-07-31"}


def ask(earlier, later, *, measure=Measure.COUNT, breaks=BREAKS):
    return change_between(
        Pair(
            earlier=Reading.from_row(earlier, measure=measure),
            later=Reading.from_row(later, measure=measure),
        ),
        breaks=breaks,
    )


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
