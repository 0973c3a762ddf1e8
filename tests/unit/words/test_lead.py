"""The first sentences of a page on one measure. All figures are made up."""

from datetime import date

import pandas as pd
import pytest

from components.frame.age import age_words, dated_words
from components.words.change import describe_change, marks_of
from components.words.change_spread import change_cells
from components.words.lead import beside_london, value_in_lead
from data.model import Measure
from data.statistics.change import Reading
from data.statistics.change_between import change_between
from data.statistics.pairs import Pair
from tests.unit.metric_rows import BREAKS, OFFENCES, RATE, indicator, row


def test_a_value_stands_out_and_its_unit_follows_with_its_mark():
    measured = indicator(unit=RATE)
    head, rest = value_in_lead(row(12.0, flags="p"), indicator=measured, name="Borough A")

    assert head == "Borough A: 12.0"
    assert rest == " offences per 1,000 residents [p]"


def test_a_blank_is_words_and_never_a_number():
    head, rest = value_in_lead(None, indicator=indicator(unit=RATE), name="Borough A")

    assert (head, rest) == ("Borough A:", " no figure for this period [x]")


def test_a_count_of_london_is_not_set_beside_a_boroughs():
    assert beside_london(row(90), indicator=indicator(unit=OFFENCES)) == ""
    assert beside_london(row(9.5), indicator=indicator(unit=RATE)) == "London 9.5"


@pytest.mark.parametrize(
    ("today", "due", "said"),
    [
        (date(2026, 11, 28), date(2025, 9, 5), "July 2025, 16 months old. Next file overdue."),
        (date(2025, 8, 20), date(2025, 9, 5), "1 month old. Next file due by 5 September 2025."),
        (date(2025, 7, 31), None, "less than a month old. No next file announced."),
    ],
)
def test_a_page_says_how_old_its_figures_are(today, due, said):
    words = age_words(date(2025, 7, 31), today=today, next_due=due, what="police figures")

    assert words.startswith("Newest police figures: July 2025, ")
    assert words.endswith(said.replace("1 month old", "one month old"))


@pytest.mark.parametrize(
    ("reaches", "release", "said"),
    [
        (date(2025, 7, 31), "2025-08", "Figures to 31 July 2025, released August 2025."),
        (date(2025, 8, 31), "2025-08", "Figures to 31 August 2025, released August 2025."),
        (date(2025, 9, 1), "2025-08", "Figures to 1 September 2025, in release 2025-08."),
        (date(2026, 3, 31), "trial", "Figures to 31 March 2026, released as trial."),
    ],
)
def test_nothing_is_said_to_be_released_before_the_day_that_it_reaches(reaches, release, said):
    assert dated_words(reaches, release=release) == said


@pytest.mark.parametrize(
    ("first", "named"), [("2024-03-01", True), ("2024-08-01", True), ("2024-09-01", False)]
)
def test_a_base_in_the_first_six_months_after_a_break_is_told(first, named):
    start = pd.Timestamp(first)
    earlier, later = (
        Reading.from_row(
            row(
                100, period_type="month", period_start=day, period_end=day + pd.offsets.MonthEnd(0)
            ),
            measure=Measure.COUNT,
        )
        for day in (start, start + pd.DateOffset(years=1))
    )
    change = change_between(Pair(earlier=earlier, later=later), breaks=BREAKS)

    assert (change.launch is not None) is named


@pytest.mark.parametrize(
    ("earlier", "later", "marks"),
    [
        ({"value": 19}, {"value": 52}, ("", "", " [u]")),
        ({"value": 19, "flags": "u"}, {"value": 52, "flags": "p"}, (" [p]", " [u]", "")),
        ({"value": 90}, {"value": 95, "flags": "p"}, (" [p]", "", "")),
        ({"value": 20, "flags": "u"}, {"value": 20, "flags": "u"}, (" [u]", "", "")),
    ],
)
def test_a_mark_stands_at_the_figure_that_has_it_and_else_at_the_change(earlier, later, marks):
    readings = [
        Reading.from_row(
            row(
                one["value"],
                flags=one.get("flags", ""),
                period_type="month",
                period_start=pd.Timestamp(day),
                period_end=pd.Timestamp(day) + pd.offsets.MonthEnd(0),
            ),
            measure=Measure.COUNT,
        )
        for one, day in ((earlier, "2022-03-01"), (later, "2023-03-01"))
    ]
    change = change_between(Pair(earlier=readings[0], later=readings[1]), breaks=[])

    assert marks_of(change) == marks


def test_a_difference_of_less_than_its_last_decimal_has_no_sign_before_its_words():
    earlier, later = (
        Reading.from_row(
            row(
                value,
                numerator=numerator,
                denominator=100_000,
                period_start=pd.Timestamp(f"{year}-04-01"),
                period_end=pd.Timestamp(f"{year + 1}-03-31"),
            ),
            measure=Measure.RATE,
        )
        for value, numerator, year in ((0.51, 51, 2020), (0.53, 53, 2021))
    )
    change = change_between(Pair(earlier=earlier, later=later), breaks=[])

    words = describe_change(change, unit=RATE)
    assert "0.5: a difference of under 0.1 (+3.9%)." in words
    assert "+under" not in words
    assert change_cells(change, unit=RATE)[2] == "under 0.1"
