"""Narrow windows, a page at 200% and text alone at 200%: nothing is cut, one direction to scroll.

A window of 1280 pixels at 200% is one of 640. Text in charts grows with both
(`test_type_size.py`).
"""

import pytest

from tests import surface
from tests.browser.access.targets import crowded
from tests.browser.settled import draw_charts, open_all, open_settled, resize

pytestmark = pytest.mark.walks
# Width of the window, and the size of text at the root; charts are drawn anew for each width.
SIZES = ((1280, "200%"), (640, "200%"), (640, "100%"), (320, "100%"))
# Text that lies outside a box which hides what does not fit, or outside the page. What is meant for
# readers by ear alone lies in a box of one pixel; wide tables and maps scroll in their own boxes.
CUT = """() => {
  const found = [];
  const hides = overflow => overflow === 'hidden' || overflow === 'clip';
  const scrolls = overflow => overflow === 'auto' || overflow === 'scroll';
  for (const one of document.querySelectorAll('body *:not(svg *)')) {
    if (!one.checkVisibility({visibilityProperty: true})) continue;
    const own = [...one.childNodes].filter(node => node.nodeType === 3 && node.data.trim());
    for (const node of own) {
      const range = document.createRange();
      range.selectNodeContents(node);
      const text = range.getBoundingClientRect();
      for (let box = one; box && box !== document.body; box = box.parentElement) {
        const style = getComputedStyle(box);
        const edge = box.getBoundingClientRect();
        if (edge.width <= 1 || edge.height <= 1 || scrolls(style.overflowX)) break;
        const wide = text.right > edge.right + 2 || text.left < edge.left - 2;
        const tall = text.bottom > edge.bottom + 2 || text.top < edge.top - 2;
        if (wide && hides(style.overflowX) || tall && hides(style.overflowY))
          found.push(one.textContent.trim().slice(0, 60));
        if (box.parentElement === document.body && !one.closest('.skip')
          && (text.right > innerWidth + 1 || text.left < -1))
          found.push('off the page: ' + one.textContent.trim().slice(0, 60));
      }
    }
  }
  return found;
}"""


@pytest.mark.parametrize("path", surface.views())
def test_nothing_is_cut_or_scrolls_both_ways_and_every_target_can_be_hit(
    troubled_page, served, path
):
    page = troubled_page
    open_settled(page, served + path)
    draw_charts(page)
    open_all(page)

    for width, text in SIZES:
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", text)
        resize(page, width, 800)

        assert page.evaluate("document.documentElement.scrollWidth") <= width, (width, text)
        assert page.evaluate(CUT) == [], (width, text)
        if (width, text) == SIZES[-1]:
            assert crowded(page) == []
            if open_all(page, opened=False):
                assert crowded(page) == [], "closed"
                open_all(page)
