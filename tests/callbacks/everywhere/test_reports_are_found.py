"""Whatever the reports ask for is found by the one search of the site."""

import re
from html import unescape

import pytest

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
}


@pytest.mark.parametrize(("words", "address"), list(FOUND.items()))
def test_each_row_is_found_by_the_search(ask, words, address):
    page = ask(f"search?q={words.replace(' ', '+')}").text
    listed = re.search(r'<ol class="search-results">(.*?)</ol>', page, re.DOTALL)

    assert listed, words
    hrefs = [unescape(one) for one in re.findall(r'href="([^"]+)"', listed[1])]
    assert any(one.startswith(address) for one in hrefs), hrefs
