"""What the style sheets must not ask of a browser."""

import re

import pytest

from tests.paths import ROOT

WHOLE_PAGE = re.compile(r"(?<![\w.#-])(?:html|body|:root)[\w.\[\]#-]*:has\(")


@pytest.mark.parametrize("sheet", sorted((ROOT / "assets").glob("*.css")), ids=lambda one: one.name)
def test_no_sheet_has_the_whole_page_searched_at_each_change(sheet):
    assert not WHOLE_PAGE.search(sheet.read_text(encoding="utf-8"))


@pytest.mark.parametrize("rule", ["html:has(.a) {", "body.wide:has(.a) {", ":root:has(p) {"])
def test_a_rule_about_the_whole_page_is_found(rule):
    assert WHOLE_PAGE.search(rule)
