"""Narrow windows, a page at 200% and text alone at 200%: nothing is cut, one direction to scroll.

A window of 1280 pixels at 200% is one of 640. Text in charts grows with both
(`test_type_size.py`).
"""

from playwright.sync_api import Page

from tests.browser.access.targets import crowded
from tests.browser.settled import open_all, resize

HEIGHT = 800
# Width of the window, and the size of text at the root; charts are drawn anew for each width.
SIZES = ((1280, "200%"), (640, "200%"), (640, "100%"), (320, "100%"), (320, "200%"))
# Text that lies outside a box which hides what does not fit, or outside the page. What is meant for
# readers by ear alone lies in a box of one pixel; wide tables and maps scroll in their own boxes.
CUT = """() => {
  const found = [];
  const known = new Map();
  const boxOf = one => {
    if (!known.has(one)) {
      const [style, edge] = [getComputedStyle(one), one.getBoundingClientRect()];
      known.set(one, {edge, across: style.overflowX, down: style.overflowY});
    }
    return known.get(one);
  };
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
        const {edge, across, down} = boxOf(box);
        if (edge.width <= 1 || edge.height <= 1 || scrolls(across)) break;
        const wide = text.right > edge.right + 2 || text.left < edge.left - 2;
        const tall = text.bottom > edge.bottom + 2 || text.top < edge.top - 2;
        if (wide && hides(across) || tall && hides(down))
          found.push(one.textContent.trim().slice(0, 60));
        if (box.parentElement === document.body && !one.closest('.skip')
          && (text.right > innerWidth + 1 || text.left < -1))
          found.push('off the page: ' + one.textContent.trim().slice(0, 60));
      }
    }
  }
  return found;
}"""


def amiss(page: Page) -> list[tuple[int, str, str]]:
    """What is amiss in each size of an opened page: its width, its text and the fault."""
    found: list[tuple[int, str, str]] = []
    for width, text in SIZES:
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", text)
        resize(page, width, HEIGHT)
        reaches = page.evaluate("document.documentElement.scrollWidth")
        faults = [*page.evaluate(CUT), *([f"scrolls to {reaches}"] if reaches > width else [])]
        found += [(width, text, fault) for fault in faults]
    found += [(width, "near", one) for one in crowded(page)]
    if open_all(page, opened=False):
        found += [(width, "near, closed", one) for one in crowded(page)]
        open_all(page)
    page.evaluate("document.documentElement.style.fontSize = ''")  # large text may be paler
    return found
