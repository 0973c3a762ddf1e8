"""Nothing moves when scripts come, and Plotly takes the place of the server's pictures."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import window
from tests.browser.devices import SLOW
from tests.browser.settled import draw_charts

LATER = 400  # milliseconds that each script comes after the page
DRAWN = 200  # milliseconds until what was read last is drawn: a page grows as it is read
NOTED = """window.moved = [];
new PerformanceObserver((list) => list.getEntries().forEach((one) => {
  const read = performance.timing.domInteractive - performance.timing.navigationStart;
  if (!one.hadRecentInput && one.startTime > read + %d) {
    window.moved.push(...one.sources.map((source) => {
      const part = source.node && (source.node.closest ? source.node : source.node.parentElement);
      return part ? part.outerHTML.slice(0, 80) : 'gone';
    }));
  }
})).observe({ type: 'layout-shift', buffered: true });"""
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1366, "height": 768}
LIVE = ("", "compare", "indicators/da_offences_rate", "justice")
STILL = ("borough/croydon", "ward/fairfield-croydon", "hotspots")
SCREENS = {"phone": PHONE, "desktop": DESKTOP}


@contextmanager
def slow_scripts(page: Page) -> Iterator[list[str]]:
    """Have each script of a page come later; those that did are listed."""
    came: list[str] = []

    def later(route) -> None:
        page.wait_for_timeout(LATER)
        came.append(route.request.url)
        route.continue_()

    page.route("**/*.js*", later)
    with page.add_init_script(NOTED % DRAWN):
        yield came


@pytest.fixture(scope="module")
def moved(keeper, served):
    """What moved on each page of each screen, on a slow line, a second after its scripts or more.

    One after the other is opened, and stays open while the next is.
    """
    found = {}
    with ExitStack() as windows:
        pages = {}
        for screen, size in SCREENS.items():
            for path in (*LIVE, *STILL):
                page = windows.enter_context(window(keeper, SLOW["says 2g"]))
                page.set_viewport_size(size)
                with slow_scripts(page) as came:
                    page.goto(served + path)
                assert came, path
                pages[path, screen] = page
        keeper.wait_for_timeout(1000)
        for one, page in pages.items():
            # The map of wards has scripts of its own, which come once the page is painted.
            page.unroute_all(behavior="wait")
            found[one] = page.evaluate("window.moved")
    return found


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("path", [*LIVE, *STILL])
def test_nothing_moves_when_the_scripts_come(moved, path, screen):
    assert moved[path, screen] == []


@pytest.mark.parametrize("path", LIVE)
def test_no_chart_moves_when_it_is_drawn_by_plotly(page, served, path):
    with slow_scripts(page):
        page.goto(served + path)
    expect(page.locator("#static-page")).to_have_count(0, timeout=20_000)
    draw_charts(page)
    expect(page.locator(".chart-live .main-svg").first).to_be_attached(timeout=20_000)
    page.wait_for_timeout(500)

    assert page.evaluate("window.moved") == []
