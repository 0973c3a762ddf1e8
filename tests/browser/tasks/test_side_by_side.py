"""Parts that stand beside each other: a ward map and its caveats, a topic and its addressee."""

import pytest

from tests.browser.settled import open_settled

pytestmark = pytest.mark.beside


@pytest.mark.parametrize("width", [1366, 1920])
def test_the_ward_map_and_its_open_caveats_stand_side_by_side(page, served, width):
    page.set_viewport_size({"width": width, "height": 900})
    open_settled(page, f"{served}hotspots")
    drawn = page.locator("iframe").bounding_box()
    told = page.locator(".caveats-open").first.bounding_box()

    beside = told["x"] >= drawn["x"] + drawn["width"] or told["x"] + told["width"] <= drawn["x"]
    assert beside
    assert told["y"] < drawn["y"] + drawn["height"]
    assert told["y"] + told["height"] > drawn["y"]
    assert 1 <= page.locator(".caveats-open").first.locator("li").count() <= 3


@pytest.mark.parametrize("width", [320, 390, 1366])
def test_no_topic_of_a_recommendation_lies_over_its_addressee(page, served, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{served}scrutiny")
    rows = page.locator(".recommendations-table tbody tr")

    assert rows.count() == 16
    for row in rows.all():
        topic, to = row.locator("th a").bounding_box(), row.locator("td").first.bounding_box()
        assert topic["x"] + topic["width"] <= to["x"] + 1
