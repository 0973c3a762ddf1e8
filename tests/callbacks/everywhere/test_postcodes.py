"""Postcodes: the server is asked for a district at most. All of these are made up."""

import json
import logging
from datetime import date

import pytest

from callbacks.address import document
from callbacks.serve import build_server
from data.helplines import load_helplines
from data.repository import ParquetRepository
from data.settings import Settings
from tests.placed import release_with_postcodes

WHOLE = ("ZZ9 9ZZ", "zz9 9zz", "zz99zz", "my home is ZZ9 9ZZ", "ZZ9-9ZZ", "ZZO 9ZZ")


@pytest.fixture(scope="module")
def placed(catalogue, tmp_path_factory):
    """A site on a release that can place postcodes."""
    folder = release_with_postcodes(tmp_path_factory.mktemp("release") / "placed")
    server = build_server(
        settings=Settings(release_dir=folder),
        catalogue=catalogue,
        repository=ParquetRepository.open(folder),
        helplines=load_helplines(),
        today=lambda: date(2025, 8, 20),
    )
    return server.test_client()


@pytest.mark.parametrize("words", WHOLE)
def test_a_whole_postcode_that_is_sent_all_the_same_is_neither_said_nor_logged(ask, caplog, words):
    with caplog.at_level(logging.DEBUG):
        page = ask("search", query_string={"q": words})

    assert page.status == 200
    assert "Postcodes are not loaded here. Please choose your borough." in page.text
    assert page.text.count('href="/borough/') == 33
    said = page.text + " ".join(f"{one.getMessage()} {one.__dict__}" for one in caplog.records)
    for part in ("9ZZ", "9zz"):
        assert part not in said
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"


def test_a_page_of_a_search_is_kept_nowhere(make_server, monkeypatch):
    kept = []
    pack = document.packed
    monkeypatch.setattr(document, "packed", lambda page: kept.append(page) or pack(page))
    client = make_server().test_client()
    for words in ("ZZ9 9ZZ", "croydon"):
        client.get("/search", query_string={"q": words})

    assert kept == []
    client.get("/privacy")
    assert len(kept) == 1


def test_without_the_directory_the_file_of_a_district_says_so_and_offers_every_borough(ask):
    answer = ask("postcodes/CR0.json")

    assert answer.status == 404
    held = json.loads(answer.data)
    assert held["said"] == "Postcodes are not loaded here. Please choose your borough."
    assert len(held["boroughs"]) == 33
    assert ["Croydon", "/borough/croydon"] in held["boroughs"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_file_of_a_district_names_the_ward_of_each_of_its_postcodes(placed):
    answer = placed.get("/postcodes/zz9.json")

    assert answer.status_code == 200
    assert answer.json["places"] == [
        ["Fairfield, Croydon", "/ward/fairfield-croydon"],
        ["Portsoken, City of London", "/ward/portsoken-city-of-london"],
    ]
    assert answer.json["postcodes"] == {"9ZA": 0, "9ZB": 1}
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_district_that_london_has_not_is_said_to_be_none_with_every_borough(placed):
    answer = placed.get("/postcodes/ZZ1.json")

    assert answer.status_code == 404
    assert answer.json["said"].startswith("This postcode is not among London’s.")
    assert len(answer.json["boroughs"]) == 33


def test_no_file_is_of_a_whole_postcode_and_asking_for_one_is_not_logged(placed, caplog):
    with caplog.at_level(logging.DEBUG):
        for name in ("ZZ99ZA", "ZZ9%209ZA", "ZZ9%2B9ZA"):
            answer = placed.get(f"/postcodes/{name}.json")
            assert answer.status_code == 404
            assert "9ZA" not in answer.text

    assert "9ZA" not in " ".join(f"{one.getMessage()} {one.__dict__}" for one in caplog.records)


@pytest.mark.parametrize("words", ["ZZ9", "ZZ9 9"])
def test_where_they_are_loaded_a_beginning_is_answered_with_how_to_go_on(placed, words):
    page = placed.get("/search", query_string={"q": words}).text

    assert "type the whole postcode into the box: your browser looks it up" in page
    assert page.count('href="/borough/') == 33
    assert "Royal Mail copyright" in page


def test_the_release_that_may_be_passed_on_holds_the_table_too(placed):
    assert "postcodes.parquet" in placed.get("/data").text


def test_suggestions_are_ten_at_most_and_none_for_a_postcode(ask):
    def suggested(words):
        answer = ask("search/suggest.json", query_string={"q": words})
        assert answer.headers["Cache-Control"] == "no-store"
        return json.loads(answer.data)["suggestions"]

    assert suggested("fairf")[0] == {
        "title": "Fairfield, Croydon",
        "kind": "Ward",
        "href": "/ward/fairfield-croydon",
    }
    assert len(suggested("da")) == 10
    assert [suggested(words) for words in WHOLE] == [[]] * len(WHOLE)
    assert suggested("") == []
    assert suggested("E05011468")[0]["title"] == "Fairfield, Croydon"
    printed = suggested("13,600")[0]
    assert printed["kind"] == "Printed figure"
    assert "13,600" not in printed["title"]
    assert len(suggested("x" * 500)) <= 10


def test_to_a_district_the_box_is_told_how_to_go_on_in_place_of_near_spellings(ask, placed):
    for answer, words in (
        (ask("search/suggest.json?q=SW1").data, "Postcodes are not loaded here. "),
        (placed.get("/search/suggest.json?q=se1").data, "Please type the whole postcode"),
    ):
        held = json.loads(answer)
        assert held["suggestions"] == []
        assert held["said"].startswith(words)
        assert ["Croydon", "/borough/croydon"] in held["boroughs"]
