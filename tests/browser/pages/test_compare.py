import re
from itertools import combinations

import pytest
from playwright.sync_api import Page, expect

from components.ids import Compare
from tests.browser.settled import draw_charts


def open_live(page: Page, address: str) -> None:
    """Open a page and wait until Dash has taken over from the server's HTML."""
    page.goto(address)
    expect(page.locator("#static-page")).to_have_count(0)


def test_a_chosen_view_goes_into_the_address_and_survives_a_reload(page, served):
    open_live(page, f"{served}compare?borough=brent")
    entries = page.evaluate("history.length")

    page.get_by_text("Funnel", exact=True).click()
    page.locator(f"#{Compare.FUNNEL_CHART}").hover()
    expect(page.locator(f"#{Compare.FUNNEL_CHART} .scatterlayer .point")).to_have_count(32)
    page.wait_for_url(re.compile(r"borough=brent.*view=funnel"))
    assert page.evaluate("history.length") == entries

    page.reload()

    expect(page.locator("#static-page")).to_have_count(0)
    expect(page.locator(f"#{Compare.PANEL}")).to_contain_text("Within the limits: Brent")


def test_peers_and_column_headings_change_the_view_without_a_new_page(page, served):
    open_live(page, f"{served}compare?view=table&borough=enfield")
    page.evaluate("window.stayed = true")

    page.get_by_role("link", name="Neighbours (three boroughs)").click()
    expect(page.locator(f"#{Compare.PANEL} tbody tr")).to_have_count(5)
    page.get_by_role("link", name="Number of offences").click()

    expect(page.locator("th[aria-sort=descending]")).to_contain_text("Number of offences")
    page.wait_for_url(re.compile(r"order=count"))
    assert page.evaluate("window.stayed")


@pytest.mark.parametrize("width", [320, 1280])
def test_no_two_names_in_a_funnel_meet(page, served, width):
    page.set_viewport_size({"width": width, "height": 900})
    chosen = "&".join(f"borough={slug}" for slug in ("brent", "ealing", "camden", "hackney"))
    open_live(page, f"{served}compare?view=funnel&{chosen}")
    draw_charts(page)
    labels = page.locator(f"#{Compare.FUNNEL_CHART} .annotation-text-g")
    expect(labels.first).to_be_visible()
    boxes = [label.bounding_box() for label in labels.all()]

    assert len(boxes) >= 4 + 3 + 5
    for one, other in combinations(boxes, 2):
        assert (
            one["x"] + one["width"] <= other["x"] + 1
            or other["x"] + other["width"] <= one["x"] + 1
            or one["y"] + one["height"] <= other["y"] + 1
            or other["y"] + other["height"] <= one["y"] + 1
        ), (one, other)
