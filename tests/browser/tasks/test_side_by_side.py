"""The ward map on a desktop: what limits it is open beside it, not above or below."""

import pytest


@pytest.mark.parametrize("width", [1366, 1920])
def test_the_ward_map_and_its_open_caveats_stand_side_by_side(page, served, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{served}hotspots")
    drawn = page.locator("iframe").bounding_box()
    told = page.locator(".caveats-open").first.bounding_box()

    beside = told["x"] >= drawn["x"] + drawn["width"] or told["x"] + told["width"] <= drawn["x"]
    assert beside
    assert told["y"] < drawn["y"] + drawn["height"]
    assert told["y"] + told["height"] > drawn["y"]
    assert 1 <= page.locator(".caveats-open").first.locator("li").count() <= 3
