"""A borough on paper: the real page, printed by the browser."""

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
