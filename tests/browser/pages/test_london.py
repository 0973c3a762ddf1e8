import re

import pytest
from playwright.sync_api import Page, expect

from components.ids import London, Root
from tests.browser.pauses import end, hold
from tests.browser.settled import draw_charts

LIVE = "#react-entry-point [data-ready]"


def open_live(page: Page, address: str) -> None:
    """Open a page and wait until Dash has taken over from the server's HTML."""
    page.goto(address)
    expect(page.locator("#static-page")).to_have_count(0)
    expect(page.locator(LIVE)).to_be_visible()


def test_choosing_a_borough_redraws_every_panel_and_the_address(page, served):
    open_live(page, served)
    entries = page.evaluate("history.length")

    page.locator(f"#{London.BOROUGH}").select_option("croydon")

    expect(page.locator(f"#{London.SENTENCE}")).to_contain_text("Croydon")
    expect(page.locator(f"#{London.TREND} figure")).to_contain_text("Croydon")
    expect(page.locator(f"#{London.TABLE} tr.chosen-row")).to_contain_text("Croydon")
    expect(page.locator(f"#{London.MAP} .area[aria-selected=true]")).to_have_attribute(
        "data-slug", "croydon"
    )
    page.wait_for_url(re.compile(r"borough=croydon"))
    assert page.evaluate("history.length") == entries


def test_a_click_on_the_map_chooses_the_borough(page, served):
    open_live(page, served)

    page.locator(f"#{London.MAP} [data-slug=bromley]").click()

    expect(page.locator(f"#{London.BOROUGH}")).to_have_value("bromley")
    expect(page.locator(f"#{London.SENTENCE}")).to_contain_text("Bromley")


def test_a_reload_and_a_pasted_link_restore_the_view(page, served):
    open_live(page, served)
    page.locator(f"#{London.INDICATOR}").select_option("da_vwi_share")
    page.wait_for_url(re.compile(r"indicator=da_vwi_share"))
    expect(page.locator(f"#{London.MAP} .figure-sub")).to_contain_text("injury")

    page.reload()

    expect(page.locator("#static-page")).to_have_count(0)
    expect(page.locator(f"#{London.INDICATOR}")).to_have_value("da_vwi_share")


def test_the_charts_are_drawn(page, served):
    open_live(page, served)
    draw_charts(page)

    expect(page.locator(f"#{London.SPREAD_CHART} .scatterlayer .point")).to_have_count(32)
    expect(page.locator(f"#{London.TREND_CHART} .scatterlayer .js-line")).to_have_count(2)


def test_no_part_of_the_page_is_wider_than_a_phone(page, served):
    page.set_viewport_size({"width": 320, "height": 640})
    open_live(page, served)
    draw_charts(page)
    expect(page.locator(f"#{London.SPREAD_CHART} .scatterlayer .point")).to_have_count(32)

    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("path", ["", "?borough=barnet", "borough/barnet"])
def test_without_scripts_the_figures_the_map_and_the_table_are_there(plain, served, path):
    plain.goto(served + path)

    if path.startswith("borough"):
        # Folded, without scripts too.
        plain.get_by_role("heading", name="Wards", exact=True).click()
    expect(plain.get_by_role("table").first).to_be_visible()
    expect(plain.get_by_role("heading", level=1)).to_be_visible()
    expect(plain.locator(f"#{Root.EXIT}")).to_be_visible()
    if not path.startswith("borough"):
        expect(plain.locator(".map path[role=option]")).to_have_count(33)
        expect(plain.locator(".headline-value")).to_have_count(4)
        expect(plain.locator(".page-lead")).to_contain_text("London")


def test_without_scripts_a_choice_is_a_form(plain, served):
    plain.goto(served)

    plain.get_by_label("Borough", exact=True).select_option("sutton")
    plain.get_by_role("button", name="Show").click()

    expect(plain.locator(f"#{London.SENTENCE}")).to_contain_text("Sutton")


def test_every_borough_is_reached_on_the_map_without_a_pointer(page, served):
    open_live(page, served)
    hold(page)
    box = page.locator(f"#{London.MAP_BOX}")
    box.focus()
    page.keyboard.press("Home")
    reached = set()
    for _ in range(33):
        reached.add(box.get_attribute("aria-activedescendant"))
        page.keyboard.press("ArrowRight")
    names = page.locator(".map path[role=option]").evaluate_all(
        "paths => paths.map(path => path.getAttribute('aria-label').split(':')[0])"
    )
    for name in names:
        end(page, 850)  # a pause starts a new name
        page.keyboard.type(name[:4])  # enough to tell it from the others
        reached.add(box.get_attribute("aria-activedescendant"))

    assert len(reached - {""}) == 33
