"""Wherever no change is given across a break, the nearest that can be given stands after it."""

import re

import pytest

from data.model import Level
from tests.callbacks.page_text import main_of

REFUSED = "No change is given: a period spans a break"
# A figure, the same of a year before, and the size of the change with its interval.
CHANGE = (
    r": [^<>]*\d[^<>]*; [^<>]*\d[^<>]* \([+−]?[\d.]+(?:%| points), 95% interval [^<>]*\d[^<>]*\)\."
)
MONTHS = re.compile(rf"^[^<>]*Like for like{CHANGE}")
LINKED = re.compile(
    r"^[^<>]*The newest change like for like is of "
    rf'<a href="(?P<href>[^"]+)"[^>]*>(?P<when>[^<]+)</a>{CHANGE}'
)


@pytest.fixture(scope="module")
def pages(ask, site) -> dict[str, str]:
    measures = [one.id for one in site.catalogue.indicators.values() if Level.BOROUGH in one.levels]
    found = [f"indicators/{one}" for one in measures]
    found += [f"{one}?borough=lambeth" for one in found]
    found += ["", "?borough=lambeth", "borough/lambeth", "borough/croydon"]
    return {address: main_of(ask(address).text) for address in found}


def refusals(pages) -> list[tuple[str, str]]:
    return [
        (address, page[found.start() : found.start() + 1500])
        for address, page in pages.items()
        for found in re.finditer(re.escape(REFUSED), page)
    ]


def test_a_refused_change_is_followed_by_the_nearest_with_its_interval(pages):
    found = refusals(pages)

    assert len(found) >= 40
    assert [
        (address, said[:200])
        for address, said in found
        if not MONTHS.match(said) and not LINKED.match(said)
    ] == []


def test_the_period_of_the_nearest_change_is_a_link_to_a_view_that_has_it(pages, ask):
    links = {
        (found["href"].replace("&amp;", "&"), found["when"])
        for _, said in refusals(pages)
        if (found := LINKED.match(said))
    }

    assert len(links) > 10
    for href, when in links:
        there = main_of(ask(href.removeprefix("/")).text)
        assert when in there, href
        assert REFUSED not in there, href


def test_a_place_that_the_source_leaves_out_has_its_page_all_the_same(ask, site):
    measures = [one.id for one in site.catalogue.indicators.values() if Level.BOROUGH in one.levels]
    answers = {one: ask(f"indicators/{one}?borough=city-of-london").status for one in measures}

    assert [one for one, status in answers.items() if status != 200] == []
