"""The pages of printed figures over HTTP, on the published release."""

import re
from html import unescape

import pytest

from data.evidence.search import in_reading_order
from tests.words import forbidden_words

ANCHOR = re.compile(r'<li id="([A-Z]{2}\d{4})">')


@pytest.fixture(scope="module")
def get(server):
    def ask(address):
        answer = server.test_client().get(address)
        return answer.status_code, unescape(answer.text)

    return ask


@pytest.fixture(scope="module")
def listing(get):
    """Every page of the list, one after the other."""
    pages = []
    while True:
        status, text = get(f"/evidence?page={len(pages) + 1}")
        if status != 200:
            return pages
        pages.append(text)


def test_every_printed_figure_stands_in_the_list_once_under_its_own_anchor(listing, repository):
    shown = [one for page in listing for one in ANCHOR.findall(page)]
    assert shown == in_reading_order(repository.evidence())["fact_id"].tolist()
    assert sum(one.startswith("RF") for one in shown) == 515


def test_each_figure_has_its_quote_its_place_and_whether_it_reproduces(listing, repository):
    items = {
        ANCHOR.search(part)[1]: part
        for page in listing
        for part in re.findall(r'<li id="[A-Z]{2}\d{4}">.*?</article>', page, re.DOTALL)
    }
    for row in repository.evidence().to_dict("records"):
        text = items[row["fact_id"]]
        if isinstance(row["quote"], str):
            assert row["quote"] in text, row["fact_id"]
        if isinstance(row["place"], str):
            assert row["place"].split(", http")[0] in text, row["fact_id"]
        assert ("Does not reproduce" in text) == (row["reproduces"] == "no"), row["fact_id"]


def test_a_figure_in_dispute_has_both_sides_and_the_finding_beside_it(get, catalogue):
    for one in catalogue.disagreements.values():
        for side in one.sides:
            for fact_id in side.fact_ids:
                text = get(f"/evidence/{fact_id}")[1]
                assert one.finding in text, fact_id
                assert all(each.says in text for each in one.sides), fact_id


@pytest.mark.parametrize("fact_id", ["RF0366", "RF0367"])
def test_the_two_borough_rises_stand_beside_what_is_wrong_with_them(get, fact_id):
    text = get(f"/evidence/{fact_id}")[1]
    assert "no growth rate" in text
    [item] = re.findall(
        rf'<li id="{fact_id}">.*?</article>', get(f"/evidence?q={fact_id}")[1], re.DOTALL
    )
    assert "no growth rate" in item.split("<details>")[0]


@pytest.mark.parametrize(
    ("address", "held"),
    [
        ("/evidence?source=assembly_2020&area=enfield", ["RF0362", "RF0366", "RF0363"]),
        ("/evidence?q=7,051", ["RF0362", "RF0363"]),
        ("/evidence?q=7051+increase", []),
    ],
)
def test_filters_and_words_find_what_they_should(get, address, held):
    assert ANCHOR.findall(get(address)[1]) == held


def test_filters_stay_in_the_form_and_in_the_addresses_of_further_pages(get):
    text = get("/evidence?source=bd_2008&theme=people")[1]
    assert '<option value="bd_2008" selected>' in text
    assert "source=bd_2008&theme=people&page=2" in text


@pytest.mark.parametrize(
    "address",
    [
        "/evidence?source=nobody",
        "/evidence?theme=x",
        "/evidence?area=atlantis",
        "/evidence?year=1066",
        "/evidence?unit=x",
        "/evidence?check=x",
        "/evidence?page=0",
        "/evidence?page=999",
        "/evidence/RF9999",
        "/evidence/nonsense",
    ],
)
def test_what_is_not_there_is_not_found(get, address):
    assert get(address)[0] == 404


@pytest.mark.parametrize("given", ["RF345", "rf-345"])
def test_an_id_written_otherwise_leads_to_the_right_one(get, given):
    status, text = get(f"/evidence/{given}")
    assert status == 404
    assert 'href="/evidence/RF0345"' in text


def test_an_id_in_other_capitals_is_led_to_the_right_one(server):
    answer = server.test_client().get("/evidence/rf0345")

    assert answer.status_code == 301
    assert answer.headers["Location"].endswith("/evidence/RF0345")


@pytest.mark.parametrize("former", ["RF0361", "RF0122", "CO0029", "GE0107"])
def test_an_id_that_a_figure_had_before_leads_to_it_for_good(server, repository, former):
    evidence = repository.evidence()
    [now] = evidence[evidence["former_ids"].str.split().map(lambda ids: former in ids)]["fact_id"]
    answer = server.test_client().get(f"/evidence/{former}")

    assert answer.status_code == 301
    assert answer.headers["Location"].endswith(f"/evidence/{now}")


@pytest.mark.parametrize(
    ("words", "first"),
    [("one in ten", "RF0090"), ("£82.35 million", "RF0120"), ("12.9 million", "RF0051")],
)
def test_a_number_in_words_or_digits_shows_its_own_figure_first(get, words, first):
    assert ANCHOR.findall(get(f"/evidence?q={words}")[1])[0] == first


def test_words_that_nothing_holds_are_answered_with_nothing_found(get):
    status, text = get("/evidence?q=zzz")
    assert status == 200
    assert "None of the 1,180 figures fits" in text


def test_words_of_a_reader_are_not_taken_for_markup(server):
    text = server.test_client().get("/evidence?q=<script>alert(1)</script>").text
    assert "<script>alert" not in text


def test_the_pages_need_no_script_and_keep_neutral_titles(get):
    for address in ("/evidence", "/evidence/RF0345"):
        text = get(address)[1]
        assert "_dash-renderer" not in text
        title = re.search("<title>(.*?)</title>", text)[1]
        assert "abuse" not in title
        assert "violence" not in title


def test_a_figure_that_may_not_be_passed_on_says_so(get, repository):
    closed = repository.evidence().query("not redistribute")["fact_id"]
    assert len(closed) == 35
    assert "Cited singly" in get(f"/evidence/{closed.iloc[0]}")[1]
    assert "Cited singly" not in get("/evidence/RF0345")[1]


def test_the_list_says_what_must_be_read_first(get):
    assert 'data-caveat-id="printed_claim"' in get("/evidence")[1]
    assert 'data-caveat-id="printed_claim"' in get("/evidence/RF0345")[1]


def test_no_word_of_our_own_judges(listing, repository):
    evidence = repository.evidence()
    printed = {
        text
        for column in ("quote", "measure", "note", "place", "value")
        for text in evidence[column].dropna()
    }
    for page in listing:
        text = re.sub(r"<[^>]+>", " ", page.partition("<main")[2].partition("</main>")[0])
        assert forbidden_words(text, quotes=printed) == []


def test_every_box_can_be_set_back_to_all(get):
    page = get("/evidence")[1]

    assert page.count('<option value="" selected>All</option>') >= 5
    assert not re.search(r'<option value="" [^>]*disabled', page)
