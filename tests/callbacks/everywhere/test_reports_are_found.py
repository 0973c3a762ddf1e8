"""Whatever the reports ask for is found by the one search of the site."""

import re
from html import unescape

import pytest

from callbacks.pages.search.reported import reported_entries

FOUND = {
    "dual arrests": "/response#met-dual-arrests",
    "demand not met": "/response#",
    "right to ask": "/justice#right-to-ask",
    "public health approach": "/scrutiny#asks-public-health",
    "homicide reviews": "/scrutiny#homicide-reviews",
    "re-inspection": "/scrutiny#child-protection",
    "offender and victim": "/justice#relationship",
    "relationship of offender": "/indicators/offences_by_relationship",
    "national indicator 32": "/response#national-indicator-32",
    "why victims did not tell the police": "/survey#reasons",
    "minimum standards": "/response?view=minimum_standards",
    "check-list": "/response?view=partnership",
    "independent advocates": "/strategy#priority-advocacy",
    "sanctuary schemes": "/strategy?lead=project-umbra-strand-two#actions",
    "perpetrators held accountable": "/borough/barking-and-dagenham#reports",
    "attrition": "/glossary#term-attrition",
    "strategy of 2005": "/strategy",
    # What a reader may type beside the words of a heading.
    "photographic evidence": "/response#met-photographs",
    "administrative support": "/response#met-office",
    "quarterly list": "/response#met-",
    "validity of dual arrests": "/response#authority-dual",
    "lists closed": "/response#demand-not-met",
    "differences between boroughs": "/response#services-differ",
    "below the England and Wales average": "/justice#orders-used-less",
    "grandmothers": "/justice#relationship",
    "stabilisation review": "/scrutiny#asks-bcu",
    "long-term funding": "/scrutiny#asks-investment",
    "homelessness approaches": "/response?view=bvpi_added",
    "NI 32": "/response#national-indicator-32",
    "incidents recorded 2001/02": "/borough/barking-and-dagenham#reports",
    "types of offence": "/borough/barking-and-dagenham#reports",
    "ethnicity": "/borough/barking-and-dagenham#reports",
    "wards where reporting is low": "/borough/barking-and-dagenham#plan-3c",
    "6e": "/borough/barking-and-dagenham#plan-6e",
    "checklist": "/response?view=partnership",
    "common issues": "/response?view=partnership",
    "thirteen priorities": "/strategy#priorities",
    "four aims": "/strategy#aims",
    "Crown Prosecution Service actions": "/strategy?lead=crown-prosecution-service#actions",
    "DHR": "/scrutiny#homicide-reviews",
    "embarrassing": "/survey#reasons",
    "could not help": "/survey#reasons",
    "Drive Project": "/response#service-",
    "Operation Encompass": "/response#service-",
}


@pytest.mark.parametrize(("words", "address"), list(FOUND.items()))
def test_each_row_is_found_by_the_search(ask, words, address):
    page = ask(f"search?q={words.replace(' ', '+')}").text
    listed = re.search(r'<ol class="search-results">(.*?)</ol>', page, re.DOTALL)

    assert listed, words
    hrefs = [unescape(one) for one in re.findall(r'href="([^"]+)"', listed[1])]
    assert any(one.startswith(address) for one in hrefs), hrefs


def anchors_of(page: str) -> set[str]:
    return set(re.findall(r'\bid="([^"]+)"', page))


def test_whatever_is_found_of_the_reports_is_where_it_is_said_to_be(ask, site):
    entries = list(reported_entries(site))
    pages = {one.path.partition("#")[0] for one in entries}
    held = {path: anchors_of(ask(path).text) for path in pages}
    lost = [
        one.path
        for one in entries
        if (anchor := one.path.partition("#")[2]) and anchor not in held[one.path.partition("#")[0]]
    ]

    assert len(entries) > 350
    assert lost == []


def test_a_search_that_finds_nothing_would_be_noticed(ask):
    assert 'class="search-results"' not in ask("search?q=zzzz").text
