"""A choice that redraws panels further down is said to those who do not see it."""

import pytest
from playwright.sync_api import Page, expect

from components.ids import Compare, Hotspots, London
from tests.browser.devices import FAST, SLOW
from tests.browser.settled import draw_charts, open_settled

pytestmark = pytest.mark.windowed
STATUS = ".choice-status[role=status]"


def test_what_a_choice_has_changed_is_said_and_nothing_before(page, served):
    open_settled(page, served)
    said = page.locator(STATUS)
    expect(said).to_have_text("")

    page.locator(f"#{London.BOROUGH}").select_option("barnet")
    expect(said).to_contain_text("The figures have changed. Barnet")

    page.locator(f"#{London.INDICATOR}").select_option("da_vwi_share")
    expect(said).to_contain_text("The figures have changed. Barnet: 21.1%")


def test_an_order_and_another_view_are_said(page, served):
    open_settled(page, f"{served}compare?view=table")
    said = page.locator(STATUS)

    page.get_by_role("link", name="Number of offences").click()
    expect(said).to_have_text("The figures have changed.")
    page.locator(f"#{Compare.VIEW} label", has_text="Funnel").click()
    expect(said).not_to_have_text("The figures have changed.")
    expect(said).to_contain_text("The figures have changed. ")


def test_another_place_on_the_ward_map_is_said(page, served):
    open_settled(page, f"{served}hotspots?borough=barnet")
    lead = page.locator(f"#{Hotspots.HEADING}[aria-live=polite]")

    page.locator(f"#{Hotspots.BOROUGH}").select_option("camden")

    expect(lead).to_contain_text("Camden")


def test_a_chart_is_one_thing_with_one_name(page, served):
    open_settled(page, served)
    draw_charts(page)
    expect(page.locator(f"#{London.SPREAD_CHART} .main-svg").first).to_be_visible()

    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    shown = {one["nodeId"]: one for one in tree if not one["ignored"]}
    images = [one for one in shown.values() if one["role"]["value"] == "image"]
    inside = [one for image in images for one in image.get("childIds", ()) if one in shown]
    names = [one["name"]["value"] for one in images]

    assert len(images) >= 2
    assert inside == []
    assert all(len(name.split()) > 5 for name in names), names


# What a chart, a map or a box of periods does by itself while an answer is awaited.
MEANWHILE = "document.querySelector('h1').parentElement.append(document.createElement('p'))"
LONG = 600  # milliseconds in which what stands still has long been told


@pytest.mark.parametrize(
    ("stated_device", "asked"),
    [(FAST, "**/_dash-update-component"), (SLOW["says 2g"], "**/*borough=barnet")],
    ids=["by Dash", "before Dash"],
)
def test_what_changes_before_the_answer_comes_is_not_taken_for_it(page, served, asked):
    open_page = open_settled if "dash" in asked else Page.goto
    open_page(page, served)
    held, holding = [], True
    page.route(asked, lambda route: held.append(route) if holding else route.continue_())
    page.locator(f"#{London.BOROUGH}").select_option("barnet")
    page.evaluate(MEANWHILE)
    page.wait_for_timeout(LONG)
    expect(page.locator(STATUS)).to_have_text("")

    holding = False
    for route in held:
        route.continue_()

    expect(page.locator(STATUS)).to_contain_text("The figures have changed. Barnet")
