"""The ward map looks where it shall from the first: what is asked of one that moves is lost."""

import pytest
from playwright.sync_api import expect

from components.ids import Hotspots

MAP = f"#{Hotspots.FRAME}"
GLIDE = 400  # milliseconds: longer than Leaflet takes to change its zoom
CENTRE = "() => [map_london.getZoom(), map_london.getCenter().lat, map_london.getCenter().lng]"


def test_a_ward_that_the_address_names_is_what_the_map_shows(page, served):
    page.goto(f"{served}hotspots?ward=E05013570")
    inside = page.frame_locator(MAP)

    expect(inside.locator(".ward-named")).to_have_text("Heathrow Villages")
    expect(inside.locator("path.ward.found")).to_be_in_viewport()
    assert inside.locator("html").evaluate("() => map_london.getZoom()") == pytest.approx(11.4)


def test_a_map_that_has_come_moves_no_more(page, served):
    page.goto(f"{served}hotspots?borough=hillingdon")
    inside = page.frame_locator(MAP)
    expect(inside.locator(".borough-name")).to_have_count(33)
    before = inside.locator("html").evaluate(CENTRE)

    page.wait_for_timeout(GLIDE)

    assert inside.locator("html").evaluate(CENTRE) == pytest.approx(before)
