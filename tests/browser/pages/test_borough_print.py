"""A borough on paper, and what else is wide: the real page, printed by the browser."""

from io import BytesIO
from unicodedata import normalize

import pytest
from pypdf import PdfReader


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("croydon", "Woodside"),  # the most wards
        ("barking-and-dagenham", "with a repeat incident"),  # the most measures
        ("city-of-london", "has its own police force"),
    ],
)
def test_a_borough_prints_on_two_sheets_with_its_sources_and_caveats(page, served, slug, said):
    page.goto(f"{served}borough/{slug}", timeout=20_000)

    pages = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True))).pages

    assert len(pages) == 2
    width, height = (round(float(edge) / 72 * 25.4) for edge in pages[0].mediabox[2:])
    assert (width, height) == (210, 297)
    printed = " ".join(one.extract_text() for one in pages)
    text = " ".join(normalize("NFKC", printed).split())  # a face may join two letters into one sign
    assert "Recorded figures show what was reported and recorded" in text
    assert "Boroughs cannot be put in an order of performance" in text
    assert "MPS Monthly Crime Dashboard Data" in text
    assert "0808 2000 247" in text
    assert said.lower() in text.lower()
    assert "Exit this page" not in text


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


# An A4 sheet with the margins of the browser, in the pixels of a style sheet.
SHEET = 718
TOO_WIDE = """width => [...document.querySelectorAll('main table')]
    .filter(each => each.getBoundingClientRect().right > width + 1
        && getComputedStyle(each.closest('.table-box') || each).columnCount === 'auto')
    .map(each => each.caption ? each.caption.innerText : each.className)"""


@pytest.mark.parametrize(
    "path",
    ["borough/barking-and-dagenham", "justice", "survey", "response", "scrutiny", "strategy"],
)
def test_no_table_is_cut_by_the_edge_of_a_sheet(page, served, path):
    page.goto(f"{served}{path}", timeout=20_000)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": SHEET, "height": 1000})

    assert page.evaluate(TOO_WIDE, SHEET) == []
