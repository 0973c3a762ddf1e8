"""A choice puts the server's picture of each chart in place; Plotly draws what a reader touches."""

import re

import pytest
from playwright.sync_api import Page, expect

from components.ids import Compare, Drill, Justice, London
from tests.browser.settled import draw_charts, open_settled

PLOTLY = re.compile(r"plotly\.min\.js")
LIVE = "#react-entry-point .chart:has(.chart-live)"
TREND = f"#{London.TREND} .chart"
LONG = 500  # milliseconds in which a chart has long been drawn
# By page: a box, what is chosen, where the answer is seen, and by which words.
CHOICES = {
    "": (London.BOROUGH, "croydon", London.TREND, "Croydon"),
    "?borough=croydon": (London.INDICATOR, "da_vwi_share", London.TREND, "injury"),
    "compare?borough=brent": (Compare.PERIOD, "2022-10-31", Compare.PANEL, "October 2022"),
    "compare?view=funnel": (Compare.PERIOD, "2022-10-31", Compare.PANEL, "October 2022"),
    "compare?view=change": (Compare.PERIOD, "2022-10-31", Compare.PANEL, "October 2022"),
    "indicators/da_offences_rate": (Drill.BOROUGH, "sutton", Drill.TREND, "Sutton"),
    "justice": (Justice.BOROUGH, "camden", Justice.OUTCOMES, "Camden"),
}
# Each picture of the live page, and each of the page that the server writes for its address.
PICTURES = """async () => {
  const inside = (root) => Array.from(root.querySelectorAll('.chart-picture'),
    (one) => one.innerHTML);
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return [inside(document.getElementById('react-entry-point')), inside(page)];
}"""
DRAWN = """() => Array.from(document.querySelectorAll('#react-entry-point .chart-picture'),
  (one) => Boolean(one.parentNode.querySelector('.main-svg')))"""
# What every line of a chart says of its points, as drawn by Plotly and as it came with the picture.
SAID = """(chart) => {
  const live = chart.querySelector('.chart-live');
  const said = (figure) => figure.data.map((trace) => trace.text || trace.name || '');
  return [said(live), said(JSON.parse(live.previousElementSibling.textContent))];
}"""
# A borough that is in a chart, or in what is told of one, and not in the heading above it.
MIXED = """() => {
  window.mixed = [];
  const shown = (selector) => {
    const found = document.querySelector(selector);
    return found && !found.hidden ? found.textContent : '';
  };
  new MutationObserver(() => {
    const heading = shown('#london-trend .figure-heading');
    ['.chart-picture', '.chart-live', '.chart-tip'].forEach((part) => {
      const words = shown(part === '.chart-tip' ? part : '#london-trend ' + part);
      ['Croydon', 'Barnet'].forEach((name) => {
        if (heading && words.includes(name) && !heading.includes(name)) window.mixed.push(part);
      });
    });
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}"""


def choose(page: Page, path: str) -> None:
    box, value, place, words = CHOICES[path]
    page.eval_on_selector(f"#{box}", "box => box.closest('details')?.setAttribute('open', '')")
    page.locator(f"#{box}").select_option(value)
    expect(page.locator(f"#{place}")).to_contain_text(words)
    page.wait_for_url(re.compile(f"={value}"))


@pytest.mark.parametrize("path", CHOICES)
def test_after_a_choice_every_chart_is_the_servers_picture_of_it_until_touched(page, served, path):
    open_settled(page, served + path)
    draw_charts(page)
    before = page.evaluate(PICTURES)[0]

    choose(page, path)

    now, written = page.evaluate(PICTURES)
    assert now == written
    changed = [picture not in before for picture in now]
    assert any(changed)  # a panel that does not show the choice is left as it is
    assert page.evaluate(DRAWN) == [not one for one in changed]
    draw_charts(page)
    for chart in page.locator(LIVE).all():
        drawn, sent = chart.evaluate(SAID)
        assert drawn == sent
        assert not chart.locator(".chart-picture").is_visible()
    assert page.evaluate(PICTURES)[0] == written


def test_a_chart_under_the_pointer_never_shows_or_tells_of_an_earlier_choice(page, served):
    open_settled(page, f"{served}?borough=croydon")
    page.evaluate(MIXED)
    page.locator(TREND).scroll_into_view_if_needed()
    room = page.locator(TREND).bounding_box()
    page.mouse.move(room["x"] + room["width"] * 0.65, room["y"] + room["height"] / 2)
    told = page.locator(".chart-tip")
    expect(told).to_contain_text("Croydon")

    page.evaluate("dash_clientside.set_props('london-borough', { value: 'barnet' })")

    expect(page.locator(f"#{London.TREND} .figure-heading")).to_contain_text("Barnet")
    expect(page.locator(f"{TREND} .main-svg").first).to_be_attached()
    expect(told).to_contain_text("Barnet")
    assert page.evaluate("window.mixed") == []


@pytest.mark.parametrize("deed", ["focusin", "click"])
def test_a_chart_is_drawn_for_the_keyboard_and_for_a_tap_and_for_no_finger_that_scrolls(
    page, served, deed
):
    open_settled(page, served)
    chart = page.locator(TREND)
    chart.dispatch_event("pointerover", {"pointerType": "touch"})
    page.wait_for_timeout(LONG)
    assert chart.locator(".main-svg").count() == 0

    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    at = {"clientX": box["x"] + box["width"] / 2, "clientY": box["y"] + box["height"] / 2}
    chart.dispatch_event(deed, at if deed == "click" else {})

    expect(chart.locator(".scatterlayer .trace").first).to_be_attached()
    if deed == "click":  # without another move, which a finger does not make
        expect(page.locator(".chart-tip")).to_contain_text("London")


def test_what_was_chosen_while_plotly_came_is_what_it_draws(page, served):
    held = []

    def hold(route) -> None:
        held.append(route)

    page.route(PLOTLY, hold)
    open_settled(page, f"{served}?borough=croydon")
    page.locator(TREND).dispatch_event("focusin")  # once: a pointer would touch the next one too
    page.locator(f"#{London.BOROUGH}").select_option("barnet")
    expect(page.locator(f"#{London.TREND} .figure-heading")).to_contain_text("Barnet")
    expect(page.locator(f"{TREND} .chart-picture")).to_be_visible()

    held[0].continue_()

    expect(page.locator(f"{TREND} .main-svg").first).to_be_attached()
    expect(page.locator(f"{TREND} .chart-live")).to_contain_text("Barnet")
    assert "Croydon" not in page.locator(f"{TREND} .chart-live").text_content()


def test_the_picture_stays_where_plotly_does_not_come_and_a_later_touch_asks_again(
    troubled_page, served
):
    page = troubled_page
    page.route(PLOTLY, lambda route: route.abort())
    open_settled(page, served)
    page.locator(TREND).hover()
    page.wait_for_timeout(LONG)
    assert page.locator(f"{TREND} .chart-picture").is_visible()

    page.unroute(PLOTLY)
    page.locator("h1").hover()
    page.locator(TREND).hover()

    expect(page.locator(f"{TREND} .scatterlayer .trace").first).to_be_attached()


def test_a_chart_that_plotly_cannot_draw_is_the_picture_and_never_blank(page, served):
    open_settled(page, served)
    draw_charts(page)
    choose(page, "")
    page.evaluate(
        """() => {
          const react = window.Plotly.react;
          window.Plotly.react = (chart, figure) => react(chart, figure).then(() => { throw 1; });
        }"""
    )
    page.locator(TREND).hover()
    page.wait_for_timeout(LONG)

    assert page.locator(f"{TREND} .chart-picture").is_visible()
    assert page.locator(f"{TREND} .main-svg").count() == 0
