"""One ward on paper: the real page, printed by the browser."""

from io import BytesIO

import pytest
from pypdf import PdfReader

SMALLEST = 9.0  # points


@pytest.mark.parametrize(
    "slug",
    [
        "fairfield-croydon",
        "knightsbridge-and-belgravia-westminster",  # the most neighbours
        "south-ruislip-hillingdon",
        "portsoken-city-of-london",
    ],
)
def test_a_ward_prints_on_one_sheet_in_text_of_nine_points_or_more(page, served, slug):
    page.goto(f"{served}ward/{slug}")
    sizes = []

    def note(text, matrix, text_matrix, _font, size):
        if text.strip():
            sizes.append(size * abs(text_matrix[3]) * abs(matrix[3]))

    [sheet] = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True))).pages
    text = " ".join(sheet.extract_text(visitor_text=note).split())

    width, height = (round(float(edge) / 72 * 25.4) for edge in sheet.mediabox[2:])
    assert (width, height) == (210, 297)
    assert min(sizes) >= SMALLEST - 0.05
    assert "Recorded figures show what was reported and" in text
    assert "The ward itself" in text
    assert "0808 2000 247" in text
    assert "Exit this page" not in text


def test_the_button_prints_and_is_there_only_where_a_script_can(page, served):
    page.add_init_script("window.print = () => { window.printed = true; };")
    page.goto(f"{served}ward/fairfield-croydon")
    page.get_by_role("button", name="Print").click()

    assert page.evaluate("window.printed")
