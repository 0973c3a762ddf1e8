"""No word of a page says on which side a figure lies where its interval leaves that open."""

import re

import pytest

from data.model import Level
from tests.callbacks.page_text import main_of, text_of

NUMBER = r"[−-]?[\d,]+(?:\.\d+)?"
RANGE = rf"£?({NUMBER})(?:%| million)? to £?({NUMBER})(?:%| million)?"
PLACED = re.compile(
    rf"95% interval {RANGE}\)\.(?:(?!95% interval).)*?"
    rf"The borough lies (above|below|inside) the middle half of the boroughs, {RANGE}\."
)
PLACE = re.compile("The borough lies (above|below|inside)")
LONDON = re.compile(
    rf"95% interval {RANGE}\)\. London's value, £?({NUMBER})(?:(?!95% interval).)*?, "
    "lies (above|below|inside)"
)
CHANGED = re.compile(
    r"(?:95% interval of the change(?: \(φ [\d.]+\))?|95% interval) ([+−]?[\d.]+)%? to "
    r"([+−]?[\d.]+)(?:%| points)(?::|\), so) it (rose|fell|is not distinguishable)"
)
VERDICT = re.compile(r"\bit (?:rose|fell)\b")


def number(written):
    return float(written.replace(",", "").replace("−", "-"))


@pytest.fixture(scope="module")
def pages(ask, repository, catalogue):
    slugs = list(repository.areas(Level.BOROUGH)["slug"])
    mapped = [one.id for one in catalogue.indicators.values() if one.borough_map]
    addresses = [f"/borough/{slug}" for slug in slugs]
    addresses += [f"/indicators/{one}?borough=kingston-upon-thames" for one in mapped]
    addresses += [f"/compare?view=change&indicator={one}" for one in mapped]
    addresses += [f"/brief?borough={slug}" for slug in slugs[:3]]
    return {one: text_of(main_of(ask(one).text)) for one in addresses}


def test_a_borough_is_placed_only_where_its_whole_interval_lies_on_that_side(pages):
    placed = 0
    for address, words in pages.items():
        found = PLACED.findall(words)
        # Each place that is said stands behind an interval.
        assert len(found) == len(PLACE.findall(words)), address
        for first, last, where, *half in found:
            lower, upper, low, high = map(number, (first, last, *half))
            right = {
                "above": lower >= high,
                "below": upper <= low,
                "inside": low <= lower and upper <= high,
            }
            assert right[where], (address, where, lower, upper, low, high)
        placed += len(found)
    assert placed > 100


def test_london_lies_on_a_side_of_an_interval_only_where_it_is_outside(pages):
    checked = 0
    for address, words in pages.items():
        for *parts, where in LONDON.findall(words):
            lower, upper, london = map(number, parts)
            right = {
                "above": london >= upper,
                "below": london <= lower,
                "inside": lower <= london <= upper,
            }
            assert right[where], (address, where, lower, upper, london)
            checked += 1
    assert checked > 100


def test_rose_and_fell_are_said_only_where_the_interval_leaves_no_other_reading(pages):
    checked = 0
    for address, words in pages.items():
        found = CHANGED.findall(words)
        for lower, upper, verdict in found:
            right = {
                "rose": number(lower) > 0,
                "fell": number(upper) < 0,
                "is not distinguishable": number(lower) <= 0 <= number(upper),
            }
            assert right[verdict], (address, verdict, lower, upper)
        assert len(VERDICT.findall(words)) <= len(found), address
        checked += len(found)
    assert checked > 200


def test_kingston_s_few_outcomes_are_not_said_to_lie_above_the_others(pages):
    words = pages["/borough/kingston-upon-thames"]

    said = [words[found.start() : found.start() + 400] for found in re.finditer("19.5 outc", words)]
    assert any("reaches across an edge" in one for one in said)
    assert not any("lies above the middle half" in one for one in said)


def test_a_blank_names_the_reason_of_its_own_row(server):
    ask = server.test_client().get
    funnel = text_of(main_of(ask("/compare?view=funnel&indicator=da_homelessness_rate").text))
    barking = text_of(main_of(ask("/borough/barking-and-dagenham").text))

    assert "no published rate from at least ten events" not in funnel
    assert "no place in the funnel: no figure for this period [x]" in funnel
    assert "there are figures for one period only" in barking
    assert "one of the periods has no figure [x]" not in barking
