"""Finding anything: a table of questions, each with the answer that must come first."""

import json
import logging
import re
from html import unescape
from pathlib import Path
from urllib.parse import quote_plus

import pytest
import yaml

from callbacks.pages.search.index import index
from components.pages.search.page import SOME
from tests.callbacks.page_text import main_of, text_of

QUESTIONS = yaml.safe_load(Path(__file__).with_name("questions.yaml").read_text(encoding="utf-8"))
ASKED = [row for group in QUESTIONS.values() for row in group.items()]


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


def test_the_table_has_sixty_questions_and_a_hundred_more_of_five_kinds_of_readers():
    assert len(QUESTIONS["sixty"]) == 60
    assert len(ASKED) > 210
    assert [*QUESTIONS][2:7] == ["councillor", "member", "journalist", "editor", "resident"]


@pytest.mark.parametrize(("words", "first"), ASKED)
def test_the_answer_that_must_come_first_does(ask, words, first):
    results = found(ask, words)

    assert results, words
    address = unescape(results[0][0])
    assert address == first if first == "/" else address.startswith(first), results[:3]


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


@pytest.mark.parametrize(
    "words", ["temporary accommodation", "restraining order", "Lewisham MARAC"]
)
def test_where_nothing_has_all_words_that_is_said_and_what_has_some_is_offered(ask, words):
    main = text_of(main_of(ask(f"search?q={quote_plus(words)}").text))
    suggested = json.loads(ask(f"search/suggest.json?q={quote_plus(words)}").data)

    assert SOME in main
    assert f"for “{words}”" not in main
    assert suggested["before"] == SOME
    assert [one["href"] for one in suggested["suggestions"]] == [
        unescape(one) for one, _ in found(ask, words)[:10]
    ]


def test_what_is_said_before_suggestions_is_nothing_where_they_are_what_was_asked_for(ask):
    assert json.loads(ask("search/suggest.json?q=croydon").data)["before"] == ""
    near = json.loads(ask("search/suggest.json?q=croyden").data)["before"]
    assert near == "Nothing here is called “croyden”. The nearest in spelling:"


def test_each_page_that_the_search_knows_is_there_and_each_path_leads_to_what_is_found(ask, site):
    words = site.catalogue.search
    paths = {one.path for one in index(site).entries}

    assert [one.path for one in words.besides if one.path not in paths] == []
    for one in words.pages:
        assert ask(one.path).status == 200, one.path
        assert one.title in [title for _, title in found(ask, one.title)], one.title


def test_no_words_put_boroughs_in_an_order(ask):
    for words in ("where is it worst", "highest borough", "worst borough", "safest borough"):
        main = text_of(main_of(ask(f"search?q={quote_plus(words)}").text))
        said = main.partition(f"“{words}”")[2]
        addresses = [address for address, _ in found(ask, words)]
        assert addresses[0] == "/compare", words
        assert "Boroughs cannot be put in an order of performance" in said, words
        assert "/plain#my-borough" in addresses[:2], words
        assert not re.search(r"\b(worst|best|safest)\b", said), words


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
