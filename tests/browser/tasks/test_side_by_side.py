"""Parts that stand beside each other: a ward map and its caveats, a topic and its addressee."""

from tests.browser.settled import open_settled, resize

# The right edge of each topic, and the left edge of its addressee.
EDGES = """() => [...document.querySelectorAll('.recommendations-table tbody tr')].map(row => [
  row.querySelector('th a').getBoundingClientRect().right,
  row.querySelector('td').getBoundingClientRect().left,
])"""


def test_the_ward_map_and_its_open_caveats_stand_side_by_side(page, served):
    page.set_viewport_size({"width": 1366, "height": 900})
    open_settled(page, f"{served}hotspots")
    for width in (1366, 1920):
        resize(page, width, 900)
        drawn = page.locator("iframe").bounding_box()
        told = page.locator(".caveats-open").first.bounding_box()

        beside = told["x"] >= drawn["x"] + drawn["width"] or told["x"] + told["width"] <= drawn["x"]
        assert beside, width
        assert told["y"] < drawn["y"] + drawn["height"]
        assert told["y"] + told["height"] > drawn["y"]
        assert 1 <= page.locator(".caveats-open").first.locator("li").count() <= 3


def test_no_topic_of_a_recommendation_lies_over_its_addressee(page, served):
    page.set_viewport_size({"width": 320, "height": 844})
    page.goto(f"{served}scrutiny")
    for width in (320, 390, 1366):  # opened as on the smallest phone, then widened
        resize(page, width, 844)
        rows = page.evaluate(EDGES)

        assert len(rows) == 16
        assert [row for row in rows if row[0] > row[1] + 1] == [], width
