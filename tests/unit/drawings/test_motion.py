"""Whoever asked for less motion meets none."""

import re

import pytest

from tests.paths import ROOT

SHEETS = sorted((ROOT / "assets").glob("*.css"))
MOVES = re.compile(r"(?<![\w-])(?:transition|animation|scroll-behavior)(?:-[a-z]+)?:")
# Sheets of documents of their own, which the site's rule does not reach.
ALONE = re.compile(r"frame|paper")
LESS = re.compile(r"@media \(prefers-reduced-motion: reduce\) \{(.*?)\n\}", re.DOTALL)


def rule(sheet):
    [found] = LESS.findall((ROOT / "assets" / sheet).read_text(encoding="utf-8"))
    return found


def test_nothing_moves_for_those_who_asked_for_less_motion():
    site = rule("site.css")

    for what in ("animation: none", "transition: none", "scroll-behavior: auto"):
        assert f"{what} !important" in site
    for each in ("*,", "*::before", "*::after"):
        assert each in site


def test_no_map_in_a_frame_glides_for_those_who_asked_for_less_motion():
    """Leaflet's own sheet, which comes before, moves the map and fades its labels."""
    frame = rule("hotspot-frame.css")

    assert "*," in frame
    assert "transition: none !important" in frame


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda one: one.name)
def test_a_sheet_of_a_document_of_its_own_moves_nothing(sheet):
    if ALONE.search(sheet.name):
        assert not MOVES.search(LESS.sub("", sheet.read_text(encoding="utf-8")))


@pytest.mark.parametrize("script", sorted((ROOT / "assets").glob("*.js")), ids=lambda one: one.name)
def test_no_script_scrolls_smoothly(script):
    assert "behavior: 'smooth'" not in script.read_text(encoding="utf-8")
