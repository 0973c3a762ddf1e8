"""Every view by every route it leaves by: the caveats that must be read arrive with it."""

import io
import re
import zipfile
from html import unescape

import pytest
from PIL import Image
from pypdf import PdfReader

from callbacks.embed.views import VIEWS as EMBEDS
from callbacks.files.picture_routes import VIEWS as PICTURES
from callbacks.pages.hotspots.drawing import EARLIER_MAP
from callbacks.server.bundles import ASSETS
from data.caveats import OPEN_AT_MOST
from data.model import Level, Severity, View
from tests.callbacks.downloaded import text_of as whole_text

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
}
# Pages that show more than one measure, with the caveats that belong to the page.
PAGES = {
    "/": "london",
    "/borough/croydon": "borough",
    "/compare": "compare",
    "/compare?group=bcu-south-west": "group",
    "/hotspots": "hotspots",
    "/children": "children",
    "/homes": "homes",
    "/survey": "survey",
    "/justice": "justice",
    "/response": "response",
    "/costs": "costs",
    "/evidence": "evidence",
    "/scrutiny": "scrutiny",
    "/embed/hotspots": "hotspots",
}
TABLES = ("evidence", "hotspots", "scrutiny")
VIEWS = ("survey", "justice", "response", "costs")
FILES = {"csv": "text", "zip": "zip", "xlsx": "xlsx", "ods": "ods"}


@pytest.fixture(scope="module")
def must_read(catalogue) -> list[str]:
    return must_be_read(catalogue.caveats_for(INDICATOR, level=Level.BOROUGH))


def folded(text: str) -> str:
    """Text without markup, white space and typography, as a reader takes it in."""
    plain = unescape(re.sub(r"<[^>]+>", " ", text)).replace("’", "'")
    return "".join(plain.split())


def lacking(text: str, headlines: list[str]) -> list[str]:
    held = folded(text)
    return [one for one in headlines if folded(one) not in held]


def test_there_is_something_to_carry(must_read):
    assert len(must_read) >= 3


def must_be_read(caveats) -> list[str]:
    return [one.headline for one in caveats if one.severity is Severity.MUST_READ]


def of_view(catalogue, view: str) -> list[str]:
    """What must be read with a page; that of the printed map of repeats stands beside it."""
    return must_be_read(one for one in catalogue.view_caveats(view) if one.id != EARLIER_MAP)


def text_of(body: bytes, kind: str) -> str:
    """Everything a reader of a file can read in it."""
    if FILES[kind] == "zip":
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            return " ".join(parts.read(name).decode("utf-8") for name in parts.namelist())
    if FILES[kind] in {"xlsx", "ods"}:
        return whole_text(kind, body)
    return body.decode("utf-8")


@pytest.mark.parametrize("view", list(SCREENS))
def test_on_the_screen_and_so_in_print(ask, must_read, view):
    page = ask(SCREENS[view]).text

    assert lacking(page, must_read) == []


@pytest.mark.parametrize("address", list(PAGES))
def test_on_each_page_of_several_measures(ask, catalogue, address):
    wanted = of_view(catalogue, PAGES[address])
    if address == "/hotspots":  # where the printed map of repeats is
        wanted = must_be_read(catalogue.view_caveats("hotspots"))

    assert wanted
    assert lacking(ask(address).text, wanted) == []


def test_every_page_with_caveats_of_its_own_is_asked_for(catalogue):
    signed_in = {View.PARTNER}  # tried in tests/callbacks/partner/

    assert set(PAGES.values()) == set(View) - signed_in
    assert set(catalogue.views) == set(View)


def test_on_the_page_of_every_measure(ask, catalogue):
    for indicator_id in catalogue.indicators:
        page = ask(f"/indicators/{indicator_id}").text
        wanted = must_be_read(catalogue.caveats_for(indicator_id))
        assert lacking(page, wanted) == [], indicator_id


@pytest.mark.parametrize("kind", list(FILES))
@pytest.mark.parametrize("table", TABLES)
def test_in_the_file_of_a_table(ask, catalogue, table, kind):
    wanted = of_view(catalogue, table)
    body = ask(f"/download/{table}.{kind}").data

    assert wanted
    assert lacking(text_of(body, kind), wanted) == []


@pytest.mark.parametrize("view", VIEWS)
def test_in_the_files_that_a_page_links(ask, catalogue, view):
    page = ask(f"/{view}").text
    linked = [unescape(one) for one in re.findall(r'href="(/download/[^"]+)"', page)]
    own = [one for one in linked if f"view={view}" in one]
    wanted = of_view(catalogue, view)

    assert wanted
    assert {kind for one in own for kind in FILES if f".{kind}?" in one} == {"zip", "xlsx", "ods"}
    for address in own:
        kind = address.partition("?")[0].rpartition(".")[2]
        assert lacking(text_of(ask(address).data, kind), wanted) == [], address


# On a borough's sheets: the notes that stand open above, and what opens them all.
ABOVE = (
    f".read-first .more-notes > ul > li:nth-child(-n + {OPEN_AT_MOST})",
    ".read-first .more-notes > summary",
)


def test_print_hides_no_caveat_that_must_be_read():
    hidden = [
        (path.name, rule)
        for path in sorted(ASSETS.glob("*.css"))
        for block in re.findall(r"@media print \{(.*?)\n\}", path.read_text("utf-8"), re.DOTALL)
        for rule in re.findall(r"([^{}]+)\{[^{}]*display: none", block)
        if re.search(r"caveat|read-first", rule)
    ]
    rules = [re.sub(r"/\*.*?\*/", "", rule) for _, rule in hidden]
    parts = [part.strip() for rule in rules for part in rule.split(",")]
    # A borough's two sheets and a ward's one have every headline; of the reasons, the first ones.
    assert {name for name, _ in hidden} <= {"borough.css", "ward.css"}
    reasons = (" p", " cite", "::-webkit-details-marker")
    assert [part for part in parts if not part.endswith(reasons)] == [*ABOVE]


def test_what_print_leaves_out_of_all_notes_stands_open_above_them(ask):
    notes = ask("/borough/croydon").text.partition('"read-first"')[2]
    above, _, below = notes.partition('class="more-notes"')
    marked = r'data-caveat-id="(\w+)"'

    assert len(re.findall(marked, above)) == OPEN_AT_MOST
    assert re.findall(marked, above) == re.findall(marked, below)[:OPEN_AT_MOST]


@pytest.mark.parametrize("view", [one for one in EMBEDS if one != "hotspots"])
def test_in_an_embed(ask, must_read, view):
    page = ask(f"/embed/{view}?{CHOSEN}").text

    assert lacking(page, must_read) == []


@pytest.mark.parametrize("view", PICTURES)
def test_in_an_svg(ask, must_read, view):
    drawn = ask(f"/image/{view}.svg?{CHOSEN}").text

    assert lacking(drawn, must_read) == []


@pytest.mark.parametrize("view", PICTURES)
def test_in_a_png_and_in_its_description(ask, must_read, view):
    drawn = ask(f"/image/{view}.png?{CHOSEN}").data

    assert lacking(Image.open(io.BytesIO(drawn)).text["Description"], must_read) == []


@pytest.mark.parametrize("kind", list(FILES))
def test_in_a_file(ask, must_read, kind):
    body = ask(f"/download/view.{kind}?indicator={INDICATOR}&level=borough").data

    assert lacking(text_of(body, kind), must_read) == []


def test_in_the_brief_as_pdf(ask, must_read):
    body = ask(f"/brief.pdf?borough=croydon&indicator={INDICATOR}").data
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)

    assert lacking(text, must_read) == []


@pytest.mark.parametrize("form", ["values", "values.csv"])
def test_in_an_answer_of_the_api(ask, must_read, form):
    answer = ask(f"/api/v1/{form}?indicator={INDICATOR}&level=borough&limit=5")

    assert lacking(answer.text, must_read) == []
