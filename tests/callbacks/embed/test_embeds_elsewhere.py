"""Embeds in the systems of others: sizes, oEmbed, the newest period, a site that is not listed."""

import re
from html import unescape
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pytest

from callbacks.embed.views import VIEWS
from components.embed.builder import HEIGHTS, height_of
from data.caveats import OPEN_AT_MOST

HOST = "http://localhost"
FRAME = re.compile(r"<iframe src=\"([^\"]+)\"[^>]*\bwidth=\"([^\"]+)\" height=\"(\d+)\"", re.DOTALL)
CODE = re.compile(r'<code id="([\w-]+)">(.*?)</code>', re.DOTALL)
STRANGER = {"Sec-Fetch-Dest": "iframe", "Referer": "https://council.example/page"}


def lines_of(client, **query):
    page = client.get(f"/embed?{urlencode(query)}").get_data(as_text=True)
    return {name: unescape(code) for name, code in CODE.findall(page)}


@pytest.mark.parametrize("view", list(VIEWS))
def test_the_lines_keep_their_size_where_styles_are_taken_out(client, view):
    lines = lines_of(client, view=view, borough="camden")
    plain = re.sub(r' style="[^"]*"', "", lines["embed-code"])

    frames = FRAME.findall(plain)
    assert len(frames) == 1, plain
    [(address, width, height)] = frames
    assert (width, int(height)) == ("100%", height_of(view))
    assert int(height) >= max(HEIGHTS[view])
    assert client.get(unescape(address).removeprefix(HOST)).status_code == 200


def test_there_are_lines_with_and_without_a_script_and_an_address(client):
    lines = lines_of(client, view="map")

    assert "<script" not in lines["embed-code"]
    assert lines["embed-code-with-script"].startswith(lines["embed-code"])
    assert lines["embed-code-with-script"].endswith("defer></script>")
    assert lines["embed-address"].startswith(f"{HOST}/embed/map?")


def test_the_builder_offers_the_newest_period_first_and_says_which_it_is_now(client):
    page = client.get("/embed?view=map").get_data(as_text=True)

    assert re.search(r'<option[^>]*value="latest"[^>]*>Newest \(now [^)]*July 2025\)', page)
    assert "period=latest" in lines_of(client, view="map")["embed-code"]
    assert "period=2025-07-31" in lines_of(client, view="map", period="2025-07-31")["embed-code"]
    again = lines_of(client, view="map", period="latest", indicator="da_homelessness_rate")
    assert "period=latest" in again["embed-code"]


def test_the_chosen_borough_is_in_title_and_heading_and_its_value_comes_first(client):
    frame = lines_of(client, view="map", borough="camden")["embed-code"]
    page = client.get("/embed/map?borough=camden").get_data(as_text=True)

    assert re.search(r'title="Map of the boroughs: [^"]*, Camden, London boroughs', frame)
    assert re.search(r"<h1[^>]*>[^<]*, Camden</h1>", page)
    assert page.index("embed-value") < page.index("embed-caveats")
    assert page.count("embed-value") == 1
    assert "embed-value" not in client.get("/embed/map").get_data(as_text=True)


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ("indicator=da_homelessness_rate&borough=lewisham", "No figure for this period [x]"),
        ("borough=city-of-london", "Not covered by this source [z]"),
    ],
)
def test_a_blank_is_words_and_never_a_mark_at_the_size_of_a_headline(client, choice, words):
    page = client.get(f"/embed/map?{choice}").get_data(as_text=True)

    assert re.findall(r'<strong class="embed-value embed-words">([^<]+)', page) == [words]


@pytest.mark.parametrize("view", list(VIEWS))
def test_at_most_three_caveats_are_open_in_one_block_and_all_a_press_away(client, view):
    page = client.get(f"/embed/{view}").get_data(as_text=True)
    [block] = re.findall(r'<section class="embed-caveats">.*?</section>', page, re.DOTALL)
    is_open, _, folded = block.partition("<details>")

    told = re.findall(r"<strong>([^<]+)</strong>", is_open)
    assert 1 <= len(told) <= OPEN_AT_MOST
    assert all(one in folded for one in told)
    assert block.count("<details>") == 1


def oembed(client, address, **more):
    return client.get("/oembed", query_string={"url": address, **more})


@pytest.mark.parametrize("view", list(VIEWS))
def test_oembed_gives_the_frame_of_an_embed(client, view):
    address = f"{HOST}/embed/{view}?indicator=da_offences_rate&period=latest"
    answer = oembed(client, address)
    told = answer.json

    assert answer.mimetype == "application/json"
    assert (told["type"], told["version"]) == ("rich", "1.0")
    [(shown, width, height)] = FRAME.findall(told["html"])
    assert unescape(shown) == address
    assert (int(width), int(height)) == (told["width"], told["height"]) == (640, HEIGHTS[view][1])
    assert "sandbox=" in told["html"]


def test_oembed_says_the_same_in_xml(client):
    address = f"{HOST}/embed/trend?borough=camden"
    told = oembed(client, address).json
    root = ET.fromstring(oembed(client, address, format="xml").data)  # noqa: S314 - our own

    assert {one.tag: one.text for one in root} == {name: str(one) for name, one in told.items()}


@pytest.mark.parametrize(
    ("most", "height"),
    [(320, HEIGHTS["map"][0]), (2000, HEIGHTS["map"][1]), (10**11, HEIGHTS["map"][1])],
)
def test_oembed_keeps_to_the_width_there_is(client, most, height):
    told = oembed(client, f"{HOST}/embed/map", maxwidth=most).json

    assert told["width"] <= most
    assert told["height"] == height
    assert oembed(client, f"{HOST}/embed/map", maxheight=300).json["height"] == 300


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("url=http://localhost/compare", 404),
        ("url=http://evil.example/embed/map", 404),
        ("url=http://localhost/embed/nothing", 404),
        ("url=http://localhost/embed/map?period=1900-01-01", 404),
        ("url=javascript:alert(1)", 404),
        ("url=http://localhost/embed/map&format=yaml", 501),
        ("url=http://localhost/embed/map&maxwidth=wide", 400),
        ("url=http://localhost/embed/map&maxwidth=-5", 400),
        ("url=http://localhost/embed/map&maxwidth=0", 400),
        (f"url=http://localhost/embed/map&maxwidth={'9' * 5000}", 200),
        ("url=http://[", 404),
        ("url=http://user@localhost/embed/map", 404),
        ("url=http://localhost:8050/embed/map", 404),
        ("url=http://localhost:443/embed/map", 404),
        ("url=ftp://localhost/embed/map", 404),
    ],
)
def test_oembed_answers_for_embeds_of_this_site_alone(client, query, status):
    assert client.get(f"/oembed?{query}").status_code == status


@pytest.mark.parametrize(
    "pasted",
    [
        "https://localhost/embed/map?borough=camden",
        "http://localhost:80/embed/map?borough=camden",
        "https://LOCALHOST:443/embed/map/?borough=camden",
    ],
)
def test_oembed_takes_the_address_with_another_scheme_or_the_usual_port(client, pasted):
    told = oembed(client, pasted, format="JSON").json

    assert told == oembed(client, f"{HOST}/embed/map?borough=camden").json
    [(address, *_)] = FRAME.findall(told["html"])
    assert unescape(address) == f"{HOST}/embed/map?borough=camden"


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("borough?borough=E09000022", "borough?borough=lambeth"),
        ("borough?borough=Lambeth&period=latest", "borough?borough=lambeth&period=latest"),
        ("map?period=LATEST&indicator=DA_offences", "map?period=latest&indicator=da_offences"),
    ],
)
def test_oembed_answers_for_the_address_that_an_embed_leads_to(client, asked, shown):
    assert client.get(f"/embed/{asked}").headers["Location"] == f"/embed/{shown}"

    told = oembed(client, f"{HOST}/embed/{asked}").json
    assert told == oembed(client, f"{HOST}/embed/{shown}").json
    [(address, *_)] = FRAME.findall(told["html"])
    assert unescape(address) == f"{HOST}/embed/{shown}"


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("", 400, "Name the address of an embed in url."),
        ("url=http://localhost/compare", 404, "This is no embed of this site"),
        ("url=http://localhost/embed/map?borough=atlantis", 404, "'atlantis' is not here"),
        ("url=http://localhost/embed/map&maxwidth=wide", 400, "maxwidth is a number of pixels"),
    ],
)
def test_oembed_refuses_in_the_form_that_was_asked_for(client, query, status, said):
    plain = client.get(f"/oembed?{query}")
    json, xml = (client.get(f"/oembed?{query}&format={form}") for form in ("json", "xml"))
    root = ET.fromstring(xml.data)  # noqa: S314 - our own

    assert {plain.status_code, json.status_code, xml.status_code} == {status}
    assert (json.mimetype, xml.mimetype) == ("application/json", "text/xml")
    assert plain.json == json.json
    assert said in json.json["detail"]
    assert {one.tag: one.text for one in root} == {
        name: str(one) for name, one in json.json.items()
    }
    assert root.tag == "problem"
    assert plain.headers["Access-Control-Allow-Origin"] == "*"
    assert plain.headers["Cache-Control"] == "no-store"


def test_a_form_that_oembed_does_not_know_is_refused_in_json(client):
    answer = client.get("/oembed?url=http://localhost/embed/map&format=yaml")

    assert (answer.status_code, answer.mimetype) == (501, "application/json")
    assert "format=json or format=xml" in answer.json["detail"]


def test_an_embed_names_where_its_oembed_is_and_that_answers(client):
    page = client.get("/embed/map?borough=camden&period=latest").get_data(as_text=True)
    found = dict(re.findall(r'<link rel="alternate" type="([^"]+)" href="([^"]+)"', page))

    assert set(found) == {"application/json+oembed", "text/xml+oembed"}
    for address in found.values():
        answer = client.get(unescape(address).removeprefix(HOST))
        assert answer.status_code == 200
        assert "embed/map?borough=camden" in unescape(answer.get_data(as_text=True))


def test_a_frame_on_a_site_that_is_not_listed_says_so_and_whom_to_ask(make_server):
    client = make_server(contact="figures@example.org").test_client()
    answer = client.get("/embed/map", headers=STRANGER)

    assert answer.status_code == 403
    assert "https://council.example is not on the list" in answer.text
    assert "figures@example.org" in answer.text
    assert "0808 2000 247" in answer.text
    assert "data-exit" in answer.text
    assert "<svg" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert client.get("/embed/map").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Dest": "iframe"},
        {"Sec-Fetch-Dest": "iframe", "Referer": "http://["},
        {"Sec-Fetch-Dest": "iframe", "Referer": "http://localhost/embed"},
        {"Sec-Fetch-Dest": "iframe", "Referer": "https://www.london.gov.uk/page"},
        {"Sec-Fetch-Dest": "document", "Referer": "https://council.example/"},
    ],
)
def test_a_listed_site_and_whoever_names_none_are_shown_the_view(make_server, headers):
    client = make_server(frame_ancestors=("'self'", "https://www.london.gov.uk")).test_client()

    assert client.get("/embed/map", headers=headers).status_code == 200


def test_what_a_stranger_s_frame_was_told_reaches_nobody_else(client):
    client.get("/embed/figure", headers=STRANGER)

    assert "council.example" not in client.get("/embed/figure").text
