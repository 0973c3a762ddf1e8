"""Whoever asked for less motion meets none."""

import re

import pytest

from tests.paths import ROOT

SHEETS = sorted((ROOT / "assets").glob("*.css"))
MOVES = re.compile(r"(?<![\w-])(?:transition|animation|scroll-behavior)(?:-[a-z]+)?:")
# Sheets of documents of their own, which the site's rule does not reach.
ALONE = re.compile(r"frame|paper")
SITE = (ROOT / "assets" / "site.css").read_text(encoding="utf-8")


def test_nothing_moves_for_those_who_asked_for_less_motion():
    [rule] = re.findall(r"@media \(prefers-reduced-motion: reduce\) \{(.*?)\n\}", SITE, re.DOTALL)

    for what in ("animation: none", "transition: none", "scroll-behavior: auto"):
        assert f"{what} !important" in rule
    for each in ("*,", "*::before", "*::after"):
        assert each in rule


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda one: one.name)
def test_a_sheet_of_a_document_of_its_own_moves_nothing(sheet):
    if ALONE.search(sheet.name):
        assert not MOVES.search(sheet.read_text(encoding="utf-8"))


@pytest.mark.parametrize("script", sorted((ROOT / "assets").glob("*.js")), ids=lambda one: one.name)
def test_no_script_scrolls_smoothly(script):
    assert "behavior: 'smooth'" not in script.read_text(encoding="utf-8")
