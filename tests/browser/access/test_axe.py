"""No violation on any page, at phone and laptop width, in ordinary and forced colours."""

import pytest

from tests import surface
from tests.browser.access.still import Look, prepare, violations
from tests.browser.settled import draw_charts, open_all, open_settled, resize

pytestmark = pytest.mark.walks
PHONE, LAPTOP, HEIGHT = 320, 1280, 900  # CSS pixels
TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = "color-contrast"
STRUCTURE = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {CONTRAST: {"enabled": False}},
}
SIZES = {"runOnly": {"type": "rule", "values": ["target-size"]}}
COLOURS = {"runOnly": {"type": "rule", "values": [CONTRAST]}}
# Of a row out of sight a browser lays out nothing, but for each question that axe asks of it anew.
LAID_OUT = """document.querySelectorAll('tbody, tr').forEach(row => {
  row.style.contentVisibility = 'visible';
})"""
# The colours of a row follow from its markup. Of rows that differ in texts, places and numbers
# alone three are left: axe looks at what lies under each text, which takes half a minute for a
# table of every ward. Of what is inside a drawing, or an option of a box, it never tells
# (`test_still.py`), but looks what lies there as well.
THINNED = r"""document.querySelectorAll('tbody').forEach(body => {
  const seen = {};
  [...body.rows].forEach(row => {
    const markup = row.outerHTML
      .replace(/>[^<]+/g, '>')
      .replace(/\s(?:id|href|title|aria-[a-z]+|[a-z-]+(?=="[^"]*\d))="[^"]*"/g, '');
    seen[markup] = (seen[markup] || 0) + 1;
    if (seen[markup] > 3) row.remove();
  });
});
document.querySelectorAll('svg:not(:has(foreignObject))').forEach(one => one.replaceChildren());
document.querySelectorAll('option:not(:checked)').forEach(one => one.remove())"""


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
    draw_charts(page)
    prepare(page)
    page.evaluate(LAID_OUT)
    for width in (PHONE, LAPTOP):
        resize(page, width, HEIGHT)
        if open_all(page, opened=False):
            assert violations(page, Look(STRUCTURE)) == [], (width, "closed", path)
            open_all(page)
        assert violations(page, Look(STRUCTURE), Look(SIZES, by="axe")) == [], (width, path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    for width in (LAPTOP, PHONE):
        resize(page, width, HEIGHT)
        page.evaluate(THINNED)
        for colours in ("none", "active"):
            page.emulate_media(forced_colors=colours)
            assert violations(page, Look(COLOURS)) == [], (width, colours, path)
            if open_all(page, opened=False):
                closed = violations(page, Look(COLOURS, within=CLOSED_ALONE))
                assert closed == [], (width, colours, path)
            open_all(page)
