"""The map by keyboard, pointer and screen reader.

Squares, names and figures are made up; centres and neighbours of the boroughs are the release's.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.map.map_page import (
    ARROWS,
    NAMES,
    PAGE,
    focused,
    live,
    on_first_area,
    opened_map,
    press,
    squares,
)

pytestmark = pytest.mark.usefixtures("stub_dash")


@pytest.fixture
def opened(page: Page, site):
    return opened_map(page, site)


@pytest.fixture
def on_map(opened: Page):
    return on_first_area(opened)


def test_the_map_is_one_tab_stop(opened):
    opened.locator("#before").focus()

    stops = []
    for _ in range(2):
        opened.keyboard.press("Tab")
        stops.append(focused(opened))

    assert stops == ["map", "after"]


def test_arrows_move_to_the_neighbour_on_that_side(on_map):
    moved = [press(on_map, key) for key in ARROWS[1:] + ARROWS[:1]]

    # Right, down, left, up: once round the first four squares.
    assert moved == [NAMES[1], NAMES[7], NAMES[6], NAMES[0]]


def test_at_the_edge_the_place_is_kept_and_the_edge_is_said(on_map):
    assert press(on_map, "ArrowUp") == NAMES[0]
    expect(live(on_map)).to_have_text("No area further north.")


def test_home_and_end_go_to_the_first_and_the_last_name(on_map):
    assert press(on_map, "End") == "Zed"
    assert press(on_map, "Home") == "Aam"


def test_letters_go_to_the_name_that_begins_with_them(on_map):
    assert press(on_map, "t", "o", "w", "e", "r", " ", "h", "i") == "Tower Hi"
    assert on_map.evaluate("calls") == []


def test_the_same_letter_again_goes_to_the_next_such_name(on_map):
    assert [press(on_map, "b") for _ in range(6)] == ["Bam", "Bel", "Bib", "Bor", "Bux", "Bam"]


def test_a_letter_that_begins_no_name_moves_nowhere(on_map):
    assert press(on_map, "q") == "Aam"


@pytest.mark.parametrize("key", ["Enter", " "])
def test_enter_and_space_choose_where_there_is_no_page_to_open(on_map, key):
    press(on_map, "ArrowRight", key)

    assert on_map.evaluate("calls") == [["borough", {"value": NAMES[1].lower()}]]
    expect(live(on_map)).to_have_text(f"{NAMES[1]}: 9.9 made up offences. Chosen.")


def test_enter_opens_the_page_of_the_area_where_there_is_one(page, site):
    site.add("/borough/ael", "<!doctype html><title>Ael</title>")
    extra = 'data-target="borough" data-drill="/borough/{slug}"'
    page.goto(site.add("/", PAGE.format(paths=squares(), extra=extra)))
    page.locator("#map").focus()

    press(page, "ArrowRight")
    page.keyboard.press("Enter")

    page.wait_for_url("**/borough/ael")


@pytest.mark.parametrize("extra", ["", 'data-target="borough"'])
def test_without_dash_a_choice_is_a_link_that_replaces_the_address(page, site, extra):
    page.goto(site.add("/", PAGE.format(paths=squares(), extra=extra)) + "?period=2025-07-31")
    page.evaluate("delete window.dash_clientside")
    length = page.evaluate("history.length")

    page.locator("#map-E01").click()

    page.wait_for_url("**/?period=2025-07-31&borough=ael")
    assert page.evaluate("history.length") == length


def test_escape_closes_the_label_and_then_leaves_for_what_comes_after(on_map):
    press(on_map, "Escape")
    expect(on_map.locator(".map-tip")).to_be_hidden()
    assert focused(on_map) == "map"

    press(on_map, "Escape")
    assert focused(on_map) == "after"


def test_escape_leaves_for_what_comes_before_where_nothing_follows(on_map):
    on_map.evaluate("document.getElementById('after').remove()")
    press(on_map, "Escape", "Escape")

    assert focused(on_map) == "before"


@pytest.mark.parametrize("what", ["svg", "map"])
def test_a_map_drawn_anew_keeps_the_reader_where_they_were(on_map, what):
    press(on_map, "ArrowRight", "ArrowDown")
    on_map.evaluate(
        """what => {
          const old = what === 'svg' ? document.querySelector('svg') : map;
          const fresh = old.cloneNode(true);
          if (what === 'map') fresh.setAttribute('aria-activedescendant', '');
          fresh.querySelectorAll('.map-ring').forEach(ring => ring.remove());
          old.replaceWith(fresh);
        }""",
        what,
    )

    expect(on_map.locator("#map .map-ring")).to_have_count(1)
    assert focused(on_map) == "map"
    assert press(on_map, "ArrowRight") == NAMES[8]
