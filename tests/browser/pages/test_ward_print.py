"""One ward on paper: the real page, printed by the browser."""

import re

import pytest

from tests.printed_text import A4, paper_of, sheets_of, too_small


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
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    [text] = sheets_of(pdf)

    assert paper_of(pdf) == [A4]
    assert too_small(pdf) == []
    assert "Recorded figures show what was reported and" in text
    assert "The ward itself" in text
    assert "0808 2000 247" in text
    assert "Exit this page" not in text
    assert not re.search(r"[a-z]\.[A-Z][a-z]|[a-z][0-9]+\.[0-9] \(", text)  # words run together


def test_the_button_prints_and_is_there_only_where_a_script_can(page, served):
    noted = "window.printed = 0; window.print = () => { window.printed += 1; };"
    with page.add_init_script(noted):
        page.goto(f"{served}ward/fairfield-croydon")
    page.get_by_role("button", name="Print (one A4 page)").click()

    assert page.evaluate("window.printed") == 1
