"""What ward maps say, to each reader who asks. Figures are made up."""

import re
from dataclasses import replace

import pytest

from components.frame.static_html import to_html
from components.pages.hotspots.described import describe
from components.pages.hotspots.history import boroughs_explored
from components.pages.hotspots.words import (
    DOES_PALE_MEAN_LITTLE,
    METHODS,
    count_words,
    lines,
    notes,
    rate_words,
    short_notes,
    smoothed_line,
    smoothed_words,
    why_dark,
)
from components.words.wards import (
    GROUP_WORDS,
    OWN_WORDS,
    both_statements,
    group_statement,
    group_words,
    own_statement,
    probability_words,
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
    own_class="not_compared",
)


def said(rows=ROWS, view="hotspots"):
    return describe(rows, view=view, place="London", period="the year to July 2025")


def test_a_class_speaks_of_a_group_and_of_london_never_of_neighbours():
    assert (
        group_words("more")
        == "part of a group of wards with more recorded than London, beyond chance"
    )
    assert "neighbours" not in " ".join(GROUP_WORDS.values())


def test_the_sentence_counts_what_the_map_shows():
    assert said() == (
        "In the year to July 2025, 1 of the 2 wards of London that were tested together with "
        "those around them is not distinguishable from London. Part of a group with more recorded "
        "than London: one ward; with less: no wards. It would not be in the same class by each of "
        "five other methods tried, so it is marked “depends on method”. Not tested: two wards. "
        "Above London’s 10.1 by its own rate, beyond chance: one ward; below it: no wards; not "
        "distinguishable from it: one ward."
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


def test_a_smoothed_rate_says_whom_it_borrows_from_and_a_withheld_ward_has_none():
    smoothed = replace(PLAIN, smoothed=11.44)
    modelled = replace(smoothed, smoothed_lower=10.02, smoothed_upper=12.96, above_london=0.973)

    assert "closer it is drawn to London’s" in smoothed_line(smoothed)
    assert smoothed_words(smoothed) == "11.4"
    assert smoothed_line(modelled) == (
        "Smoothed rate, which borrows from the wards around it: 11.4 per 1,000 residents (95% "
        "interval 10.0 to 13.0). The probability that it lies above London’s is 97%."
    )
    assert smoothed_words(modelled) == "11.4 (10.0 to 13.0)"
    assert not any("Smoothed" in line for line in lines(WITHHELD))


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "under 1%"),
        (0.004, "under 1%"),
        (0.01, "1%"),
        (0.5, "50%"),
        (0.99, "99%"),
        (0.995, "over 99%"),
        (1.0, "over 99%"),
    ],
)
def test_no_probability_is_said_to_be_none_or_all(share, words):
    assert probability_words(share) == words


@pytest.mark.parametrize("own", [*OWN_WORDS])
@pytest.mark.parametrize("group", [*GROUP_WORDS])
def test_of_each_ward_two_different_sentences_are_said(own, group):
    row = replace(PLAIN, own_class=own, group_class=group)

    first, second = own_statement(own, london=10.1), group_statement(group)

    assert first.startswith("The ward itself: its own rate")
    assert second.startswith("The ward and those around it: ")
    assert OWN_WORDS[own].format(london="10.1") in first
    assert first in lines(row)
    assert second in lines(row)
    assert len(set(lines(row))) == len(lines(row))


def test_the_sentence_on_the_group_never_speaks_of_the_wards_own_rate():
    assert not any("rate" in words for words in GROUP_WORDS.values())
    assert not any("group" in words for words in OWN_WORDS.values())


def test_both_statements_stand_in_one_cell():
    assert both_statements("above", "more") == "Ward above London; group with more than London"
    assert both_statements("not_tested", "not_tested") == "Ward and group not tested"


def test_a_borough_has_one_statement_since_its_own_pages_make_the_other():
    assert own_statement(None, london=None) == ""
    assert not any("itself" in line for line in lines(MORE, area="borough"))


def test_a_borderline_ward_says_so_in_its_notes_and_is_counted():
    loose = replace(PLAIN, borderline=True)

    assert any(one.startswith("Borderline: other draws") for one in notes(loose))
    assert short_notes(loose) == "Borderline"
    assert "Borderline: one ward, whose class" in said([loose, PLAIN])
    assert "Borderline" not in said([PLAIN])


def test_boroughs_are_said_as_boroughs():
    assert "around it: part of a group of boroughs with more" in " ".join(
        lines(MORE, area="borough")
    )
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
