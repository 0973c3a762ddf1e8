"""Where a borough lies, on paper: made-up outlines."""

import re

from components.maps.place import GRID, place_map

OUTLINES = {
    "A": "M0 0l1200 0 0 1200-1200 0z",
    "B": "M1200 0l1200 0 0 1200-1200 0zM2400 2400l120 0 0 120z",
    "C": "M0 1200l1 1 1 1 1200 0 0 1200z",  # corners closer than the grid fall together
}


def test_the_chosen_one_is_filled_and_every_border_is_drawn_once_on_a_coarser_grid():
    drawn = place_map(OUTLINES, chosen="A", said="Where A lies")
    borders, own = re.findall(r' d="([^"]+)"', drawn)

    assert GRID == 120
    assert own == "M0 0l10 0 0 10-10 0z"
    assert borders.split("M")[1:] == [
        "0 0l10 0 0 10-10 0 0-10",
        "10 0l10 0 0 10-10 0",  # not the side that A has
        "20 20l1 0 0 1-1-1",
        "10 10l0 10-10-10",  # nor its foot
    ]
    assert 'viewBox="-1 -1 23 23"' in drawn
    assert 'aria-label="Where A lies"' in drawn
