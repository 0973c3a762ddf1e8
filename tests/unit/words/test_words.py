"""Numbers, periods and marks in words. All figures are made up."""

from datetime import date

import pytest

from components.words.periods import in_a_sentence, period_words, span_words
from components.words.values import (
    blanks_in_words,
    count_of,
    flags_in_words,
    format_value,
    interval_words,
    join_names,
    legend_of_marks,
    quantity,
    spoken,
    those_that_are,
    value_words,
    values_noun,
)
from data.model import Flag, Status
from tests.unit.metric_rows import OFFENCES, RATE, SHARE, row
from tests.words import forbidden_words

MONEY = SHARE.model_copy(
    update={"kind": "money", "measure": "money", "prefix": "£", "suffix": " million"}
)


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "words"),
    [
        (7051, OFFENCES, None, "7,051"),
        (0, OFFENCES, None, "0"),
        (-0.0, RATE, None, "0.0"),
        (14.84, RATE, None, "14.8"),
        (12.345, SHARE, None, "12.3%"),
        (1234.5, MONEY, None, "£1,234.5 million"),
        (-2.5, MONEY, None, "-£2.5 million"),
        (13600, OFFENCES, "over", "over 13,600"),
        (15, SHARE, "below", "below 15.0%"),
        (0.03, RATE, None, "under 0.1"),
        (0.03, SHARE, None, "under 0.1%"),
        (0.05, RATE, None, "0.1"),
    ],
)
def test_a_number_is_written_in_its_unit(value, unit, qualifier, words):
    assert format_value(value, unit=unit, qualifier=qualifier) == words


def test_a_blank_is_never_written_as_a_number():
    with pytest.raises(ValueError, match="blank"):
        format_value(float("nan"), unit=RATE)


def test_a_quantity_says_what_is_counted_and_one_is_singular():
    assert quantity(1, unit=OFFENCES) == "1 offence"
    assert quantity(1200, unit=OFFENCES) == "1,200 offences"
    assert quantity(9.94, unit=RATE) == "9.9 offences per 1,000 residents"
    assert quantity(9.94, unit=SHARE) == "9.9%"


@pytest.mark.parametrize(
    ("status", "mark"),
    [("suppressed", "[c]"), ("not_applicable", "[z]"), ("missing", "[x]")],
)
def test_a_blank_has_words_and_a_mark_and_no_digit(status, mark):
    words = value_words(row(None, status=status), unit=OFFENCES)

    assert words.endswith(mark)
    assert not any(letter.isdigit() for letter in words)


def test_each_status_without_a_number_has_words_of_its_own():
    blank = [value_words(row(None, status=each.value), unit=RATE) for each in list(Status)[1:]]

    assert len(set(blank)) == 4


def test_a_value_carries_its_marks():
    assert value_words(row(12, flags="p u"), unit=OFFENCES) == "12 offences [p] [u]"
    assert value_words(row(12, status="not_comparable"), unit=OFFENCES) == "12 offences [b]"
    assert value_words(row(12, qualifier="around"), unit=OFFENCES) == "around 12 offences"
    assert legend_of_marks([row(12, flags="u"), row(3, flags="p")]) == (
        "[p] provisional; [u] low reliability."
    )
    assert legend_of_marks([row(12)]) == ""


@pytest.mark.parametrize("flag", Flag)
def test_every_flag_is_marked_beside_its_value_and_explained(flag):
    """A revised figure among them."""
    flagged = row(12, flags=flag.value)

    assert value_words(flagged, unit=OFFENCES) == f"12 offences [{flag.value}]"
    explained = legend_of_marks([flagged])
    assert explained.startswith(f"[{flag.value}] ")
    assert len(explained.split()) >= 2


def test_an_interval_is_named_where_there_is_one():
    assert interval_words(row(7.7, lower=7.4, upper=8.0), unit=RATE) == "95% interval 7.4 to 8.0"
    assert interval_words(row(7.7, lower=None, upper=None), unit=RATE) == ""


def test_recorded_is_said_of_what_the_police_record_and_of_nothing_else():
    assert values_noun(RATE) == "recorded rates"
    assert values_noun(RATE.model_copy(update={"kind": "household"})) == "rates"


def test_few_areas_are_named_and_many_are_counted():
    three = [row(None, status="suppressed", area_name=name) for name in "ABC"]
    four = [row(5, flags="u", area_name=name) for name in "ABCD"]

    assert blanks_in_words(three, noun="borough") == [
        "A, B and C: withheld, the count is too small to publish [c]."
    ]
    assert flags_in_words(four, noun="borough") == ["Four boroughs: low reliability [u]."]
    assert blanks_in_words(four, noun="borough") == []


def test_lists_and_counts_are_plain_words():
    assert join_names(["A"]) == "A"
    assert join_names(["A", "B"]) == "A and B"
    assert count_of(1, "borough") == "one borough"
    assert count_of(0, "borough") == "no boroughs"
    assert count_of(32, "borough") == "32 boroughs"


@pytest.mark.parametrize(
    ("period_type", "start", "end", "words"),
    [
        ("month", "2025-07-01", "2025-07-31", "July 2025"),
        ("quarter", "2025-04-01", "2025-06-30", "April to June 2025"),
        ("rolling_12", "2024-08-01", "2025-07-31", "year to July 2025"),
        ("four_quarters", "2024-04-01", "2025-03-31", "year to March 2025"),
        ("survey_year", "2019-04-01", "2020-03-31", "year to March 2020"),
        ("calendar_year", "2023-01-01", "2023-12-31", "2023"),
        ("financial_year", "2024-04-01", "2025-03-31", "2024-25"),
        ("financial_year", "1999-04-01", "2000-03-31", "1999-00"),
        ("ten_years", "2014-01-01", "2023-12-31", "2014 to 2023"),
        ("point", "2019-10-01", "2019-10-01", "1 October 2019"),
        ("point", "2019-10-01", "2019-10-31", "October 2019"),
        ("other", "2019-01-01", "2019-09-30", "January to September 2019"),
        ("other", "2019-11-01", "2020-02-29", "November 2019 to February 2020"),
        ("other", "2001-01-01", "2002-12-31", "2001 to 2002"),
        ("other", "2020-01-01", "2020-12-31", "2020"),
        ("other", "2020-03-23", "2020-06-15", "23 March 2020 to 15 June 2020"),
    ],
)
def test_a_period_is_named_as_people_name_it(period_type, start, end, words):
    start, end = date.fromisoformat(start), date.fromisoformat(end)

    assert period_words(period_type, start=start, end=end) == words


def test_a_year_takes_its_article_inside_a_sentence():
    year = span_words(date(2024, 8, 1), end=date(2025, 7, 31))

    assert in_a_sentence(year) == "the year to July 2025"
    assert in_a_sentence("July 2025") == "July 2025"


def test_the_word_list_finds_words_and_spares_names_and_quotes():
    assert forbidden_words("The worst boroughs top the League") != []
    assert len(forbidden_words("worst, best and top")) == 3
    assert forbidden_words("Best Value Performance Indicator 225, not a league table") == []
    assert forbidden_words("stop, bestow, colleague") == []
    assert forbidden_words("it said: the top ten", quotes=["the top ten"]) == []
    assert forbidden_words("a league table") != []


@pytest.mark.parametrize(
    ("number", "of", "words"),
    [
        (0, 2, "Neither change is"),
        (0, 3, "None of the three changes is"),
        (1, 32, "One of 32 changes is"),
        (26, 32, "26 of 32 changes are"),
        (2, 2, "Both changes are"),
        (3, 3, "All three changes are"),
    ],
)
def test_a_part_of_a_whole_agrees_with_its_verb(number, of, words):
    assert those_that_are(number, of=of, noun="change") == words


def test_the_city_has_its_article_inside_a_sentence():
    assert spoken("City of London") == "the City of London"
    assert spoken("Brent") == "Brent"
