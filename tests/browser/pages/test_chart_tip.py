"""What a chart says under the pointer lies beside what it explains, and tells of every line."""

from tests.browser.settled import open_settled

CHART = ".chart"


def test_words_of_a_chart_over_time_stand_above_it_and_tell_of_both_lines(page, served):
    open_settled(page, served + "?borough=croydon")
    chart = page.locator(CHART).nth(1)
    chart.hover()
    chart.locator(".point").first.wait_for()
    chart.scroll_into_view_if_needed()
    last = chart.locator(".point").last.bounding_box()

    point_at(page, last)
    told = page.locator(".chart-tip")
    told.wait_for()

    assert told.inner_text().count("year to") == 2
    assert {"London", "Croydon"} <= {one.split(",")[0] for one in told.inner_text().split("\n")}
    drawn = chart.locator(".nsewdrag").bounding_box()
    assert bottom(told.bounding_box()) <= drawn["y"]
    assert not chart.locator(".hoverlayer").is_visible()


def test_words_of_a_dot_stand_under_its_row(page, served):
    open_settled(page, served)
    chart = page.locator(CHART).first
    chart.hover()
    chart.locator(".point").first.wait_for()
    chart.scroll_into_view_if_needed()
    dot = chart.locator(".point").nth(4).bounding_box()

    point_at(page, dot)
    told = page.locator(".chart-tip")
    told.wait_for()

    assert told.bounding_box()["y"] >= bottom(dot)
    page.keyboard.press("Escape")
    assert not told.is_visible()


def point_at(page, box):
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x - 3, y)
    page.mouse.move(x, y)


def bottom(box):
    return box["y"] + box["height"]
