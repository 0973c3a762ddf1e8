"""A slow phone: Dash waits for a chart to be touched, and choices are answered all the same."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Request, expect

from components.ids import Compare, London
from tests.browser.devices import SLOW

DASH = re.compile(r"dash_renderer|plotly")
STATIC = "#static-page"
STAYED = "window.stayed === true"


@pytest.fixture
def stated_device() -> str:
    """State a phone that can do no better than most."""
    return SLOW["says 1.6 Mbit/s"]


@pytest.fixture
def opened(page: Page, served: str) -> Iterator[Callable[..., Page]]:
    """Open a page on the slow phone; `asked` lists what of Dash it has loaded."""

    def open_page(path: str = "") -> Page:
        page.goto(served + path)
        page.evaluate("window.stayed = true")
        return page

    def note(request: Request) -> None:
        if DASH.search(request.url):
            page.asked.append(request.url)

    page.asked = []
    page.on("request", note)
    yield open_page
    page.remove_listener("request", note)


def test_a_choice_is_answered_in_words_numbers_and_pictures_without_dash(opened):
    page = opened()
    trend = page.locator(f"{STATIC} #{London.TREND} .chart-picture").inner_html()
    entries = page.evaluate("history.length")

    page.locator(f"#{London.BOROUGH}").select_option("croydon")

    expect(page.locator(f"{STATIC} #{London.SENTENCE}")).to_contain_text("Croydon")
    expect(page.locator(f"{STATIC} #{London.TABLE} tr.chosen-row")).to_contain_text("Croydon")
    assert page.locator(f"{STATIC} #{London.TREND} .chart-picture").inner_html() != trend
    expect(page.locator(f"{STATIC} .area[aria-selected=true]")).to_have_attribute(
        "data-slug", "croydon"
    )
    page.wait_for_url(re.compile(r"period=2025-07-31&borough=croydon$"))
    assert page.evaluate("history.length") == entries
    assert page.evaluate(STAYED)
    assert page.asked == []


def test_the_focus_stays_on_the_box_and_what_changed_is_said(opened):
    page = opened()
    box = page.locator(f"#{London.BOROUGH}")
    box.focus()
    box.select_option("barnet")

    said = page.locator(".choice-status[role=status]")
    expect(said).to_contain_text("The figures have changed. Barnet")
    expect(page.locator(f"{STATIC} #{London.BOROUGH}")).to_be_focused()


def test_another_measure_brings_its_own_periods_and_its_newest_into_the_address(opened):
    page = opened("?period=2022-10-31")
    page.locator(f"#{London.INDICATOR}").select_option("da_homelessness_rate")

    expect(page.locator(f"{STATIC} #{London.TABLE}")).to_contain_text("December 2025")
    page.wait_for_url(re.compile(r"indicator=da_homelessness_rate.*period=2025-12-31$"))
    expect(page.locator("main > [role=note]")).to_contain_text("no figure for")
    page.locator(f"#{London.BOROUGH}").select_option("sutton")
    expect(page.locator(f"{STATIC} #{London.SENTENCE}")).to_contain_text("Sutton")
    expect(page.locator("main > [role=note]")).to_have_count(0)


def test_the_last_of_several_choices_is_the_one_that_is_shown(opened):
    page = opened()
    box = page.locator(f"#{London.BOROUGH}")
    for slug in ("croydon", "barnet", "sutton"):
        box.select_option(slug)

    expect(page.locator(f"{STATIC} #{London.SENTENCE}")).to_contain_text("Sutton")
    page.wait_for_url(re.compile(r"borough=sutton$"))


def test_map_links_ticks_and_tabs_are_choices_too(opened):
    page = opened()
    page.locator(f"#{London.MAP} [data-slug=bromley]").click()
    expect(page.locator(f"{STATIC} #{London.SENTENCE}")).to_contain_text("Bromley")
    assert page.evaluate(STAYED)

    page = opened("compare?view=table&borough=enfield")
    page.get_by_role("link", name="Neighbours (three boroughs)").click()
    expect(page.locator(f"{STATIC} #{Compare.PANEL} tbody tr")).to_have_count(5)
    page.get_by_role("link", name="Number of offences").click()
    expect(page.locator(f"{STATIC} th[aria-sort=descending]")).to_contain_text("Number of offences")
    page.get_by_text("Funnel", exact=True).click()
    expect(page.locator(f"{STATIC} #{Compare.PANEL}")).to_contain_text("limits")
    page.wait_for_url(re.compile(r"borough=.*view=funnel&order=count"))
    assert page.evaluate(STAYED)
    assert page.asked == []


def test_opened_notes_stay_open_through_a_choice(opened):
    page = opened()
    notes = page.locator(f"{STATIC} details:not([open]) > summary:visible").first
    words = notes.inner_text()
    notes.click()
    page.locator(f"#{London.BOROUGH}").select_option("croydon")

    expect(page.locator(f"{STATIC} #{London.SENTENCE}")).to_contain_text("Croydon")
    expect(page.locator(f"{STATIC} details[open] > summary", has_text=words).first).to_be_visible()


def test_a_chart_that_is_touched_has_dash_come_with_what_was_chosen(opened):
    page = opened()
    page.locator(f"#{London.BOROUGH}").select_option("croydon")
    expect(page.locator(f"{STATIC} #{London.SENTENCE}")).to_contain_text("Croydon")
    assert page.asked == []

    page.locator(f"#{London.TREND} .chart").hover()

    expect(page.locator(STATIC)).to_have_count(0)
    expect(page.locator(f"#{London.SENTENCE}")).to_contain_text("Croydon")
    expect(page.locator(f"#{London.TREND_CHART} .scatterlayer .trace").first).to_be_attached()
    page.locator(f"#{London.BOROUGH}").select_option("barnet")
    expect(page.locator(f"#{London.SENTENCE}")).to_contain_text("Barnet")
