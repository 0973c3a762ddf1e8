"""Ward maps over HTTP, and a reader who tries to undo what is withheld there."""

import json
import re
from html import unescape

import pandas as pd
import pytest

from data.model import Level, PeriodType
from tests.words import forbidden_words

MEASURES = ("da_offences_rate", "da_vwi_offences_rate")
COUNTS = {"da_offences_rate": "da_offences", "da_vwi_offences_rate": "da_vwi_offences"}
ENDS = ("2022-07-31", "2023-07-31", "2024-07-31", "2025-07-31")
VIEWS = ("hotspots", "rate")  # of wards
NEVER = re.compile(r"dangerous|risk area|victims live here", re.IGNORECASE)


def text_of(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def plain(document):
    document = re.sub(r"<(script|style)>.*?</\1>", " ", document, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", " ", document))


def features(document):
    """Everything the frame says of each ward, by code."""
    [data] = re.findall(r"geo_json_wards_add\((\{.*?\})\);\n", document, flags=re.DOTALL)
    return {one["id"]: one["properties"] for one in json.loads(data)["features"]}


def table_rows(document):
    """Cells of each row of the table of wards, by code."""
    rows = re.findall(r'<tr[^>]* data-ward="(E05\d{6})">(.*?)</tr>', document, flags=re.DOTALL)
    return {
        code: [unescape(re.sub(r"<[^>]+>", "", cell)) for cell in re.split(r"</t[hd]>", cells)]
        for code, cells in rows
    }


def areas_of_redraw(client, query):
    return json.loads(text_of(client, f"/hotspots/map.json{query}"))["areas"]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("measure", MEASURES)
def test_what_turns_a_map_into_another_says_what_its_document_says(client, view, measure):
    query = f"?view={view}&indicator={measure}&period=2023-07-31"

    turned, whole = (
        areas_of_redraw(client, query),
        features(text_of(client, f"/hotspots/map{query}")),
    )

    assert {code: one["lines"] for code, one in turned.items()} == {
        code: one["lines"] for code, one in whole.items()
    }
    assert {frozenset(one) for one in turned.values()} == {frozenset({"lines", "style"})}


def test_boroughs_can_be_seen_as_the_weaker_view_they_are(client):
    page = text_of(client, "/hotspots?view=boroughs&borough=camden&ward=E09000007")
    frame = text_of(client, "/hotspots/map?view=boroughs&borough=camden")

    [rows] = re.findall(r"<tbody.*?</tbody>", page, flags=re.DOTALL)
    assert rows.count("<tr") == len(features(frame)) == 33
    assert "32 boroughs would give 1.6 false alarms" in plain(frame)
    assert "an exploratory view" in plain(frame)
    start = page.index('id="hotspots-ward"')
    assert ">Camden</h2>" in page[start : page.index("</div>", start)]


def test_the_outlines_of_a_map_are_named_so_that_it_is_known_when_fills_will_do(client):
    def drawn(query):
        return re.search(r'data-drawn="([^"]+)"', text_of(client, f"/hotspots{query}"))[1]

    assert drawn("") == drawn("?view=rate&period=2022-07-31")
    assert len({drawn(""), drawn("?borough=brent"), drawn("?view=boroughs")}) == 3
    answer = json.loads(text_of(client, "/hotspots/map.json?view=rate"))
    assert answer["drawn"] == drawn("")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("borough", ["", "barking-and-dagenham", "city-of-london"])
def test_the_table_has_every_ward_that_the_map_has_and_no_other(client, view, borough):
    query = f"?view={view}&borough={borough}"

    page, frame = text_of(client, f"/hotspots{query}"), text_of(client, f"/hotspots/map{query}")

    assert set(table_rows(page)) == set(features(frame))
    assert (
        len(table_rows(page)) == {"": 684, "barking-and-dagenham": 19, "city-of-london": 5}[borough]
    )


def test_the_caveats_stand_open_beside_the_map_and_again_inside_it(client, catalogue):
    page, frame = text_of(client, "/hotspots"), text_of(client, "/hotspots/map")

    block = unescape(page[page.index("Before you read the map") : page.index("<iframe")])
    opened, folded = block.split("<details", 1)
    for name in ("hotspots_show_reporting", "ward_residents_not_presence", "neighbours_call"):
        assert catalogue.caveats[name].headline in opened
    for name in ("hotspots_show_reporting", "neighbours_call", "service_draws_reports"):
        assert catalogue.caveats[name].body in folded
        assert catalogue.caveats[name].headline in plain(frame)


def test_the_frame_may_run_scripts_and_nothing_else(client):
    page, answer = text_of(client, "/hotspots"), client.get("/hotspots/map")
    policy = dict(
        part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; ")
    )

    assert 'sandbox="allow-scripts"' in page
    assert policy["sandbox"] == "allow-scripts"
    assert policy["default-src"] == "'none'"
    assert policy["img-src"] == "'self' data:"
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "connect-src" not in policy
    assert all(
        source == "'self'" or source.startswith("'sha256-")
        for source in (policy["script-src"] + " " + policy["style-src"]).split()
    )


def test_tiles_open_the_policy_of_the_map_to_exactly_their_host(make_server):
    client = make_server(
        tile_url="https://tiles.example.org/{z}/{x}/{y}.png", tile_attribution="Example Maps"
    ).test_client()

    frame = client.get("/hotspots/map")
    page = client.get("/hotspots")

    assert (
        "img-src 'self' data: https://tiles.example.org;"
        in frame.headers["Content-Security-Policy"]
    )
    assert "tiles.example.org" not in page.headers["Content-Security-Policy"]
    assert "Example Maps" in frame.get_data(as_text=True)


def test_whoever_may_embed_our_pages_may_embed_the_map_in_them(make_server):
    client = make_server(frame_ancestors="'self' https://www.example.org").test_client()

    policy = client.get("/hotspots/map").headers["Content-Security-Policy"]
    assert "frame-ancestors 'self' https://www.example.org;" in policy


@pytest.mark.parametrize(
    "query", ["indicator=da_homicide_victims", "period=2021-07-31", "view=points", "ward=E05999999"]
)
def test_an_unknown_choice_is_refused_by_page_and_map(client, query):
    assert client.get(f"/hotspots?{query}").status_code == 404
    assert client.get(f"/hotspots/map?{query}").status_code == 400
    assert client.get(f"/hotspots/map.json?{query}").status_code == 400
    assert client.get(f"/hotspots/map.svg?{query}").status_code == 400


def test_the_id_of_a_count_stands_for_its_rate(client):
    asked = text_of(client, "/hotspots/map?indicator=da_vwi_offences")

    assert asked == text_of(client, "/hotspots/map?indicator=da_vwi_offences_rate")


def test_a_year_that_spans_a_break_has_counts_and_nothing_else(client):
    page = text_of(client, "/hotspots?period=2024-07-31")

    assert "no rate and no test is made" in page
    for cells in table_rows(page).values():
        assert cells[2].endswith("[b]") or cells[2] == "[z]"
        assert cells[3] in {"[b]", "[z]"}


def test_a_search_works_before_scripts(client):
    page = text_of(client, "/hotspots?q=heathrow")

    assert [cells[0] for cells in table_rows(page).values()] == ["Heathrow Villages"]
    assert 'value="heathrow"' in page


def test_a_chosen_ward_is_said_in_full_with_a_way_to_its_borough(client):
    page = text_of(client, "/hotspots?ward=E05013570")
    start = page.index('id="hotspots-ward"')

    panel = page[start : page.index("</div>", start)]
    assert "Heathrow Villages, Hillingdon" in panel
    assert "travellers and airport staff are not residents" in panel
    assert 'href="/borough/hillingdon"' in panel


def test_history_quotes_both_sides_of_the_contradiction_and_shows_no_picture(client):
    page = plain(text_of(client, "/hotspots"))

    assert "not where repeat victims live" in page
    assert "where the most repeat victims are living" in page
    assert "18% of locations" in page
    assert "not reproduced" in page
    assert "Maps of repeat incidents for London [x]" in " ".join(page.split())
    assert "Who could publish it: The Mayor's Office for Policing and Crime" in page


def test_a_page_and_its_map_are_small(client):
    sent = [
        client.get(path, headers={"Accept-Encoding": "br"}).get_data()
        for path in (
            "/hotspots",
            "/hotspots/map",
            "/vendor/leaflet.js",
            "/vendor/bootstrap.min.css",
        )
    ]

    assert sum(map(len, sent)) < 400_000


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("end", ENDS)
def test_nothing_that_is_shown_gives_a_withheld_count_away(client, repository, measure, end, view):
    """Every place where a number of a ward stands, for every ward whose count is withheld."""
    query = f"?indicator={measure}&period={end}&view={view}"
    page, frame = text_of(client, f"/hotspots{query}"), text_of(client, f"/hotspots/map{query}")
    counts = repository.values(COUNTS[measure], level=Level.WARD, period_type=PeriodType.ROLLING_12)
    year = counts[counts["period_end"].eq(pd.Timestamp(end))]
    withheld = set(year.loc[year["status"].eq("suppressed"), "area_code"])
    said, rows = features(frame), table_rows(page)
    turned = areas_of_redraw(client, query)

    for code in withheld:
        words = " ".join([*said[code]["lines"], *rows[code][2:]])
        assert not re.search(r"\d", re.sub(r"\(\d of \d\)", "", words)), (code, words)
        assert turned[code]["lines"] == said[code]["lines"]
        assert set(said[code]) == {"name", "borough", "lines"}
    shown = {code: cells[2] for code, cells in rows.items() if cells[2][:1].isdigit()}
    published = year[year["value"].notna()].set_index("area_code")["value"]
    assert set(shown) == set(published.index)
    assert all(float(shown[code].split()[0]) == published[code] for code in shown)


@pytest.mark.parametrize("end", ENDS)
def test_a_borough_less_its_wards_leaves_more_than_one_ward_open(repository, end):
    """The table shows wards and, elsewhere, boroughs are published: the difference hides two."""
    wards = repository.values(
        "da_vwi_offences", level=Level.WARD, period_type=PeriodType.ROLLING_12
    )
    year = wards[wards["period_end"].eq(pd.Timestamp(end))]
    parents = repository.areas(Level.WARD).set_index("area_code")["parent_code"]
    withheld = year[year["status"].eq("suppressed")]

    in_each = withheld["area_code"].map(parents).value_counts()
    assert (in_each >= 2).all()


def test_no_difference_to_a_borough_is_told_where_a_ward_of_it_is_withheld(client):
    frame = text_of(client, "/hotspots/map?indicator=da_vwi_offences_rate")
    boroughs = {
        one["borough"]
        for one in features(frame).values()
        if any("too small to publish" in line for line in one["lines"])
    }

    assert boroughs
    for one in features(frame).values():
        if one["borough"] in boroughs:
            assert not any("in none of its wards" in line for line in one["lines"])


@pytest.mark.parametrize("view", VIEWS)
def test_the_words_never_speak_of_danger_or_of_ranks(client, catalogue, view):
    page = plain(text_of(client, f"/hotspots?view={view}"))
    frame = text_of(client, f"/hotspots/map?view={view}")
    said = " ".join(" ".join(one["lines"]) for one in features(frame).values())
    quotes = [
        one.quote for caveat in catalogue.caveats.values() for one in caveat.citations if one.quote
    ]

    for words in (page, plain(frame), said):
        assert not NEVER.search(words)
        assert forbidden_words(words, quotes=quotes) == []


def test_the_map_is_kept_for_as_long_as_an_embed_and_the_page_is_not(client):
    for path in ("/hotspots/map", "/hotspots/map.json"):
        assert client.get(path).headers["Cache-Control"] == "public, max-age=300"
    assert client.get("/hotspots").headers["Cache-Control"] == "no-store"
