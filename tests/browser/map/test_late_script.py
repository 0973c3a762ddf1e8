"""A map that came before the script of its page."""

import contextlib

from playwright.sync_api import expect

from components.ids import Hotspots


def test_the_ward_of_an_address_is_shown_where_the_map_came_before_the_script(page, served):
    """In a browser that loads every frame at once, on a line on which scripts are slow."""
    came_first = []
    inside = page.frame_locator(f"#{Hotspots.FRAME}")

    def at_once(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(' loading="lazy"', ""))

    def late(route):
        with contextlib.suppress(AssertionError):
            expect(inside.locator(".borough-name")).to_have_count(33)
            came_first.append(True)
        route.continue_()

    page.route("**/hotspots?ward=*", at_once)
    page.route("**/assets/hotspots.js*", late)
    page.goto(f"{served}hotspots?ward=E05013570")

    expect(inside.locator(".ward-named")).to_have_text("Heathrow Villages")
    assert came_first
