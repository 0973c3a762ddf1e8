"""A borough on paper, and what else is wide: the real page, printed by the browser."""

from io import BytesIO
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from tests.browser.paper import SHEET, small_print
from tests.printed_text import A4, paper_of, sheets_of, too_small

FAIRFIELD = "E05011468"


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("croydon", "Woodside"),  # the most wards
        (f"croydon?ward={FAIRFIELD}", "marked as domestic abuse in Fairfield: 30.2 per 1,000"),
        ("barking-and-dagenham", "with a repeat incident"),  # the most measures
        ("city-of-london", "has its own police force"),
    ],
)
def test_a_borough_prints_on_two_sheets_with_its_sources_and_caveats(page, served, slug, said):
    page.goto(f"{served}borough/{slug}", timeout=20_000)

    pdf = page.pdf(prefer_css_page_size=True, print_background=True)

    assert paper_of(pdf) == [A4, A4]
    assert too_small(pdf) == []
    assert page.get_by_role("button", name="Print (two A4 pages)").is_visible()
    text = " ".join(sheets_of(pdf))
    assert "Recorded figures show what was reported and recorded" in text
    assert "Boroughs cannot be put in an order of performance" in text
    assert "MPS Monthly Crime Dashboard Data" in text
    assert "0808 2000 247" in text
    assert said.lower() in text.lower()
    assert "Exit this page" not in text
    if slug != "city-of-london":
        assert "March to July 2025: " in text


def test_a_small_map_on_paper_shows_where_the_borough_lies(page, served):
    page.goto(f"{served}borough/croydon")
    drawn = page.get_by_role("img", name="Where Croydon lies in London")
    assert drawn.count() == 0  # on paper alone

    page.emulate_media(media="print")

    whole, own = drawn.bounding_box(), drawn.locator(".place-own").bounding_box()
    assert 100 < whole["width"] < 140  # in pixels of a style sheet, 34 mm
    assert own["y"] > whole["y"] + whole["height"] / 2  # in the south


def test_what_the_reports_printed_follows_on_sheets_of_its_own_where_it_is_open(page, served):
    page.goto(f"{served}borough/barking-and-dagenham", timeout=20_000)
    page.locator("#reports > summary").click()

    pages = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True))).pages

    texts = [" ".join(normalize("NFKC", one.extract_text()).split()) for one in pages]
    assert len(pages) > 2
    assert "What the reports printed of" not in " ".join(texts[:2])
    assert texts[2].startswith("What the reports printed of Barking and Dagenham")
    rest = " ".join(texts[2:])
    for said in ("Grand Total 3,733 16.9%", "Irish Traveller 0.00% Not known", "6e.", "0808 2000"):
        assert said in rest, said


TOO_WIDE = """width => [...document.querySelectorAll('main table')]
    .filter(each => each.getBoundingClientRect().right > width + 1
        && getComputedStyle(each.closest('.table-box') || each).columnCount === 'auto')
    .map(each => each.caption ? each.caption.innerText : each.className)"""


@pytest.mark.parametrize(
    "path",
    [
        *("borough/barking-and-dagenham", "justice", "survey", "response", "scrutiny", "strategy"),
        *("brief?borough=lambeth", "costs", "not-published", "homes", "children"),
    ],
)
def test_no_table_is_cut_by_the_edge_of_a_sheet(page, served, path):
    page.goto(f"{served}{path}", timeout=20_000)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    page.set_viewport_size({"width": SHEET, "height": 1000})
    small = small_print(page)

    assert page.evaluate(TOO_WIDE, SHEET) == []
    assert small == []
