"""What changed in several areas, and the nearest that can be given. All figures are made up."""

from dataclasses import replace
from datetime import date
from math import isnan

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import PeriodType
from data.statistics.area_change import Asked, Figures, YearsGiven
from data.statistics.change import Change, Reason, Refusal
from data.statistics.what_changed import EveryArea, what_changed
from tests.unit.metric_rows import BREAKS, CONNECT, OFFENCES, RATE, frame, indicator, row

CODES = ["E09000003", "E09000004", "E09000005"]
LONDON = "E12000007"
RESIDENTS = 100_000


def months_of(series, *, code):
    """Return the months of an area as rows, the unknown ones missing."""
    return [
        row(
            count,
            period_type="month",
            area_code=code,
            period_start=start,
            period_end=end,
        )
        for start, end, count in series
    ]


def years_of(series, *, code):
    """Return the rates of every twelve months of an area, as the pipeline makes them.

    A year that straddles a break has no row; one with an unknown month is missing.
    """
    rows = []
    for last in range(11, len(series)):
        counts = [count for _, _, count in series[last - 11 : last + 1]]
        known = None not in counts
        rows.append(
            row(
                sum(counts) / RESIDENTS * 1000 if known else None,
                numerator=sum(counts) if known else None,
                denominator=RESIDENTS if known else None,
                unit=RATE.plural,
                indicator_id="made_up_rate",
                area_code=code,
                period_start=series[last - 11][0],
                period_end=series[last][1],
            )
        )
    return [each for each in rows if each["era"] is not None]


def asked_of(first, counts, *, until=None, monthly=True):
    """Ask for the change of a rate up to a period, the newest month where none is given.

    Args:
        first: ISO date of the first month.
        counts: Of each area by month, None where unknown; London's are the first area's tenfold.
        until: ISO date of the period.
        monthly: Whether the count behind the rate is there by month.
    """
    starts = pd.date_range(first, periods=max(map(len, counts)), freq="MS")
    whole = [None if count is None else 10 * count for count in counts[0]]
    areas = dict(zip([*CODES, LONDON], [*counts, whole], strict=True))
    ends = starts + pd.offsets.MonthEnd(0)
    series = {code: list(zip(starts, ends, held, strict=False)) for code, held in areas.items()}

    def figures(unit, rows_of):
        table = frame([each for code, held in series.items() for each in rows_of(held, code=code)])
        table = table.sort_values(["period_end", "area_code"], kind="stable")
        whole = table["area_code"].eq(LONDON)
        return Figures(indicator=indicator(unit), areas=table[~whole], london=table[whole])

    rates = figures(RATE, years_of)
    known = sorted(set(rates.areas["period_end"]), reverse=True)
    return Asked(
        figures=rates,
        period_type=PeriodType.ROLLING_12,
        period_end=until or str(ends[-1].date()),
        codes=CODES,
        london=LONDON,
        breaks=BREAKS,
        months=figures(OFFENCES, months_of) if monthly else None,
        ends=[str(end.date()) for end in known],
    )


def test_a_year_inside_an_era_is_given_for_each_area_in_order_and_for_london():
    found = what_changed(asked_of("2021-01-01", [[100] * 12 + [120] * 12] * 3))

    assert list(found.year.areas) == CODES
    assert found.shown is found.year
    assert [each.percentage for each in found.shown.given] == pytest.approx([20] * 3)
    assert found.london.percentage == pytest.approx(20)
    assert (found.like_months, found.newest, found.instead_of) == (None, None, None)


def test_where_one_area_has_its_year_the_others_keep_their_reason():
    found = what_changed(asked_of("2021-01-01", [[100] * 24, [0] * 24, [100] * 23 + [None]]))

    assert found.shown is found.year
    assert found.shown.refused == [
        Refusal(reason=Reason.TOO_FEW),
        Refusal(reason=Reason.BLANK),
    ]


def test_where_no_area_has_its_year_like_months_of_the_count_are_given_with_the_break():
    found = what_changed(asked_of("2023-03-01", [[50] * 12 + [100] * 12 + [150] * 5] * 3))

    assert found.year.given == []
    assert found.instead_of == Refusal(reason=Reason.STRADDLES, break_=CONNECT)
    assert found.shown.indicator.unit == OFFENCES
    assert [each.ratio for each in found.shown.given] == pytest.approx([1.5] * 3)
    assert found.london.earlier.start == date(2024, 3, 1)
    assert found.newest is None


@pytest.mark.parametrize(
    ("first", "until"), [("2023-03-01", "2025-04-30"), ("2023-01-01", "2024-02-29")]
)
def test_an_earlier_period_is_not_told_of_later_months_even_of_a_newer_era(first, until):
    found = what_changed(asked_of(first, [[100] * 29] * 3, until=until))

    assert found.shown is found.like_months
    assert {str(each.later.end) for each in found.shown.given} == {until}


def test_a_break_in_the_way_is_named_before_a_figure_that_is_not_there():
    found = what_changed(asked_of("2023-03-01", [[100] * 26, [100] * 29, [100] * 29]))

    assert found.year.refused[0] == Refusal(reason=Reason.BLANK)
    assert found.instead_of == Refusal(reason=Reason.STRADDLES, break_=CONNECT)


def test_where_nothing_else_can_be_given_the_newest_year_inside_an_era_is_named():
    long_ago = asked_of("2021-01-01", [[100] * 48] * 3, until="2024-12-31")
    found = what_changed(long_ago)

    assert (found.shown.given, found.like_months) == ([], None)
    assert found.newest == "2024-02-29"
    assert what_changed(replace(long_ago, period_end=found.newest)).year.given


def test_the_change_of_that_newest_year_comes_with_it_and_is_what_that_view_shows():
    long_ago = asked_of("2021-01-01", [[100] * 24 + [120] * 24] * 3, until="2024-12-31")
    found = what_changed(long_ago)
    there = what_changed(replace(long_ago, period_end=found.newest))

    assert found.nearest.areas == there.year.areas
    assert found.nearest.london == there.year.london
    assert there.nearest is None
    assert all(one.later.end < CONNECT.date for one in found.nearest.given)


def of_kind(asked, kind):
    """Return the periods of what is asked, as of another kind."""
    return YearsGiven(replace(asked, period_type=kind))


def test_a_change_of_another_kind_of_period_is_named_where_none_of_the_kind_asked_for_has_one():
    few, many = asked_of("2021-01-01", [[0] * 48] * 3), asked_of("2021-01-01", [[100] * 48] * 3)
    quarter, year = PeriodType.QUARTER, PeriodType.FINANCIAL_YEAR
    years = [YearsGiven(few), of_kind(few, year), of_kind(many, quarter), of_kind(many, year)]

    found = what_changed(few, every=EveryArea(few, years=years))
    assert (found.newest_kind, found.newest) == (quarter, "2024-02-29")
    assert len(found.nearest.given) == len(CODES)

    some = replace(many, period_end="2024-12-31")
    own = what_changed(some, every=EveryArea(some, years=[YearsGiven(some), *years[2:]]))
    assert (own.newest_kind, own.newest) == (PeriodType.ROLLING_12, "2024-02-29")


def test_asked_about_no_area_london_alone_decides_what_is_given():
    asked = replace(asked_of("2021-01-01", [[0] * 48] * 3, until="2024-12-31"), codes=())
    whole = asked_of("2021-01-01", [[100] * 48] * 3).figures.london
    found = what_changed(replace(asked, figures=replace(asked.figures, london=whole)))

    assert (found.like_months, found.newest) == (None, "2024-02-29")
    assert isinstance(found.nearest.london.change, Change)
    assert what_changed(replace(asked, period_end="2022-12-31")).newest is None


def test_where_no_period_has_a_change_none_is_named():
    found = what_changed(asked_of("2024-03-01", [[100] * 12] * 3))

    assert (found.shown.given, found.newest) == ([], None)


def test_a_measure_without_a_count_by_month_has_no_like_months():
    counts = [[50] * 12 + [100] * 12 + [150] * 5] * 3

    assert what_changed(asked_of("2023-03-01", counts, monthly=False)).like_months is None


def test_london_is_left_out_of_the_year_where_it_has_none_and_told_of_among_like_months():
    asked = asked_of("2021-01-01", [[100] * 24] * 3)
    nothing = asked.figures.london.iloc[:0]
    found = what_changed(replace(asked, figures=replace(asked.figures, london=nothing)))

    assert (found.london, found.year.london.change) == (None, Refusal(reason=Reason.BLANK))
    asked = asked_of("2023-03-01", [[100] * 29] * 3)
    found = what_changed(replace(asked, months=replace(asked.months, london=nothing)))
    assert found.london == Refusal(reason=Reason.NO_PAIR)


# One month in forty or so is unknown: more would leave no year with a figure.
COUNT = st.integers(-1, 40).map(lambda count: None if count < 0 else count)
COUNTS = st.lists(COUNT, min_size=18, max_size=44)
FIRSTS = st.sampled_from(["2011-06-01", "2020-01-01", "2021-09-01", "2022-03-01", "2023-05-01"])
ASKED = st.builds(asked_of, FIRSTS, st.lists(COUNTS, min_size=3, max_size=3), monthly=st.booleans())
EVERY_ANSWER = settings(deadline=None, max_examples=25)


def all_of(found):
    """Return every area's answer and London's, for the year and for like months."""
    for changes in (found.year, found.like_months):
        if changes is not None:
            yield from [*changes.areas.values(), changes.london]


def hard_breaks_between(earlier, later):
    return [one for one in BREAKS if one.hard and earlier.start < one.date <= later.end]


@EVERY_ANSWER
@given(asked=ASKED)
def test_no_change_crosses_a_hard_break_and_its_values_are_of_one_era(asked):
    for each in all_of(what_changed(asked)):
        if isinstance(each.change, Change):
            earlier, later = each.pair.both
            assert earlier.era == later.era is not None
            assert not hard_breaks_between(earlier, later)


@EVERY_ANSWER
@given(asked=ASKED)
def test_a_refusal_has_the_true_reason_of_its_own_values(asked):
    for each in all_of(what_changed(asked)):
        if not isinstance(each.change, Refusal):
            continue
        reason, there = each.change.reason, [each.pair.earlier, each.pair.later]
        both = [one for one in there if one is not None]
        assert reason in Reason
        assert (each.change.break_ is None) == (reason not in (Reason.STRADDLES, Reason.HARD_BREAK))
        if reason is Reason.BLANK:
            assert len(both) < 2 or any(isnan(one.value) for one in both)
        if reason is Reason.TOO_FEW:
            assert min(one.numerator for one in both) < 10
        if reason is Reason.HARD_BREAK:
            assert each.change.break_ in hard_breaks_between(*both)


@EVERY_ANSWER
@given(asked=ASKED)
def test_the_nearest_change_is_offered_only_where_the_year_has_none_and_lies_in_one_era(asked):
    found = what_changed(asked)

    if found.like_months is not None:
        assert found.year.given == []
        assert found.newest is None
        assert found.instead_of in found.year.refused
        for change in found.like_months.given:
            assert change.earlier.era == change.later.era
            assert change.later.end <= date.fromisoformat(asked.period_end)
            assert change.earlier.months == change.later.months <= 12
    if found.newest is not None:
        assert found.shown.given == []


@EVERY_ANSWER
@given(asked=ASKED)
def test_the_newest_period_named_has_a_change_and_no_newer_one_has(asked):
    found = what_changed(asked)
    if found.shown.given:
        return

    def has_change(end):
        return bool(what_changed(replace(asked, period_end=end, months=None)).year.given)

    assert found.newest == next(filter(has_change, asked.ends), None)
