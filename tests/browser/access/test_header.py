"""The header: groups, search and exit in sight at every width; what stays hides no words."""

import pytest

from tests.browser.settled import open_settled, resize

PARTS = (
    ".site-name, .site-header .exit, .menu-group .group-name, .group-here, #site-search,"
    " .search-button"
)
# Width of the window in pixels, and the size of text at the root in per cent.
SIZES = ((320, 100), (320, 200), (390, 100), (390, 200), (768, 200), (1000, 100), (1366, 200))
# Boxes of what the header shows: out of the window, or over each other.
AMISS = """parts => {
  const all = [...document.querySelectorAll(parts)].map(one => ({
    words: one.textContent || one.id, box: one.getBoundingClientRect(),
    shown: one.checkVisibility({visibilityProperty: true}),
  }));
  const found = all.filter(({box, shown}) => !shown || box.width < 8 || box.left < 0
    || box.right > innerWidth + 1).map(({words}) => 'not in sight: ' + words);
  all.forEach((one, n) => all.slice(n + 1).forEach(other => {
    const shared = (from, to) => Math.min(one.box[to], other.box[to])
      - Math.max(one.box[from], other.box[from]);
    if (shared("left", "right") > 1 && shared("top", "bottom") > 1)
      found.push(`${one.words} over ${other.words}`);
  }));
  return found;
}"""
MOST = 124  # pixels above the page on a phone
HEIGHT = "document.querySelector('main').getBoundingClientRect().top + scrollY"
# At each point of the bar that stays, what lies uppermost.
UPPERMOST = """() => {
  const bar = document.querySelector('.top-bar').getBoundingClientRect();
  const found = [];
  for (let x = 2; x < innerWidth; x += 20)
    for (const y of [bar.top + 2, bar.bottom - 3])
      if (!document.elementFromPoint(x, y).closest('.top-bar')) found.push([x, y]);
  return [bar.top, found, getComputedStyle(document.querySelector('.top-bar')).backgroundColor];
}"""


IN_SIGHT = """one => {
  const box = one.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  return one.contains(document.elementFromPoint(x, y)) && box.right <= innerWidth;
}"""


@pytest.mark.parametrize("path", ["", "hotspots", "strategy", "scrutiny"])
def test_groups_search_exit_and_the_open_page_are_whole_and_apart(page, served, path):
    open_settled(page, served + path)

    assert page.locator(".menu-group").count() == 5
    assert page.locator(".group-here").count() == 1
    for width, text in SIZES:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("size => { document.documentElement.style.fontSize = size + '%'; }", text)
        assert page.evaluate(AMISS, PARTS) == [], (width, text)


def test_the_header_of_a_phone_is_short_and_what_stays_of_it_hides_no_words(page, served):
    page.set_viewport_size({"width": 390, "height": 844})
    open_settled(page, served + "hotspots")
    for width in (390, 320):
        page.evaluate("scrollTo(0, 0)")
        resize(page, width, 844)
        assert page.evaluate(HEIGHT) <= MOST

        page.evaluate("scrollTo(0, 1500)")
        assert page.evaluate(UPPERMOST) == [0, [], "rgb(255, 255, 255)"]


def test_each_group_opens_within_the_window_over_the_page(page, served):
    open_settled(page, served)
    for width in (320, 768, 1366):
        page.set_viewport_size({"width": width, "height": 900})
        for group in page.locator(".menu-group").all():
            group.locator("summary").click()
            assert group.locator("a").last.evaluate(IN_SIGHT), (width, group.inner_text())
        group.locator("summary").click()
