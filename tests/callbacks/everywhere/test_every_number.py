"""Every number shown resolves to a published row, a printed figure or a named computation."""

import importlib
import re
from html import unescape

import pytest

from tests.numbers.computed import BUILDERS, BY_FORM
from tests.numbers.reading import numbers_in
from tests.numbers.resolving import Resolver

pytestmark = pytest.mark.long

NOT_PAGES = ("/api", "/assets", "/vendor", "/download", "/image", "/brief.pdf", "/embed")
BESIDES = ("/evidence?source=safelives_marac", "/brief?borough=croydon", "/evidence/RF0366")
MOST_QUERIES = 4  # addresses of one page with a query, besides the page itself
HOTSPOTS = ("/hotspots", "/indicators", "/ward/")
WARD_PAGES = 12  # of 684: each of their numbers is tried in the tests of the page of a ward


@pytest.fixture(scope="module")
def resolver(catalogue, repository):
    return Resolver(catalogue, repository)


@pytest.fixture(scope="module")
def pages(ask, catalogue):
    """Every page of the site that a link leads to, with some of its choices."""
    drawn = [one.id for one in catalogue.indicators.values() if one.borough_map]
    wanted = ["/", *BESIDES, *(f"/?indicator={one}&borough=croydon" for one in drawn)]
    found, queries, wards = {}, {}, set()
    while wanted:
        address = wanted.pop(0)
        if address in found:
            continue
        answer = ask(address)
        found[address] = answer.text if answer.status == 200 else ""
        if answer.kind != "text/html":
            found[address] = ""
            continue
        for link in map(unescape, re.findall(r'href="(/[^"#]*)', answer.text)):
            path, _, query = link.partition("?")
            if path.startswith(NOT_PAGES) or path.startswith("/evidence/"):
                continue
            if path.startswith("/ward/") and len(wards) >= WARD_PAGES:
                continue
            if query:
                queries[path] = queries.get(path, 0) + 1
                if queries[path] > MOST_QUERIES:
                    continue
            if path.startswith("/ward/"):
                wards.add(link)
            wanted.append(link)
    return {address: text for address, text in found.items() if text}


@pytest.fixture(scope="module")
def loose(pages, resolver):
    """What nothing stands behind, of each page as it is."""
    return {address: unresolved(resolver, address, text) for address, text in pages.items()}


def place_of(address):
    borough = re.match(r"/borough/([a-z-]+)", address)
    return borough[1] if borough else ""


def unresolved(resolver, address, text):
    return resolver.unresolved(text, slug=place_of(address), wards=address.startswith(HOTSPOTS))


def test_the_walk_reaches_every_kind_of_page(pages):
    assert {"/", "/evidence", "/scrutiny", "/data"} <= set(pages)
    boroughs = {one.partition("?")[0] for one in pages if one.startswith("/borough/")}
    assert len(boroughs) == 33


def test_every_number_shown_resolves(loose):
    """Where this fails: show a row or a fact, or name the computation in computations.yaml."""
    said = [
        f"{address}: {number.written} in “{number.context}”"
        for address, numbers in loose.items()
        for number in numbers
    ]
    assert said == []


@pytest.mark.parametrize(
    "planted",
    [
        "<p>The police recorded 41,873 offences.</p>",
        "<td>88.88%</td>",
        "<p>It cost £8,765.43 million.</p>",
        "<li>In 2019 there were 13,603 repeat victims.</li>",
        "<q>there were 7,052 offences in Enfield</q>",
        "<p>Each of 34 boroughs has a figure.</p>",
        '<div aria-label="Chart: values run to 97,531."></div>',
    ],
)
@pytest.mark.parametrize("address", ["/", "/borough/croydon", "/scrutiny", "/evidence"])
def test_a_made_up_number_is_found(pages, loose, resolver, planted, address):
    spoilt = pages[address].replace('id="static-page">', f'id="static-page">{planted}', 1)
    after = unresolved(resolver, address, spoilt)
    assert [one.written for one in after if one not in loose[address]]


def test_what_is_no_figure_is_left_out_by_name():
    for text in (
        "Year to July 2025, 1 March 2024, 2024-25 and 2008/09",
        "95% interval; 10 per 1,000; women 16 to 59",
        "Chapter 1, paragraph 1.14; LDVS2; RF0345; D02; recommendation 5",
        "0808 2000 247, call 999",
    ):
        left = [one.written for one in numbers_in(text)]
        assert left in ([], ["10"]), text
    assert [one.written for one in numbers_in("7,051 offences, 12.3% and £5.20")] == [
        "7,051",
        "12.3%",
        "£5.20",
    ]


def test_every_computation_is_code_and_has_a_proof(catalogue):
    for one in catalogue.computations.values():
        module, _, name = one.function.rpartition(".")
        assert hasattr(importlib.import_module(module), name), one.id
    proved = {one.id for one in catalogue.computations.values() if one.results}
    assert set(BUILDERS) | BY_FORM | proved == set(catalogue.computations)


def test_the_check_of_the_printed_rate_gives_what_it_states(catalogue):
    assert catalogue.computations["barking_rate_check"].results == ("165,610", "22.8")
    assert round(3784 / 165_610 * 1000, 1) == 22.8


def test_the_evidence_page_names_every_computation(pages, catalogue):
    for one in catalogue.computations.values():
        assert one.title in unescape(pages["/evidence"])
        assert one.formula in unescape(pages["/evidence"])


def test_the_assembly_s_two_borough_rises_never_stand_without_the_finding(pages):
    bearing = {
        address: text
        for address, text in pages.items()
        if re.search(r"\b(?:318|404)(?:%| per cent)", text)
    }
    assert "/evidence/RF0366" in bearing
    assert [address for address, text in bearing.items() if "no growth rate" not in text] == []
