"""Sentences and alternative texts of views. All figures are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.words.change import REFUSALS, describe_change
from components.words.spread import (
    alt_text_map,
    alt_text_spread,
    describe_borough,
    describe_spread,
)
from components.words.trend import alt_text_trend, describe_trend
from data.model import Measure
from data.statistics.area_change import change_of_area
from data.statistics.change import Reason, Refusal
from tests.unit.metric_rows import (
    BREAKS,
    CONNECT,
    NOTE,
    OFFENCES,
    RATE,
    SHARE,
    boroughs,
    frame,
    indicator,
    months,
    row,
)
from tests.words import forbidden_words

RATES, COUNTS = indicator(RATE), indicator(OFFENCES)
LONDON = row(10.1, area_code="E12000007", area_name="London", lower=10.0, upper=10.2)


def test_a_spread_gives_its_ends_and_names_nobody_at_them():
    words = describe_spread(boroughs(14.8, 5.7, 9.0), london=LONDON, indicator=RATES)

    assert words == (
        "Recorded rates run from 5.7 to 14.8 offences per 1,000 residents across three boroughs. "
        "London: 10.1 offences per 1,000 residents."
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((5.0, 5.0, 5.04), "Each of three boroughs with a figure has 5.0"),
        ((5.0,), "One borough has a figure: Borough A, 5.0"),
        (("missing", 5.0), "One borough has a figure: Borough B, 5.0"),
        ((), "No borough has a figure."),
        (("missing",), "No borough has a figure. Borough A: no figure for this period [x]."),
        ((0.0, 5.0), "run from 0.0 to 5.0"),
    ],
)
def test_ties_one_borough_and_none_are_said_plainly(values, words):
    assert words in describe_spread(boroughs(*values), london=None, indicator=RATES)


def test_a_blank_borough_is_named_with_its_reason_and_never_counts_as_zero():
    words = describe_spread(
        boroughs(5.0, 9.0, "suppressed", "not_applicable"), london=None, indicator=RATES
    )

    assert "from 5.0 to 9.0" in words
    assert "Borough C: withheld" in words
    assert "Borough D: not covered by this source [z]" in words


def test_a_count_that_spans_a_break_is_left_out_of_the_spread():
    table = boroughs(500, 600, 9000)
    table.loc[2, "status"] = "not_comparable"

    words = describe_spread(table, london=None, indicator=COUNTS)

    assert "from 500 to 600 offences" in words
    assert "Borough C: spans a break in recording and cannot be compared [b]." in words


def test_flags_are_explained_beside_the_areas_that_carry_them():
    table = boroughs(5.0, 9.0)
    table.loc[1, "flags"] = "u"

    words = describe_spread(table, london={**LONDON, "flags": "p"}, indicator=RATES)

    assert "Borough B: low reliability [u]." in words
    assert "London: provisional [p]." in words


def test_alternative_texts_say_what_is_drawn_of_what_and_when():
    table = boroughs(5.0, 9.0)

    drawn = alt_text_map(table, london=LONDON, indicator=RATES)

    assert drawn.startswith("Map of the London boroughs: Domestic abuse offences, the year to July")
    assert describe_spread(table, london=LONDON, indicator=RATES) in drawn
    assert "one mark for each borough" in alt_text_spread(table, london=None, indicator=RATES)
    assert alt_text_map(boroughs(), london=None, indicator=RATES).endswith("has a figure.")


@pytest.mark.parametrize(
    ("value", "lower", "upper", "london", "middle"),
    [
        (7.7, 7.4, 8.0, "lies above that interval", "lies below the middle half"),
        (10.0, 9.8, 10.2, "lies inside that interval", "lies inside the middle half"),
        (14.8, 14.0, 15.0, "lies below that interval", "lies above the middle half"),
    ],
)
def test_a_borough_is_placed_by_intervals_and_the_middle_half(value, lower, upper, london, middle):
    table = boroughs(value, 8.0, 9.0, 9.5, 10.1, 10.5, 11.0, 12.0)

    words = describe_borough(
        row(value, lower=lower, upper=upper), values=table, london=LONDON, indicator=RATES
    )

    assert words.startswith(f"Barnet, year to July 2025: {value} offences per 1,000 residents (95%")
    assert london in words
    assert middle in words


def test_a_borough_without_a_figure_has_a_reason_and_no_place():
    table = boroughs("not_applicable", 8.0, 9.0, 9.5, 10.1, 10.5, 11.0, 12.0, 5.0)

    words = describe_borough(table.iloc[0], values=table, london=LONDON, indicator=RATES)

    assert words == (
        "Borough A, year to July 2025: not covered by this source [z]. "
        "London: 10.1 offences per 1,000 residents."
    )


def test_a_count_is_not_placed_because_it_grows_with_the_borough():
    table = boroughs(*range(100, 900, 100))
    london = row(9000, area_name="London")

    words = describe_borough(table.iloc[0], values=table, london=london, indicator=COUNTS)

    assert words == "Borough A, year to July 2025: 100 offences. London: 9,000 offences."


def test_few_or_equal_boroughs_have_no_middle_half():
    few, equal = boroughs(5.0, 6.0, 7.0), boroughs(*[5.0] * 9)

    for table in (few, equal):
        words = describe_borough(table.iloc[0], values=table, london=None, indicator=RATES)
        assert "middle half" not in words


def test_a_trend_is_told_era_by_era_with_its_break():
    words = describe_trend(
        months("2023-05-01", [7000 + place for place in range(27)]),
        indicator=COUNTS,
        breaks=BREAKS,
    )

    assert "From May 2023 to February 2024 recorded counts run from 7,000 to 7,009" in words
    assert "From March 2024 to July 2025 recorded counts run from 7,010 to 7,026" in words
    assert f"No line crosses 1 March 2024. {CONNECT.headline}" in words
    assert f"Marked at 1 June 2023: {NOTE.label}." in words
    assert "Latest, July 2025: 7,026 offences." in words
    assert "2013" not in words


def test_a_trend_counts_what_it_leaves_out():
    table = months("2024-03-01", [10, None, 12, 13])
    table.loc[3, "status"] = "not_comparable"
    table.loc[3, "era"] = None

    words = describe_trend(table, indicator=COUNTS, breaks=[])

    assert "One period without a figure [x]." in words
    assert "One period across a break, not drawn in the line [b]." in words
    assert "from 10 to 12 offences" in words
    assert "13" not in words


def test_one_point_equal_points_and_no_point_are_told():
    one = describe_trend(months("2024-03-01", [10]), indicator=COUNTS, breaks=[])
    equal = describe_trend(months("2024-03-01", [10, 10]), indicator=COUNTS, breaks=[])
    none = describe_trend(months("2024-03-01", [None]), indicator=COUNTS, breaks=[])
    printed = describe_trend(
        months("2018-03-01", [10, 12], era="as_printed"), indicator=COUNTS, breaks=[]
    )

    assert one == "March 2024: 10 offences."
    assert "every value is 10 offences" in equal
    assert none == "There is no figure to draw. One period without a figure [x]."
    assert "not joined" in printed


def test_the_text_of_a_trend_names_the_indicator_and_the_area():
    words = alt_text_trend(months("2024-03-01", [10, 12]), indicator=COUNTS, breaks=[])

    assert words.startswith("Chart over time: Domestic abuse offences, Barnet. From March 2024")
    assert "no figure to draw" in alt_text_trend(frame([]), indicator=COUNTS, breaks=[])


def test_a_change_is_told_with_its_interval_and_its_limits():
    found = change_of_area(
        months("2024-03-01", [100] * 12 + [120] * 5), measure=Measure.COUNT, breaks=BREAKS
    )

    words = describe_change(found.change, unit=OFFENCES)

    assert words.startswith(
        "March to July 2025, 600 offences; March to July 2024, 500: up 100 (20.0%)."
    )
    assert "95% interval of the change +6.4% to +35.4%: it rose." in words
    assert "too narrow" in words


def test_a_change_of_a_share_is_in_percentage_points_and_no_change_is_none():
    year = {"period_start": "2021-08-01", "period_end": "2022-07-31", "denominator": 1000}
    after = {"period_start": "2022-08-01", "period_end": "2023-07-31", "denominator": 1000}
    shares = frame([row(12.0, numerator=120, **year), row(11.0, numerator=110, **after)])
    counts = frame([row(50, **year), row(50, **after)])
    down = change_of_area(shares, measure=Measure.SHARE, breaks=BREAKS).change
    level = change_of_area(counts, measure=Measure.COUNT, breaks=[]).change

    assert "−1.0 percentage points" in describe_change(down, unit=SHARE)
    assert "down" not in describe_change(down, unit=SHARE)
    assert (
        "95% interval of the change −3.8 to +1.8 points: it is not distinguishable from no change."
        in describe_change(down, unit=SHARE)
    )
    assert f"Between them, 1 June 2023: {NOTE.label}." in describe_change(down, unit=SHARE)
    assert "no difference" in describe_change(level, unit=OFFENCES)


def test_every_refusal_has_words_and_names_its_break():
    assert set(REFUSALS) == set(Reason)

    words = describe_change(Refusal(reason=Reason.HARD_BREAK, break_=CONNECT), unit=OFFENCES)

    assert "1 March 2024" in words
    assert CONNECT.headline in words
    assert "%" not in words


VALUE = st.one_of(
    st.floats(0, 500),
    st.sampled_from(["suppressed", "missing", "not_applicable"]),
)


@given(values=st.lists(VALUE, max_size=33), flags=st.sampled_from(["", "p", "p u"]))
def test_whatever_the_values_the_words_are_neutral_and_complete(values, flags):
    table = boroughs(*values, flags=flags)
    texts = [
        describe_spread(table, london=LONDON, indicator=RATES),
        alt_text_map(table, london=None, indicator=RATES),
        alt_text_trend(table, indicator=RATES, breaks=BREAKS),
        *(
            describe_borough(each, values=table, london=LONDON, indicator=RATES)
            for each in table.to_dict("records")
        ),
    ]

    for text in texts:
        assert forbidden_words(text) == []
        assert "nan" not in text.lower().split()
        assert "None" not in text
        assert text.endswith(".")
