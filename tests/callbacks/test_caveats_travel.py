"""Every view by every route it leaves by: the caveats that must be read arrive with it."""

import io
import re
import zipfile
from html import unescape

import openpyxl
import pytest
from PIL import Image
from pypdf import PdfReader

from callbacks.embed_views import VIEWS as EMBEDS
from callbacks.images import VIEWS as PICTURES
from data.model import Level, Severity

INDICATOR = "da_offences_rate"
CHOSEN = f"indicator={INDICATOR}&period_type=rolling_12&period=2025-07-31&borough=croydon"
SCREENS = {
    "map": f"/?{CHOSEN}",
    "spread": f"/compare?{CHOSEN}&view=spread",
    "trend": f"/indicators/{INDICATOR}?borough=croydon",
    "funnel": f"/compare?{CHOSEN}&view=funnel",
    "change": f"/compare?{CHOSEN}&view=change",
    "trends": f"/compare?{CHOSEN}&view=trends",
    "table": f"/compare?{CHOSEN}&view=table",
    "borough": "/borough/croydon",
    "hotspots": "/hotspots",
}
FILES = {"csv": "text", "zip": "zip", "xlsx": "xlsx"}


@pytest.fixture(scope="module")
def must_read(catalogue) -> list[str]:
    return [
        one.headline
        for one in catalogue.caveats_for(INDICATOR, level=Level.BOROUGH)
        if one.severity is Severity.MUST_READ
    ]


def folded(text: str) -> str:
    """Text without markup, white space and typography, as a reader takes it in."""
    plain = unescape(re.sub(r"<[^>]+>", " ", text)).replace("’", "'")
    return "".join(plain.split())


def lacking(text: str, headlines: list[str]) -> list[str]:
    held = folded(text)
    return [one for one in headlines if folded(one) not in held]


def test_there_is_something_to_carry(must_read):
    assert len(must_read) >= 3


@pytest.mark.parametrize("view", list(SCREENS))
def test_on_the_screen_and_so_in_print(client, catalogue, must_read, view):
    page = client.get(SCREENS[view]).get_data(as_text=True)
    wanted = (
        [
            one.headline
            for one in catalogue.view_caveats("hotspots")
            if one.severity is Severity.MUST_READ
        ]
        if view == "hotspots"
        else must_read
    )

    assert lacking(page, wanted) == []


@pytest.mark.parametrize("view", [one for one in EMBEDS if one != "hotspots"])
def test_in_an_embed(client, must_read, view):
    page = client.get(f"/embed/{view}?{CHOSEN}").get_data(as_text=True)

    assert lacking(page, must_read) == []


@pytest.mark.parametrize("view", PICTURES)
def test_in_an_svg(client, must_read, view):
    drawn = client.get(f"/image/{view}.svg?{CHOSEN}").get_data(as_text=True)

    assert lacking(drawn, must_read) == []


@pytest.mark.parametrize("view", PICTURES)
def test_in_a_png_and_in_its_description(client, must_read, view):
    drawn = client.get(f"/image/{view}.png?{CHOSEN}").get_data()

    assert lacking(Image.open(io.BytesIO(drawn)).text["Description"], must_read) == []


@pytest.mark.parametrize("kind", list(FILES))
def test_in_a_file(client, must_read, kind):
    body = client.get(f"/download/view.{kind}?indicator={INDICATOR}&level=borough").get_data()
    if FILES[kind] == "zip":
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            text = " ".join(parts.read(name).decode("utf-8") for name in parts.namelist())
    elif FILES[kind] == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(body))
        text = " ".join(
            str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
        )
    else:
        text = body.decode("utf-8")

    assert lacking(text, must_read) == []


def test_in_the_pack_as_pdf(client, must_read):
    body = client.get(f"/pack.pdf?borough=croydon&indicator={INDICATOR}").get_data()
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)

    assert lacking(text, must_read) == []


def test_in_an_answer_of_the_api(client, must_read):
    answer = client.get(f"/api/v1/values?indicator={INDICATOR}&level=borough&limit=5")

    assert lacking(answer.get_data(as_text=True), must_read) == []
