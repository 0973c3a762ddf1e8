"""Maps on paper: a sheet lies either way up, and holds the whole of one."""

import pytest

from tests.browser.settled import open_settled, resize

PAGES = ("", "?borough=croydon", "indicators/da_offences_rate")
# What a sheet of A4, upright and across, leaves between its margins, in CSS pixels, 96 to an inch.
SHEETS = ((680, 1009), (1009, 680))
HEIGHTS = """Array.from(document.querySelectorAll('.map-drawing'),
  (map) => map.getBoundingClientRect().height).filter((height) => height > 0)"""


@pytest.mark.parametrize("path", PAGES)
def test_a_map_fits_on_one_sheet(page, served, path):
    page.set_viewport_size(dict(zip(("width", "height"), SHEETS[0], strict=True)))
    open_settled(page, f"{served}{path}")
    page.emulate_media(media="print")
    for width, height in SHEETS:
        resize(page, width, height)

        drawn = page.evaluate(HEIGHTS)

        assert drawn
        assert all(one <= height for one in drawn), (width, drawn)
