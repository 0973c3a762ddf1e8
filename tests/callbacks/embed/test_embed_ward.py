"""One ward on another site, and how old the figures are in all that leaves this one."""

import re
from html import unescape

import pytest

from callbacks.embed.views import VIEWS
from callbacks.files.picture_routes import VIEWS as PICTURES

HOST = "http://localhost"
POLICE = "Figures to 31 July 2025, released August 2025."
HOMES = "Figures to 31 December 2025, in release 2025-08."
SHEET = re.compile(r"<[^>]+>|\s+")


def test_a_ward_is_shown_with_its_statements_its_caveats_help_and_exit(client):
    page = client.get("/embed/ward?ward=fairfield-croydon").text
    whole = client.get("/ward/fairfield-croydon").text

    assert "<h1>Fairfield, Croydon</h1>" in page
    for said in re.findall(r'<p class="of-(?:the-ward|its-group)">([^<]+)', whole):
        assert said in page
    assert "beside 12.0 in Croydon and 10.0 in" in page
    assert "data-caveat-id" in page
    assert "0808 2000 247" in page
    assert "data-exit" in page
    assert 'href="/ward/fairfield-croydon"' in page


def test_a_ward_is_named_by_its_code_as_well_and_an_unknown_one_is_not_there(client):
    code = re.search(r"E05\d{6}", client.get("/ward/fairfield-croydon").text)[0]

    assert "Fairfield, Croydon" in client.get(f"/embed/ward?ward={code}").text
    for asked in ("fairfeild-croydon", "E05999999", "%3Cscript%3E"):
        answer = client.get(f"/embed/ward?ward={asked}")
        assert answer.status_code == 404
        assert "<script>" not in answer.text


def test_the_page_of_a_ward_has_the_lines_that_embed_it(client):
    page = client.get("/ward/fairfield-croydon").text
    lines = unescape(re.search(r'<code id="ward-embed-code">(.*?)</code>', page, re.DOTALL)[1])
    [address] = re.findall(r'src="([^"]+)"', lines)

    assert address == f"{HOST}/embed/ward?ward=fairfield-croydon"
    assert "Fairfield, Croydon</h1>" in client.get(address.removeprefix(HOST)).text
    assert "allow-top-navigation-by-user-activation" in lines
    told = client.get("/oembed", query_string={"url": address}).json
    assert "Fairfield, Croydon" in told["title"]


def test_the_builder_keeps_the_ward_it_came_with(client):
    page = client.get("/embed?view=ward&ward=fairfield-croydon").text

    assert "embed/ward?ward=fairfield-croydon" in unescape(page)
    assert re.search(r'<input type="hidden" name="ward" value="fairfield-croydon"', page)
    assert 'name="ward"' not in client.get("/embed?view=map").text


@pytest.mark.parametrize("view", list(VIEWS))
def test_each_embed_says_how_far_its_figures_go_and_when_they_were_released(client, view):
    page = client.get(f"/embed/{view}").text

    assert re.findall(r'<p class="age-line">([^<]+)</p>', page) == [POLICE]


@pytest.mark.parametrize("view", PICTURES)
def test_each_picture_says_how_far_its_figures_go(client, view):
    sheet = client.get(f"/image/{view}.svg").text

    assert SHEET.sub("", POLICE) in SHEET.sub("", sheet)


def test_a_ward_map_says_so_too_and_each_measure_has_its_own_day(client):
    frame = client.get("/embed/hotspots").text
    picture = unescape(re.search(r'<img[^>]*src="([^"]+)"', frame)[1])
    homes = "indicator=da_homelessness_rate"

    assert SHEET.sub("", POLICE) in SHEET.sub("", client.get(picture).text)
    assert HOMES in client.get(f"/embed/map?{homes}").text
    assert SHEET.sub("", HOMES) in SHEET.sub("", client.get(f"/image/map.svg?{homes}").text)
