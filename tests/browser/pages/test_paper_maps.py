"""Maps on paper: a sheet lies either way up, and holds the whole of one."""

import pytest

from tests.browser.settled import open_settled

pytestmark = pytest.mark.windowed

PAGES = ("", "?borough=croydon", "indicators/da_offences_rate")
# What a sheet of A4 leaves between its margins, in CSS pixels at 96 to the inch.
SHEETS = {"portrait": (680, 1009), "landscape": (1009, 680)}
HEIGHTS = """Array.from(document.querySelectorAll('.map-drawing'),
  (map) => map.getBoundingClientRect().height).filter((height) => height > 0)"""


@pytest.mark.parametrize("way", SHEETS)
@pytest.mark.parametrize("path", PAGES)
def test_a_map_fits_on_one_sheet(page, served, path, way):
    width, height = SHEETS[way]
    page.set_viewport_size({"width": width, "height": height})
    open_settled(page, f"{served}{path}")
    page.emulate_media(media="print")

    drawn = page.evaluate(HEIGHTS)

    assert drawn
    assert all(one <= height for one in drawn), drawn
