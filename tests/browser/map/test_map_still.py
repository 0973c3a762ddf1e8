"""The ward map looks where it shall: nothing that is asked of one that moves is lost."""

import pytest
from playwright.sync_api import expect

from components.ids import Hotspots
from tests.browser.settled import asked_until

MAP = f"#{Hotspots.FRAME}"
GLIDE = 400  # milliseconds: longer than Leaflet takes to change its zoom
CENTRE = "() => [map_london.getZoom(), map_london.getCenter().lat, map_london.getCenter().lng]"
ZOOM = "() => map_london.getZoom()"
NEAR = pytest.approx(11.4)
# The press of a button, and a choice in the table before the map stands.
SHOW = """code => {
  document.querySelector('.leaflet-control-zoom-in').click();
  window.dispatchEvent(new MessageEvent('message', {
    data: { type: 'show', code }, source: window.parent, origin: window.location.origin,
  }));
}"""


def opened(page, address):
    page.goto(address)
    inside = page.frame_locator(MAP)
    expect(inside.locator(".borough-name")).to_have_count(33)
    return inside


def test_a_ward_that_the_address_names_is_what_the_map_shows(page, served):
    inside = opened(page, f"{served}hotspots?ward=E05013570")

    expect(inside.locator(".ward-named")).to_have_text("Heathrow Villages")
    expect(inside.locator("path.ward.found")).to_be_in_viewport()
    assert inside.locator("html").evaluate(ZOOM) == NEAR


def test_a_map_that_has_come_moves_no_more(page, served):
    inside = opened(page, f"{served}hotspots?borough=hillingdon")
    before = inside.locator("html").evaluate(CENTRE)

    page.wait_for_timeout(GLIDE)

    assert inside.locator("html").evaluate(CENTRE) == pytest.approx(before)


def test_a_ward_that_is_chosen_while_the_map_glides_is_shown_once_it_stands(page, served):
    inside = opened(page, f"{served}hotspots")
    inside.locator("html").evaluate(f"(root, code) => ({SHOW})(code)", "E05013570")

    expect(inside.locator(".ward-named")).to_have_text("Heathrow Villages")
    assert asked_until(page, lambda: inside.locator("html").evaluate(ZOOM), NEAR) == NEAR


def test_where_a_reader_zoomed_to_is_kept_when_the_size_of_the_map_changes(page, served):
    inside = opened(page, f"{served}hotspots")
    inside.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(GLIDE)
    zoomed = inside.locator("html").evaluate(ZOOM)

    inside.locator("html").evaluate("() => { document.querySelector('.frame-head').remove(); }")
    page.wait_for_timeout(GLIDE)

    assert inside.locator("html").evaluate(ZOOM) == zoomed
