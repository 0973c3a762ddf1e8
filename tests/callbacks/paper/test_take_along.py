"""Ways to take a borough or a ward along: one row under its title, and where each leads."""

import re
from html import unescape
from urllib.parse import urljoin

import pytest

from tests.callbacks.page_text import main_of, text_of

PLACES = {
    "/borough/croydon": "two A4 pages",
    "/borough/city-of-london": "two A4 pages",
    "/borough/croydon?ward=E05011468": "two A4 pages",
    "/ward/fairfield-croydon": "one A4 page",
}


def row_of(client, address):
    main = main_of(client.get(address).text)
    before, row = main.split('<div class="take-along">')
    return before, row.split("</div>", 1)[0]


@pytest.mark.parametrize(("address", "sheets"), PLACES.items())
def test_the_row_stands_under_the_lead_and_says_how_many_sheets(client, address, sheets):
    before, row = row_of(client, address)

    assert "<h1>" in before
    assert "<h2" not in before
    assert text_of(row).strip().startswith(f"Print ({sheets})")
    for said in ("Brief for a meeting", "Embed", "Copy link", "Download"):
        assert said in text_of(row), said


@pytest.mark.parametrize("address", PLACES)
def test_each_of_its_links_answers(client, address):
    _, row = row_of(client, address)
    links = [urljoin(address, unescape(one)) for one in re.findall(r'href="([^"]+)"', row)]

    like = address.startswith("/borough/croydon")  # the City of London has no outcomes
    assert len(links) == 4 + like
    assert {client.get(one).status_code for one in links} == {200}


def test_a_ward_goes_along_to_its_borough_its_brief_and_no_other(client):
    page = client.get("/ward/fairfield-croydon").text
    assert "/borough/croydon?ward=E05011468" in page
    assert "/brief?borough=croydon&amp;ward=E05011468" in page

    along = client.get("/borough/croydon?ward=E05011468").text
    assert "441 offences [p] marked as domestic abuse in Fairfield" in text_of(main_of(along))
    assert "/brief?borough=croydon&amp;ward=E05011468" in along
    elsewhere = client.get("/borough/barnet?ward=E05011468")
    assert elsewhere.status_code == 200
    assert "Fairfield" not in elsewhere.text


@pytest.mark.parametrize("path", ["/borough/croydon", "/brief"])
def test_a_ward_that_is_not_here_is_said_to_be_missing(client, path):
    assert client.get(f"{path}?borough=croydon&ward=E05999999").status_code == 404


def test_a_brief_says_what_of_the_ward_came_along_with_its_caveats(client, catalogue):
    page = client.get("/brief?borough=croydon&ward=E05011468&indicator=da_offences").text
    said = text_of(main_of(page))

    assert said.index("Ward: Fairfield, Croydon") < said.index(
        f"{catalogue.indicators['da_offences'].title}, Croydon"
    )
    assert "The ward itself: its own rate is not tested." in said
    for name in ("neighbours_call", "service_draws_reports"):
        assert said.count(catalogue.caveats[name].headline) > 1, name  # at the ward and in full
    assert 'name="ward" type="hidden" value="E05011468"' in page
