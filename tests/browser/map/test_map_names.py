"""Names on the borough map: each whole and apart; on a phone the chosen one alone, and large."""

import pytest

from components.ids import London
from tests.browser.settled import open_settled, resize

SHOWN = """() => [...document.querySelectorAll('.map-name')]
  .filter(one => one.checkVisibility())
  .map(one => [one.textContent, one.getBoundingClientRect().toJSON()])"""
CHOSEN = "?borough=hackney"
LEGIBLE = 12  # pixels


def meeting(names):
    return [
        (one, other)
        for place, (one, box) in enumerate(names)
        for other, beside in names[place + 1 :]
        if min(box["right"], beside["right"]) - max(box["left"], beside["left"]) > 1
        and min(box["bottom"], beside["bottom"]) - max(box["top"], beside["top"]) > 1
    ]


def test_all_33_names_are_written_and_none_meets_another(page, served):
    open_settled(page, served + CHOSEN)
    for width, height in ((1280, 900), (1366, 768), (1920, 1080)):
        resize(page, width, height)
        names = page.evaluate(SHOWN)

        assert len(names) == 33
        assert meeting(names) == [], width


@pytest.mark.parametrize("slug", ["hillingdon", "havering", "city-of-london"])
def test_a_phone_names_the_chosen_borough_within_the_window(page, served, slug):
    page.set_viewport_size({"width": 390, "height": 844})
    open_settled(page, f"{served}?borough={slug}")

    [(name, box)] = page.evaluate(SHOWN)

    assert name.split()[0].lower() == slug.split("-")[0]
    assert box["height"] >= LEGIBLE
    assert box["left"] >= 0
    assert box["right"] <= 390


def test_the_outline_of_a_borough_at_the_edge_is_whole(page, served):
    open_settled(page, served + "?borough=croydon")
    drawing = page.locator(f"#{London.MAP} .map-drawing")

    assert drawing.evaluate("one => getComputedStyle(one).overflow") == "visible"
