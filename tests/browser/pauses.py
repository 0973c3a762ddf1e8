"""The pauses of a page's scripts, which begin and end at the word of the test.

On a busy machine one may end between two steps of a test: what it asserts is gone by then.
"""

from playwright.sync_api import Page

_HELD = """() => {
  const waiting = [];
  window.setTimeout = (work, wait) => waiting.push([work, wait]);
  window.clearTimeout = number => { delete waiting[number - 1]; };
  window.pauses = () => waiting.filter(Boolean).map(([, wait]) => wait);
  window.pass = time => waiting.forEach(([work, wait], place) => {
    if (wait > time) return;
    delete waiting[place];
    work();
  });
}"""


def hold(page: Page) -> None:
    """From here on no pause of an open page ends by itself."""
    page.evaluate(_HELD)


def wait_until_held(page: Page, *milliseconds: int) -> None:
    """Wait until a page is in so many pauses, and hold it to their lengths, first begun first."""
    page.wait_for_function("count => pauses().length >= count", arg=len(milliseconds))
    assert page.evaluate("pauses()") == list(milliseconds)


def end(page: Page, milliseconds: int) -> None:
    """End each pause that is no longer than this."""
    page.evaluate("milliseconds => pass(milliseconds)", milliseconds)
