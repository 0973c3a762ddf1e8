"""In a brief too the nearest change stands after each that is not given across a break."""

import pytest
from dash import html

from callbacks.pages.brief.items import item_of
from callbacks.pages.brief.page import offered
from components.frame.static_html import to_html
from data.model import Level
from tests.callbacks.words.test_nearest_change import LINKED, MONTHS, REFUSED

pytestmark = pytest.mark.long

CITY = "E09000001"


@pytest.fixture(scope="module")
def said(site) -> dict[tuple[str, str], str]:
    """What is said of every measure whose recording broke, of London and of every borough."""
    places = [
        one
        for level in (Level.LONDON, Level.BOROUGH)
        for one in site.repository.areas(level).to_dict("records")
    ]
    found = {}
    for measure in offered(site):
        if not any(one.hard for one in site.catalogue.breaks_for(measure.id)):
            continue
        for place in places:
            block = item_of(measure, area=place, site=site).block
            parts = [[one] if isinstance(one, str) else one for one in block.sentences]
            words = to_html(html.P([part for one in parts for part in one]))
            found[measure.id, place["area_code"]] = words
    return found


def test_a_brief_of_any_measure_and_place_gives_the_nearest_change(said):
    refused = {key: words.split(REFUSED)[1] for key, words in said.items() if REFUSED in words}

    assert len(refused) > 250
    assert [
        key
        for key, words in refused.items()
        if not MONTHS.match(REFUSED + words) and not LINKED.match(REFUSED + words)
    ] == []


def test_no_break_is_given_as_the_reason_where_the_source_does_not_cover_the_place(said):
    city = {measure: words for (measure, place), words in said.items() if place == CITY}

    assert "the source does not cover this area [z]" in city["da_offences_rate"]
    assert [measure for measure, words in city.items() if REFUSED in words] == []
