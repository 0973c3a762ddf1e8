"""Nothing moves when scripts come, and Plotly takes the place of the server's pictures."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.devices import FAST, SLOW
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


@pytest.fixture
def stated_device(request) -> str:
    """State a slow phone, but where pages are for Dash to take over."""
    return FAST if "drawn" in request.node.name else SLOW["says 2g"]


def slow_scripts(page: Page) -> None:
    page.add_init_script(NOTED % DRAWN)

    def later(route) -> None:
        page.wait_for_timeout(LATER)
        route.continue_()

    page.route("**/*.js*", later)


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("path", [*LIVE, *STILL])
def test_nothing_moves_when_the_scripts_come(page, served, path, screen):
    page.set_viewport_size(screen)
    slow_scripts(page)
    page.goto(served + path)
    page.wait_for_timeout(1000)

    assert page.evaluate("window.moved") == []


@pytest.mark.parametrize("path", LIVE)
def test_no_chart_moves_when_it_is_drawn_by_plotly(page, served, path):
    slow_scripts(page)
    page.goto(served + path)
    expect(page.locator("#static-page")).to_have_count(0, timeout=20_000)
    draw_charts(page)
    expect(page.locator(".chart-live .main-svg").first).to_be_attached(timeout=20_000)
    page.wait_for_timeout(500)

    assert page.evaluate("window.moved") == []
