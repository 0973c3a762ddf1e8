"""Charts before any script and on paper: the server's own drawing, whole, on every page."""

import io
import re
from functools import lru_cache
from unicodedata import normalize

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.paper import SHEET, small_print
from tests.browser.settled import draw_charts, open_settled

# Every page that draws a chart, and the choices that change which.
PAGES = (
    "",
    "?borough=croydon",
    "indicators/da_offences_rate",
    "compare?borough=croydon&borough=bromley",
    "compare?view=funnel",
    "compare?view=change",
    "justice",
    "survey",
)
WINDOWS = (800, 1280, 1920)
BREAK, AREAS = ("Newpolicesystem,CONNECT",), ("Barking&Dag.", "Westminster")
# What once lay off the sheet: the newest period, the break, the first and the last area.
ENDS = {
    "": ("2025", *BREAK, *AREAS),
    "?borough=croydon": ("2025", *BREAK, *AREAS),
    "indicators/da_offences_rate": ("2025", *BREAK, *AREAS),
    "justice": ("Jul2025", *BREAK, *AREAS),
}
DATES = re.compile(rb"(?<=/CreationDate \()[^)]*|(?<=/ModDate \()[^)]*")
SAID = """Array.from(document.querySelectorAll('.chart-picture'), (chart) =>
  Array.from(chart.querySelectorAll('text'), (text) => text.textContent))"""


def squeezed(words):
    """Return words without spaces; a face may join two letters into one sign."""
    return "".join(normalize("NFKC", words).split())


def printed(page, *, landscape):
    """Print a page. When that was is blotted out: the same paper is then the same bytes."""
    pdf = page.pdf(format="A4", landscape=landscape, print_background=True)
    return DATES.sub(lambda date: b"0" * len(date[0]), pdf)


@lru_cache(maxsize=2)
def sheets(pdf):
    """Return the words of each sheet, and how far each of them lies from the left, in points."""
    found = []
    for sheet in PdfReader(io.BytesIO(pdf)).pages:
        places = []

        def note(text, matrix, inner, *_, places=places):
            if text.strip():
                places.append(inner[4] * matrix[0] + matrix[4])

        words = sheet.extract_text(visitor_text=note)
        found.append((squeezed(words), places, float(sheet.mediabox.width)))
    return found


@pytest.mark.parametrize("path", PAGES)
def test_every_chart_is_whole_on_one_sheet_from_any_window_either_way_up(page, served, path):
    open_settled(page, f"{served}{path}")
    draw_charts(page)
    expect(page.locator(".chart-live .scatterlayer .trace").last).to_be_attached()
    lost = []
    for window in WINDOWS:
        page.set_viewport_size({"width": window, "height": 800})
        charts = page.evaluate(SAID)
        assert charts
        drawn = squeezed("".join(word for chart in charts for word in chart))
        lost += [f"{window}: no {one}" for one in ENDS.get(path, ()) if one not in drawn]
        for landscape in (False, True):
            found = sheets(printed(page, landscape=landscape))
            lost += [
                f"{window} landscape={landscape}: {chart[0]} … {chart[-1]}"
                for chart in charts
                if not any(squeezed("".join(chart)) in words for words, _, _ in found)
            ]
            lost += [
                f"{window} landscape={landscape}: words beside the sheet"
                for _, places, width in found
                if not all(0 <= place <= width for place in places)
            ]

    assert lost == []


@pytest.mark.parametrize("path", PAGES)
def test_without_scripts_every_chart_is_drawn_with_words_and_a_name(plain, served, path):
    plain.goto(f"{served}{path}")
    charts = plain.locator(".chart[role=img]")

    assert charts.count() > 0
    for number in range(charts.count()):
        chart = charts.nth(number)
        assert chart.get_attribute("aria-label")
        assert chart.locator("svg text").count() > 3
        box = chart.locator("svg.plot").bounding_box()
        assert box["width"] > 100
        assert box["height"] > 40  # two rows
    plain.set_viewport_size({"width": SHEET, "height": 1000})
    assert small_print(plain) == []
