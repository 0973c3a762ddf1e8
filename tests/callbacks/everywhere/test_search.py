"""Finding anything: a table of questions, each with the answer that must come first."""

import logging
import re
from html import unescape
from urllib.parse import quote_plus

import pytest

from tests.callbacks.page_text import main_of, text_of

# As councillors, members and editors type them, misspellings included.
FIRST = {
    "croydon": "/borough/croydon",
    "Croyden": "/borough/croydon",
    "hackny": "/borough/hackney",
    "tower hamlts": "/borough/tower-hamlets",
    "barking & dagenham": "/borough/barking-and-dagenham",
    "barking and dagenham": "/borough/barking-and-dagenham",
    "waltham": "/borough/waltham-forest",
    "E09000008": "/borough/croydon",
    "barnet": "/borough/barnet",
    "city of london": "/borough/city-of-london",
    "fairfield": "/ward/fairfield-croydon",
    "farfield": "/ward/fairfield-croydon",
    "fairfield croydon": "/ward/fairfield-croydon",
    "E05011468": "/ward/fairfield-croydon",
    "e05011468": "/ward/fairfield-croydon",
    "kings cross": "/ward/kings-cross-camden",
    "King's Cross": "/ward/kings-cross-camden",
    "King’s Cross": "/ward/kings-cross-camden",
    "west end": "/ward/west-end-westminster",
    "becontree": "/ward/becontree-barking-and-dagenham",
    "selsdon and addington": "/ward/selsdon-and-addington-village-croydon",
    "Selsdon & Addington Village": "/ward/selsdon-and-addington-village-croydon",
    "thamesmead east": "/ward/thamesmead-east-bexley",
    "E05000026": "/borough/barking-and-dagenham",
    "fairfield wandsworth": "/borough/wandsworth",
    "recommendation 5": "/scrutiny#recommendation-5",
    "rec 5": "/scrutiny#recommendation-5",
    "R12": "/scrutiny#recommendation-12",
    "recommendation 1": "/scrutiny#recommendation-1",
    "13,600": "/evidence/",
    "13600": "/evidence/",
    "one in ten": "/evidence/",
    "1 in 10": "/evidence/",
    "35%": "/evidence/",
    "35 per cent": "/evidence/",
    "marac": "/glossary#term-marac",
    "bcu": "/glossary#term-bcu",
    "idva": "/glossary#term-idva",
    "crime survey": "/glossary#term-",
    "charge": "/glossary#term-charge",
    "coercive control": "/indicators/",
    "positive outcomes": "/indicators/da_",
    "repeat victims": "/indicators/repeat_victims",
    "refuge": "/glossary#term-refuge",
    "homelessness": "/indicators/da_homelessness",
    "prosecutions": "/indicators/da_prosecutions",
    "conviction": "/indicators/da_conviction",
    "domestic homicide": "/indicators/da_homicide_victims",
    "protective orders": "/indicators/protective_orders",
    "hotspots": "/hotspots",
    "hot spots": "/hotspots",
    "league table": "/compare",
    "cost": "/costs",
    "iframe": "/embed",
    "excel": "/data",
    "download": "/data",
    "cookies": "/privacy",
    "how old": "/status",
    "complaint": "/contact",
    "briefing": "/brief",
}


# What people type who know the place by another name, or look for help.
ALSO_FIRST = {
    "Haringay": "/borough/haringey",
    "LBBD": "/borough/barking-and-dagenham",
    "rbkc": "/borough/kensington-and-chelsea",
    "LBHF": "/borough/hammersmith-and-fulham",
    "lbrut": "/borough/richmond-upon-thames",
    "H&F": "/borough/hammersmith-and-fulham",
    "London Borough of Lambeth": "/borough/lambeth",
    "Royal Borough of Greenwich": "/borough/greenwich",
    "Lambeth town hall": "/borough/lambeth",
    "Newham violence": "/borough/newham",
    "is domestic abuse going up in lambeth": "/borough/lambeth",
    "Saint Pancras": "/ward/st-pancras-and-somers-town-camden",
    "18%": "/evidence/",
    "10%": "/evidence/",
    "helpline": "/support",
    "help": "/support",
    "999": "/support",
    "honour based abuse": "/support",
    "domestic abuse helpline": "/support",
    "cost of domestic abuse": "/costs",
    "safest borough": "/compare",
    "worst borough": "/compare",
    "most dangerous borough": "/compare",
    "recommendation five": "/scrutiny#recommendation-5",
    "recommendation sixteen": "/scrutiny#recommendation-16",
    "privacy policy": "/privacy",
    "json": "/data",
    "FGM": "/support",
    "honour killing": "/support",
    "cost per victim": "/costs",
    "who runs this": "/contact",
    "is it going up": "/plain#going-up",
    "am i safe": "/plain#my-ward",
    "enough safe places": "/plain#refuge",
    "what happens when the police are told": "/plain#what-happens",
    "13 600": "/evidence/",
}


# Boroughs like one, by the borough that is named or that the reader came with, a rule first that
# takes places alone.
LIKE = "/compare?indicator=da_positive_outcome_rate&borough="
ALIKE_FIRST = {
    ("boroughs like mine outcomes", "croydon"): f"{LIKE}croydon&borough=",
    ("similar boroughs outcomes", "hackney"): f"{LIKE}hackney&borough=",
    ("outcomes in boroughs like croydon", ""): f"{LIKE}croydon&borough=",
    ("charges in areas like Tower Hamlets", "croydon"): f"{LIKE}tower-hamlets&borough=",
    ("like mine", "barnet"): "/compare?indicator=da_offences_rate&borough=barnet&borough=",
    ("statistical neighbours", "barnet"): "/compare?indicator=da_offences_rate&borough=barnet&",
    ("croydon's peers", ""): "/compare?indicator=da_offences_rate&borough=croydon&borough=",
}


def found(ask, words, **more):
    more = "".join(f"&{name}={value}" for name, value in more.items() if value)
    page = ask(f"search?q={quote_plus(words)}{more}")
    assert page.status == 200
    listed = re.search(r'<ol class="search-results">(.*?)</ol>', page.text, re.DOTALL)
    return re.findall(r'<a href="([^"]*)">(.*?)</a>', listed[1]) if listed else []


def test_the_table_has_sixty_questions():
    assert len(FIRST) == 60


@pytest.mark.parametrize(("words", "first"), [*FIRST.items(), *ALSO_FIRST.items()])
def test_the_answer_that_must_come_first_does(ask, words, first):
    results = found(ask, words)

    assert results, words
    assert unescape(results[0][0]).startswith(first), results[:3]


@pytest.mark.parametrize(("words", "borough"), ALIKE_FIRST)
def test_boroughs_like_one_are_compared_with_it(ask, words, borough):
    results = found(ask, words, borough=borough)

    assert unescape(results[0][0]).startswith(ALIKE_FIRST[words, borough]), results[:3]
    assert "beside those nearest in deprivation" in results[0][1]


@pytest.mark.parametrize("words", ["boroughs like mine outcomes", "statistical neighbours"])
def test_where_no_borough_is_known_each_is_offered_beside_those_like_it(ask, words):
    main = main_of(ask(f"search?q={quote_plus(words)}").text)
    offered = re.findall(r'<li><a (?:data-carried )?href="([^"]*)">([^<]*)</a></li>', main)
    boroughs = {name: unescape(address) for address, name in offered}

    assert "Choose a borough, to see its outcomes" in main
    assert len(boroughs) == 32
    for name, address in boroughs.items():
        assert address.startswith(LIKE), name
        assert address.count("&borough=") == 6, name
    heading = text_of(main_of(ask(boroughs["Croydon"].lstrip("/")).text))
    assert "those nearest to it in deprivation" in heading


@pytest.mark.parametrize("words", ["croydon", "one in ten", "marac", "fairfield"])
def test_each_result_leads_to_a_page_and_says_what_kind_it_is(ask, words):
    page = ask(f"search?q={words}").text
    listed = re.search(r'<ol class="search-results">(.*?)</ol>', page, re.DOTALL)[1]

    assert listed.count("<li>") == listed.count('class="result-kind"')
    for address, _ in found(ask, words):
        path, _, anchor = unescape(address).partition("#")
        answer = ask(path.lstrip("/"))
        assert answer.status == 200, address
        assert not anchor or f'id="{anchor}"' in answer.text, address


def test_printed_figures_come_with_what_must_be_read_beside_them(ask, catalogue):
    page = ask("search?q=13,600").text

    assert "over 13,600" in page
    for one in catalogue.view_caveats("evidence"):
        assert f'data-caveat-id="{one.id}"' in page
    assert "data-caveat-id" not in ask("search?q=cookies").text


def test_where_nothing_is_called_so_that_is_said_and_the_nearest_or_the_boroughs_are_offered(ask):
    near = text_of(main_of(ask("search?q=croyden").text))
    far = ask("search?q=zzzz").text

    assert "Nothing here is called “croyden”. The nearest in spelling:" in near
    assert "nothing is spelled nearly so" in far
    assert far.count('href="/borough/') == 33


def test_a_postcode_is_not_looked_up_and_the_boroughs_are_offered(ask):
    for words in ("ZZ9 9ZZ", "zz99zz", "ZZ9"):  # made up
        page = ask(f"search?q={words}").text
        assert "Postcodes are not loaded here" in page, words
        assert page.count('href="/borough/') == 33


def test_nothing_typed_is_told_what_can_be_found(ask):
    assert "Boroughs and wards by name" in ask("search").text
    assert "Boroughs and wards by name" in ask("search?q=%20").text


def test_what_is_typed_is_written_as_text_and_a_long_one_is_cut(ask):
    page = ask("search?q=%3Cscript%3Ealert(1)%3C/script%3E").text

    assert "<script>alert" not in page
    assert ask(f"search?q={'x' * 1500}").status == 200


def test_what_is_asked_for_is_in_no_log_and_in_no_other_address(ask, caplog):
    with caplog.at_level(logging.DEBUG):
        page = ask("search", query_string={"q": "fairfield"})

    said = " ".join(f"{one.getMessage()} {one.__dict__}" for one in caplog.records)
    assert "fairfield" not in said.lower()
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["Cache-Control"] == "no-store"


def test_every_page_has_the_box_as_a_plain_form(ask):
    for address in ("", "borough/croydon", "privacy", "ward/fairfield-croydon", "no/such/page"):
        form = re.search(
            r'<form[^>]*action="/search"[^>]*>.*?</form>', ask(address).text, re.DOTALL
        )[0]
        assert 'method="get"' in form
        assert 'name="q"' in form
        assert 'type="submit"' in form


def test_the_menu_has_five_groups_and_names_the_open_page(ask):
    for address, here in (
        ("", "London"),
        ("hotspots", "Wards: what was recorded"),
        ("borough/croydon", "Boroughs"),
        ("boroughs", "Boroughs"),
        ("indicators", "All measures"),
        ("scrutiny", "Recommendations"),
        ("brief", "Brief for a meeting"),
        ("data", "Files"),
    ):
        menu = re.search(r'<nav[^>]*class="menu".*?</nav>', ask(address).text, re.DOTALL)[0]
        groups = re.findall(r'class="group-name">([^<]*)<', menu)
        assert groups == ["Places", "Topics", "Questions", "Sources", "Data"]
        assert re.findall(r'class="group-here">([^<]*)<', menu) == [here], address


def test_what_the_menu_leads_to_within_a_page_is_there(ask):
    menu = re.search(r'<nav[^>]*class="menu".*?</nav>', ask("").text, re.DOTALL)[0]
    parts = re.findall(r'href="/([a-z-]+)#([a-z-]+)"', menu)

    assert [part for _, part in parts] == ["recorded", "api"]
    for path, part in parts:
        assert f'id="{part}"' in ask(path).text
