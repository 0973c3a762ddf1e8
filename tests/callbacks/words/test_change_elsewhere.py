"""Where a period shows no change, one that has a change is named; where none has, a plain reason.

Every measure that boroughs have is walked: each kind of period, each period, London and each
borough that the source covers. Where there are a hundred periods or more, one in three is asked
about, and a change is looked for in all of them.
"""

from collections import Counter
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest
from dash import html

from callbacks.address.state import borough_period_types, borough_periods
from callbacks.panels.changed import changes_found, every_area_found
from components.frame.static_html import to_html
from components.page import View
from components.panels.nearest import said_instead
from components.words.change import REFUSALS, refusal_words
from data.model import Level, PeriodType
from data.statistics.change import Change, Refusal
from data.statistics.what_changed import WhatChanged
from tests.callbacks.page_text import main_of

pytestmark = pytest.mark.long


class Place(NamedTuple):
    """A measure, a kind of period and its last day, and a borough's code, None for London."""

    measure: str
    kind: PeriodType
    end: str
    code: str | None


def views(site) -> list[tuple[str, PeriodType, str]]:
    return [
        (one.id, kind, end)
        for one in site.catalogue.indicators.values()
        if Level.BOROUGH in one.levels
        for kind in borough_period_types(site, one)
        for end in borough_periods(site, one, kind)
    ]


def some(found: list[tuple[str, PeriodType, str]]) -> list[tuple[str, PeriodType, str]]:
    series = Counter(one[:2] for one in found)
    return [one for place, one in enumerate(found) if series[one[:2]] < 100 or place % 3 == 0]


def of(changes, code):
    return (changes.london if code is None else changes.areas[code]).change


@pytest.fixture(scope="module")
def both(site) -> tuple[set[Place], dict[Place, WhatChanged]]:
    """Where a change since the year before is given, and all that is found where it is not.

    View by view: what is found for all places of one at once serves each of them.
    """
    every, given, refused = views(site), set(), {}
    asked = set(some(every))
    for view in every:
        year = changes_found(site, *view, ()).year
        held = {None: year.london, **year.everyone}
        given |= {
            Place(*view, code) for code, one in held.items() if isinstance(one.change, Change)
        }
        for code in (None, *every_area_found(site, *view).covered) if view in asked else ():
            place = Place(*view, code)
            if place not in given:
                refused[place] = changes_found(site, *view, (code,) if code else ())
    return given, refused


@pytest.fixture(scope="module")
def given(both) -> set[Place]:
    return both[0]


@pytest.fixture(scope="module")
def refused(both) -> dict[Place, WhatChanged]:
    return both[1]


def instead(place: Place, found: WhatChanged, *, site) -> str:
    slugs = site.repository.areas(Level.BOROUGH).set_index("area_code")["slug"]
    view = View(
        place.measure,
        place.kind.value,
        place.end,
        boroughs=(slugs[place.code],) if place.code else (),
    )
    parts = said_instead(found, code=place.code, view=view, links=site.links)
    return to_html(html.P(parts)) if parts else ""


def test_one_plain_reason_stands_wherever_no_change_since_the_year_before_is_given(refused):
    reasons = {of(found.year, place.code) for place, found in refused.items()}

    assert len(refused) > 20_000
    assert all(isinstance(one, Refusal) and one.reason in REFUSALS for one in reasons)
    assert all(refusal_words(one).count("No change is given: ") == 1 for one in reasons)


def test_another_period_that_has_a_change_is_named_and_only_then(refused, given):
    somewhere = {(one.measure, one.code) for one in given}
    wrong = []
    for place, found in refused.items():
        if found.like_months is not None:
            assert isinstance(of(found.like_months, place.code), Change)
            continue
        near = found.nearest and of(found.nearest, place.code)
        if isinstance(near, Change) != ((place.measure, place.code) in somewhere):
            wrong.append(place)

    assert wrong == []


def test_the_period_named_is_the_newest_of_its_kind_and_another_kind_only_where_that_has_none(
    refused, given
):
    newest: dict[tuple[str, str | None], dict[PeriodType, str]] = {}
    for one in given:
        kinds = newest.setdefault((one.measure, one.code), {})
        kinds[one.kind] = max(one.end, kinds.get(one.kind, one.end))

    others = set()
    for place, found in refused.items():
        if found.newest is None:
            continue
        kinds = newest[place.measure, place.code]
        own = place.kind if place.kind in kinds else None
        assert found.newest == (kinds[own] if own else max(kinds.values())), place
        assert found.newest_kind is own or kinds[found.newest_kind] == found.newest, place
        others |= set() if own else {(place.measure, place.kind)}

    assert ("homelessness_in_refuge", PeriodType.QUARTER) in others
    assert ("homelessness_da_priority_need", PeriodType.QUARTER) in others


def test_its_words_name_it_with_a_link_to_that_view_and_both_values(refused, given, site):
    slugs = site.repository.areas(Level.BOROUGH).set_index("slug")["area_code"]
    said = {}
    for place, found in refused.items():
        if found.newest is not None:
            key = place.measure, place.kind, found.newest_kind, found.newest, place.code
            said.setdefault(key, (place, found))

    assert len(said) > 700
    for place, found in said.values():
        words = instead(place, found, site=site)
        opening, _, rest = words.partition('<a href="')
        other = found.newest_kind is not place.kind
        expected = "A change is given for " if other else "The newest change like for like is of "
        assert opening.endswith(expected), words
        address = urlsplit(rest.partition('"')[0].replace("&amp;", "&"))
        query = {name: one for name, [one] in parse_qs(address.query).items()}
        usual = site.catalogue.indicators[place.measure].default_period_type
        there = Place(
            address.path.rpartition("/")[2],
            PeriodType(query.get("period_type", usual)),
            query["period"],
            slugs[query["borough"]] if "borough" in query else None,
        )
        assert there in given, words
        assert there == (place.measure, found.newest_kind, found.newest, place.code)


@pytest.mark.parametrize(
    "address",
    [
        "indicators/homelessness_in_refuge?period_type=quarter&borough=bexley",
        "?indicator=homelessness_in_refuge&period_type=quarter&borough=bexley",
        "embed/map?indicator=homelessness_in_refuge&period_type=quarter&borough=bexley",
    ],
)
def test_a_page_says_so_after_its_reason(ask, address):
    answer = ask(address).text
    page = main_of(answer) if "static-page" in answer else answer
    said = page[page.index("No change is given: a count is withheld") :]

    assert "A change is given for <a" in said.partition("</p>")[0]


def test_comparing_names_a_period_for_each_borough_without_a_change(ask):
    page = main_of(
        ask("compare?view=change&indicator=homelessness_in_refuge&period_type=quarter").text
    )
    said = page[page.index("A change is given in another period: ") :].partition("</p>")[0]

    assert "the year to December 2025</a> for Barking and Dagenham, Bexley" in said
    assert "January to March 2023</a> for Barnet, Brent and Newham" in said
