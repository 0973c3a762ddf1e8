"""One page for many tests, with nothing left in it of the last one.

A page of its own for each test took 0.2 of the 0.75 seconds of processor of a page with charts: a
window, often a process, and what both ends say to each other as it begins and ends.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page

BLANK = "about:blank"
# Of the fifty entries that a history has: one that is full does not grow, whatever a test did.
MOST_BEHIND = 30


@contextmanager
def walking(context: BrowserContext, settings: dict[str, Any]) -> Iterator[Callable[[], Page]]:
    """Give the page, emptied, to each test that asks; a new one now and then.

    Its address is left before its window is that of the next test, for which what was there would
    be laid out anew.

    Args:
        context: Where it is opened.
        settings: Those of the context, which the last test may have changed for the page.
    """
    pages: list[Page] = []

    def give() -> Page:
        if pages and leave(pages[0]) > MOST_BEHIND:
            pages.pop().close()
        if not pages:
            pages.append(context.new_page())
        still = settings.get("reduced_motion", "no-preference")
        pages[0].emulate_media(
            media="null", forced_colors="none", color_scheme="light", reduced_motion=still
        )
        pages[0].set_viewport_size(settings["viewport"])
        pages[0].mouse.move(0, 0)
        return pages[0]

    yield give
    for page in pages:
        page.close()


def leave(page: Page) -> int:
    """Leave the address of a page from within, so that no other process begins a page meanwhile.

    Returns:
        How many entries its history had, or more than `MOST_BEHIND` where that cannot be told.
    """
    behind = MOST_BEHIND + 1
    if page.url == BLANK:  # what stands there has no address to be left
        return behind
    try:
        behind = page.evaluate("() => { location.replace('about:blank'); return history.length; }")
        page.wait_for_url(BLANK)
    except Error:  # it was on its way to another address
        page.goto(BLANK)
    return behind
