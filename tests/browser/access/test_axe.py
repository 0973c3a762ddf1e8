"""No violation on any page, at phone and laptop width, in ordinary and forced colours."""

from pathlib import Path

import axe_core_python
import axe_playwright_python
import pytest

from tests import surface
from tests.browser.settled import open_all, open_settled

pytestmark = pytest.mark.walks
PHONE, LAPTOP, HEIGHT = 320, 1280, 900  # CSS pixels
AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
KEPT = "() => { window.earlier = window.axe; }"
# A later axe, which knows the size of what is pressed. Two may be in one page.
LATER = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
BRIEF = {"resultTypes": ["violations"]}  # of anything else axe then makes no list
CONTRAST = "color-contrast"
STRUCTURE = {
    **BRIEF,
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {CONTRAST: {"enabled": False}},
}
SIZES = {**BRIEF, "runOnly": {"type": "rule", "values": ["target-size"]}}
COLOURS = {**BRIEF, "runOnly": {"type": "rule", "values": [CONTRAST]}}
# Of a row out of sight a browser lays out nothing, but for each question that axe asks of it anew.
LAID_OUT = """document.querySelectorAll('tr').forEach(row => {
  row.style.contentVisibility = 'visible';
})"""
# The colours of a row follow from its markup. Of rows that differ in texts, places and numbers
# alone three are left: axe looks at what lies under each text, which takes half a minute for a
# table of every ward.
THINNED = r"""document.querySelectorAll('tbody').forEach(body => {
  const seen = {};
  [...body.rows].forEach(row => {
    const markup = row.outerHTML
      .replace(/>[^<]+/g, '>')
      .replace(/\s(?:id|href|title|aria-[a-z]+|[a-z-]+(?=="[^"]*\d))="[^"]*"/g, '');
    seen[markup] = (seen[markup] || 0) + 1;
    if (seen[markup] > 3) row.remove();
  });
})"""


# Closed, a page shows a part of what it shows opened, in the same colours but for these.
CLOSED_ALONE = "summary"


@pytest.mark.parametrize("path", surface.views())
def test_axe_finds_no_violation(troubled_page, served, path):
    """Opened as on a phone, then widened: what overflows does so on the phone.

    Nothing that is pressed is too small and too near something else: of this the later axe knows.
    """
    page = troubled_page
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    open_settled(page, served + path)
    for script in (AXE, KEPT, LATER, LAID_OUT):
        page.evaluate(script)
    for width in (PHONE, LAPTOP):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for opened in (False, True) if open_all(page) else (True,):
            open_all(page, opened=opened)
            assert violations(page, STRUCTURE, by="earlier") == [], (width, opened, path)
        assert violations(page, SIZES) == [], (width, path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(THINNED)
    for width in (LAPTOP, PHONE):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for colours in ("none", "active"):
            page.emulate_media(forced_colors=colours)
            assert violations(page, COLOURS, by="earlier") == [], (width, colours, path)
            if open_all(page, opened=False):
                closed = violations(page, COLOURS, within=CLOSED_ALONE, by="earlier")
                assert closed == [], (width, colours, path)
            open_all(page)


def violations(page, rules, *, within="html", by="axe"):
    found = page.evaluate(
        "([by, within, rules]) => window[by].run(within, rules)", [by, within, rules]
    )
    return [
        (one["id"], one["nodes"][0]["html"][:160], one["nodes"][0]["failureSummary"][:200])
        for one in found["violations"]
    ]
