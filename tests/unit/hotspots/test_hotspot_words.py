"""What ward maps say, to each reader who asks. Figures are made up."""

import re
from dataclasses import replace

import pytest

from components.frame.static_html import to_html
from components.pages.hotspots.history import boroughs_explored
from components.pages.hotspots.words import (
    DOES_PALE_MEAN_LITTLE,
    GROUP_WORDS,
    METHODS,
    count_words,
    describe,
    group_words,
    lines,
    notes,
    rate_words,
    short_notes,
    why_dark,
)
from tests.unit.hotspot_cases import LISTED, MORE, PLAIN, ROWS, WITHHELD

BROKEN = replace(
    PLAIN,
    count_status="not_comparable",
    rate=None,
    lower=None,
    upper=None,
    rate_status="not_comparable",
    group_class="not_compared",
)


def said(rows=ROWS, view="hotspots"):
    return describe(rows, view=view, place="London", period="the year to July 2025")


def test_a_class_speaks_of_a_group_and_of_london_never_of_neighbours():
    assert (
        group_words(MORE)
        == "part of a group of wards with more recorded than London, beyond chance"
    )
    assert "neighbours" not in " ".join(GROUP_WORDS.values())


def test_the_sentence_counts_what_the_map_shows():
    assert said() == (
        "In the year to July 2025, 1 of the 2 wards of London that were tested is not "
        "distinguishable from London. Part of a group with more recorded than London: one ward; "
        "with less: no wards. It would not be in the same class by each of five other methods "
        "tried, so it is marked “depends on method”. Not tested: two wards."
    )


@pytest.mark.parametrize(
    ("steady", "whole", "words"),
    [
        (1, 1, "It would be in the same class"),
        (2, 2, "Both would be in the same class"),
        (0, 2, "Neither would be in the same class"),
        (0, 3, "None of these three would be in the same class"),
        (1, 3, "Of these three, one would be in the same class"),
        (2, 3, "the other is marked"),
    ],
)
def test_the_sentence_says_how_many_stay_in_their_class_by_any_method(steady, whole, words):
    firm, loose = replace(MORE, depends_on=()), MORE
    rows = [PLAIN, *[firm] * steady, *[loose] * (whole - steady)]

    assert words in said(rows)
    assert ("depends on method" in said(rows)) is (steady < whole)


def test_a_year_that_spans_a_break_says_so_and_compares_nothing():
    assert "no rate and no test is made" in said([BROKEN])
    assert count_words(BROKEN) == "150 [b]"
    assert rate_words(BROKEN) == "[b]"


def test_rates_are_said_by_their_range_and_their_middle_half():
    rows = [replace(PLAIN, rate=float(rate)) for rate in range(1, 10)]

    assert said(rows, view="rate").startswith(
        "Recorded rates of wards of London run from 1.0 to 9.0 per 1,000 residents; half of the "
        "wards lie between 3.0 and 7.0, around 5.0."
    )


def test_a_withheld_ward_says_why_and_no_number():
    words = " ".join([*lines(WITHHELD), count_words(WITHHELD), rate_words(WITHHELD)])

    assert "too small to publish" in words
    assert not re.search(r"\d", words)


def test_every_caveat_that_touches_a_ward_is_said_of_it():
    touched = replace(MORE, outlier="low_among_high", in_no_ward=57.0)

    words = " ".join(notes(touched))
    assert METHODS["counts"] in words
    assert METHODS["six_nearest"] in words
    assert "less recorded here, more around it" in words
    assert "57 offences recorded in Southborough are in none of its wards" in words
    assert "[u] Most people there shop or work. Not tested." in notes(LISTED)
    assert short_notes(touched).startswith("Depends on method (2 of 5); differs")


def test_a_rate_on_few_offences_says_so():
    few = replace(PLAIN, flags=("u",), count=30.0)

    assert rate_words(few) == "12.0 (10.2 to 14.1) [u]"
    assert notes(few) == ["[u] The rate rests on fewer than 50 offences."]
    assert short_notes(few) == "[u] fewer than 50 offences"


def test_a_smoothed_rate_says_what_it_is_for_and_a_withheld_ward_has_none():
    smoothed = replace(PLAIN, smoothed=11.44)

    assert any("what the test compares: 11.4 per 1,000" in line for line in lines(smoothed))
    assert not any("Smoothed" in line for line in lines(WITHHELD))


def test_boroughs_are_said_as_boroughs():
    assert "Part of a group of boroughs with more" in " ".join(lines(MORE, area="borough"))
    assert short_notes(MORE, area="borough") == "Depends on method (2 of 4)"
    assert "sets one borough apart" in said([MORE, PLAIN], view="boroughs")


@pytest.mark.parametrize("view", ["hotspots", "rate"])
def test_the_two_questions_are_answered_plainly(view):
    assert "neighbours" in why_dark(view)
    assert DOES_PALE_MEAN_LITTLE.startswith("No.")


def test_boroughs_come_with_the_false_alarms_to_expect():
    rows = [replace(PLAIN, code=f"E09{number:06d}") for number in range(32)]

    words = to_html(
        boroughs_explored(rows, period="the year to July 2025", address="/hotspots?view=boroughs")
    )

    assert 'href="/hotspots?view=boroughs"' in words
    assert "32 boroughs would give 1.6 false alarms" in words
    assert "81% of years" in words
    assert "the test sets no borough apart" in words


def test_boroughs_of_a_year_that_spans_a_break_are_not_tested():
    words = to_html(boroughs_explored([BROKEN], period="the year to July 2024", address="/"))

    assert "No test is made" in words
    assert "<a" not in words
