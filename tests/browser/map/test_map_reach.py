"""Arrows lead from every area to every other.

Squares are made up; centres and neighbours of the boroughs are the release's.
"""

import pandas as pd
import pytest
from playwright.sync_api import Page

from tests.browser.map.map_page import ARROWS, PAGE, opened_map, path
from tests.paths import ROOT

pytestmark = pytest.mark.usefixtures("stub_dash")


@pytest.fixture
def opened(page: Page, site):
    return opened_map(page, site)


def moves(page: Page) -> dict[str, dict[str, str]]:
    """Try each arrow from each area; where it leads, by code."""
    return page.evaluate(
        """arrows => {
          const map = document.querySelector('[data-map]');
          const found = {};
          for (const area of map.querySelectorAll('[role="option"]')) {
            const code = area.dataset.code;
            found[code] = {};
            for (const key of arrows) {
              map.setAttribute('aria-activedescendant', area.id);
              map.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
              const id = map.getAttribute('aria-activedescendant');
              found[code][key] = document.getElementById(id).dataset.code;
            }
          }
          return found;
        }""",
        ARROWS,
    )


def cut_off(found: dict[str, dict[str, str]]) -> list[tuple[str, str]]:
    """List pairs of areas where no run of arrows leads from the first to the second."""
    missing = []
    for start in found:
        reached, ahead = {start}, [start]
        while ahead:
            fresh = set(found[ahead.pop()].values()) - reached
            reached |= fresh
            ahead += fresh
        missing += [(start, code) for code in found if code not in reached]
    return missing


def test_arrows_lead_from_every_square_to_every_other(opened):
    found = moves(opened)

    assert len(found) == 33
    assert cut_off(found) == []


def test_arrows_reach_an_area_that_shares_no_border(page, site):
    far = path("E90", "Island", at=(500, 100)) + path("E91", "Shore", at=(100, 120))
    page.goto(site.add("/", PAGE.format(paths=far, extra="")))

    assert cut_off(moves(page)) == []


def test_arrows_lead_from_every_borough_to_every_other(page, site):
    areas = pd.read_parquet(ROOT / "data/published/areas.parquet")
    boroughs = areas[areas["level"] == "borough"]
    paths = "".join(
        path(
            area.area_code,
            area.area_name,
            at=(area.label_x, area.label_y),
            neighbours=area.neighbours.split(),
        )
        for area in boroughs.itertuples()
    )
    page.goto(site.add("/", PAGE.format(paths=paths, extra="")))

    found = moves(page)

    assert len(found) == 33
    assert cut_off(found) == []
