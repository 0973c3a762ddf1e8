"""A reader whose browser has large type: charts and maps grow with it, drawn by either hand."""

import pytest
from playwright.sync_api import expect

from tests.browser.devices import FAST
from tests.browser.settled import draw_charts, open_settled

USUAL, LARGE = 16, 32
SIZES = """() => {
  const heights = (selector) => Array.from(document.querySelectorAll(selector),
    (one) => one.getBoundingClientRect().height);
  const type = (selector) => Array.from(document.querySelectorAll(selector),
    (one) => parseFloat(getComputedStyle(one).fontSize));
  return {
    root: type('html')[0],
    boxes: heights('.chart'),
    drawn: type('.chart-picture text'),
    ticks: type('.js-plotly-plot .xtick text, .js-plotly-plot .ytick text'),
    notes: type('.js-plotly-plot .annotation-text'),
    plots: heights('.js-plotly-plot .main-svg'),
    names: heights('.map-name'),
  };
}"""


def measured(browser, served):
    context = browser.new_context(viewport={"width": 1366, "height": 800})
    page = context.new_page()
    page.add_init_script(FAST)
    open_settled(page, f"{served}?borough=croydon")
    draw_charts(page)
    for chart in page.locator(".chart-live").all():
        expect(chart.locator(".scatterlayer .trace").last).to_be_attached()
    found = page.evaluate(SIZES)
    context.close()
    return found


@pytest.fixture(scope="module")
def sizes(browser, browser_type, browser_type_launch_args, served):
    """What is drawn in a browser of usual type, and in one whose type is twice as large."""
    chosen = [*browser_type_launch_args["args"], f"--blink-settings=defaultFontSize={LARGE}"]
    larger = browser_type.launch(**{**browser_type_launch_args, "args": chosen})
    yield {USUAL: measured(browser, served), LARGE: measured(larger, served)}
    larger.close()


def test_each_browser_has_the_type_that_is_said(sizes):
    assert {size: found["root"] for size, found in sizes.items()} == {USUAL: USUAL, LARGE: LARGE}


@pytest.mark.parametrize("what", ["boxes", "drawn", "ticks", "notes"])
def test_charts_are_twice_as_large_in_type_twice_as_large(sizes, what):
    usual, large = sizes[USUAL][what], sizes[LARGE][what]

    assert usual
    # Plotly may name fewer places where its words are larger.
    least = min(len(usual), len(large))
    assert min(large) == pytest.approx(2 * min(usual), rel=0.02)
    assert max(large[:least]) == pytest.approx(2 * max(usual[:least]), rel=0.02)


def test_plotly_takes_the_place_of_the_servers_drawing_and_no_other(sizes):
    for size in (USUAL, LARGE):
        assert sizes[size]["plots"]
        assert set(map(round, sizes[size]["plots"])) <= set(map(round, sizes[size]["boxes"]))


def test_the_names_on_the_map_are_larger_too(sizes):
    assert min(sizes[LARGE]["names"]) > 1.8 * min(sizes[USUAL]["names"])
