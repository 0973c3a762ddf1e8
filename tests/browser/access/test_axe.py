"""No violation in any view, at phone and laptop width, in ordinary and forced colours.

Nothing is cut, scrolls both ways or is too small to be hit in any size of a page and its text.
"""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from tests import surface
from tests.browser.access.still import Look, State, prepare, violations, violations_in
from tests.browser.access.zoom import amiss
from tests.browser.settled import draw_charts, open_all, open_settled, resize

PHONE, LAPTOP, HEIGHT = 320, 1280, 900  # CSS pixels
TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = "color-contrast"
STRUCTURE = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {CONTRAST: {"enabled": False}},
}
# What the later axe alone has, or is stricter in: all its rules on 29 pages found no other.
SIZES = {"runOnly": {"type": "rule", "values": ["target-size", "aria-required-children"]}}
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
  body.replaceChildren(...[...body.rows].filter(row => {
    const markup = row.outerHTML
      .replace(/>[^<]+/g, '>')
      .replace(/\s(?:id|href|title|aria-[a-z]+|[a-z-]+(?=="[^"]*\d))="[^"]*"/g, '');
    seen[markup] = (seen[markup] || 0) + 1;
    return seen[markup] <= 3;
  }));
});
document.querySelectorAll('svg:not(:has(foreignObject))').forEach(one => one.replaceChildren());
document.querySelectorAll('option:not(:checked)').forEach(one => one.remove())"""


HEADER = "header"
MENUS, OTHERS = "header details", "details:not(header details)"
OPENED = State("opened", {MENUS: False, OTHERS: True}, (Look(COLOURS),))
OF_MENUS = State("menus", {MENUS: True}, (Look(COLOURS, within=HEADER),))
# Closed, a page shows a part of what it shows opened, in the same colours but for these.
CLOSED = State("closed", {"details": False}, (Look(COLOURS, within="summary"),))


class Found(NamedTuple):
    """What is amiss in a view: by axe, and in the sizes of a page and of its text."""

    by_axe: list[object]
    by_size: list[object]


def structure(page: Page) -> Iterator[object]:
    """What axe finds at two widths, and how far a page reaches that is wider than its window.

    Opened as on a phone, then widened: what overflows does so on the phone. Nothing that is pressed
    is too small and too near something else: of this the later axe knows.
    """
    for width in (PHONE, LAPTOP):
        resize(page, width, HEIGHT)
        if open_all(page, opened=False):
            yield from ((width, "closed", one) for one in violations(page, Look(STRUCTURE)))
            open_all(page)
        both = violations(page, Look(STRUCTURE), Look(SIZES, by="axe"))
        yield from ((width, "opened", one) for one in both)
        reaches = page.evaluate("document.documentElement.scrollWidth")
        if reaches > width:
            yield width, "reaches", reaches


def contrast(page: Page) -> Iterator[object]:
    """What axe finds of colours, at two widths and in two faces; takes from the page.

    The header's menus lie over what comes after them, and of a text that is covered axe does not
    tell: they are closed while all else is looked at, and looked at by themselves. Where nothing
    else opens, that is the closed page. It takes what is closed for shown, unless a sheet says what
    a browser does of itself.
    """
    page.add_style_tag(content="details:not([open]) > :not(summary) { display: none; }")
    states = (OPENED, OF_MENUS, CLOSED) if page.locator(OTHERS).count() else (OPENED, OF_MENUS)
    for width in (PHONE, LAPTOP):
        resize(page, width, HEIGHT)
        page.evaluate(THINNED)
        for face in ("none", "active"):
            page.emulate_media(forced_colors=face)
            yield from ((width, face, *one) for one in violations_in(page, *states))


@pytest.fixture(scope="module")
def seen() -> dict[str, Found]:
    """Each view that was looked at: it is opened once, for all that is asked of it below."""
    return {}


@pytest.fixture
def found(seen, path, served, request):
    if path not in seen:
        page = request.getfixturevalue("troubled_page")
        page.set_viewport_size({"width": PHONE, "height": HEIGHT})
        open_settled(page, served + path)
        draw_charts(page)
        prepare(page)
        page.evaluate(LAID_OUT)
        by_axe, by_size = [*structure(page)], amiss(page)
        seen[path] = Found([*by_axe, *contrast(page)], by_size)
    return seen[path]


@pytest.mark.parametrize("path", surface.views())
def test_axe_finds_no_violation(found, path):
    assert found.by_axe == [], path


@pytest.mark.parametrize("path", surface.views())
def test_nothing_is_cut_or_scrolls_both_ways_and_every_target_can_be_hit(found, path):
    assert found.by_size == [], path


@pytest.mark.parametrize("pale", [("h1", "#bbb"), ("main p", "#888")], ids=["large", "small"])
def test_pale_words_beneath_an_open_menu_are_noticed_at_their_own_size(troubled_page, served, pale):
    page = troubled_page
    open_settled(page, served + "privacy")
    page.add_style_tag(content="{} {{ color: {} !important; }}".format(*pale))
    prepare(page)
    amiss(page)  # doubles the text, and small text may be no paler than this
    found = [one for one in contrast(page) if "none" in one]
    assert {width for width, *_ in found} == {PHONE, LAPTOP}
    assert f"<{pale[0].split()[-1]}" in str(found)
