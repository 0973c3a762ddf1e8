"""The map by keyboard, pointer and screen reader.

Squares, names and figures are made up; centres and neighbours of the boroughs are the release's.
"""

from itertools import product
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.usefixtures("stub_dash")

ROOT = Path(__file__).resolve().parents[2]
NAMES = [f"{first}{second}" for first, second in product("ABCDEF", ("am", "el", "ib", "or", "ux"))]
NAMES += ["Tower Ha", "Tower Hi", "Zed"]  # 33 in all
ARROWS = ["ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft"]
PAGE = """<!doctype html><html lang="en-GB"><head><title>Boroughs</title>
<link rel="stylesheet" href="/assets/exit.css"><link rel="stylesheet" href="/assets/map.css">
<script src="/assets/map.js" defer></script><script src="/assets/map-tip.js" defer></script></head>
<body><main id="react-entry-point"><a href="#before" id="before">Before</a>
<div><div class="map" id="map" data-map role="listbox" tabindex="0" aria-label="Boroughs"
 data-caveat="Recorded is not prevalence." {extra}><svg role="presentation" viewBox="0 0 600 600"
 width="600" height="600">{paths}</svg></div>
<p data-map-live role="status"></p></div>
<a href="#after" id="after">After</a></main></body></html>"""


def path(code, name, *, at, neighbours=(), side=90):
    """Draw a square with its centre at a point."""
    x, y = at
    corner = f"M{x - side / 2},{y - side / 2}"
    slug = name.lower().replace(" ", "-")
    return (
        f'<path id="map-{code}" role="option" aria-selected="false" data-code="{code}"'
        f' aria-label="{name}: 9.9 made up offences" data-slug="{slug}" data-x="{x}" data-y="{y}"'
        f' data-neighbours="{" ".join(neighbours)}" d="{corner}h{side}v{side}h-{side}z"/>'
    )


def squares():
    """Place 33 squares in rows of six, each with the neighbours that share a side."""
    spot = {(n % 6, n // 6): f"E{n:02}" for n in range(33)}
    steps = ((0, 1), (1, 0), (0, -1), (-1, 0))
    return "".join(
        path(
            code,
            NAMES[int(code[1:])],
            at=(50 + 100 * x, 50 + 100 * y),
            neighbours=[spot[x + dx, y + dy] for dx, dy in steps if (x + dx, y + dy) in spot],
        )
        for (x, y), code in spot.items()
    )


@pytest.fixture
def opened(page: Page, site):
    page.goto(site.add("/", PAGE.format(paths=squares(), extra='data-target="borough"')))
    return page


@pytest.fixture
def on_map(opened: Page):
    """The keyboard stands on the first area by name: Aam, in the north-west corner."""
    opened.locator("#before").focus()
    opened.keyboard.press("Tab")
    return opened


def active(page: Page) -> str:
    return page.evaluate(
        """() => {
          const id = document.querySelector('[data-map]').getAttribute('aria-activedescendant');
          return document.getElementById(id)?.getAttribute('aria-label').split(':')[0];
        }"""
    )


def press(page: Page, *keys: str) -> str:
    for key in keys:
        page.keyboard.press(key)
    return active(page)


def live(page: Page):
    return page.locator("[data-map-live]")


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.id")


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


def test_a_click_chooses_and_draws_no_ring(opened):
    opened.locator("#map-E08").click()

    assert opened.evaluate("calls") == [["borough", {"value": NAMES[8].lower()}]]
    expect(opened.locator(".map-ring")).to_have_count(0)
    assert press(opened, "ArrowRight") == NAMES[9]


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


def test_name_value_and_caveat_are_announced_politely(on_map):
    press(on_map, "ArrowRight", "ArrowRight")

    expect(live(on_map)).to_have_text(
        f"{NAMES[2]}: 9.9 made up offences. Recorded is not prevalence."
    )
    expect(live(on_map)).to_have_role("status")


def test_a_run_of_keys_is_announced_where_it_stops(on_map):
    on_map.evaluate(
        """() => {
          window.said = [];
          const live = document.querySelector('[data-map-live]');
          new MutationObserver(() => said.push(live.textContent)).observe(live, {childList: true});
          for (let n = 0; n < 5; n += 1) document.activeElement.dispatchEvent(
            new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}));
        }"""
    )
    expect(live(on_map)).to_contain_text(f"{NAMES[5]}:")

    assert len(on_map.evaluate("said")) == 1


def test_the_ring_lies_on_top_and_shows_on_any_fill(on_map):
    press(on_map, "ArrowDown")
    ring = on_map.locator("svg > :last-child")

    expect(ring).to_have_class("map-ring")
    outline = on_map.locator("#map-E06").get_attribute("d")
    lines = ring.locator("path").evaluate_all(
        """lines => lines.map(line => [line.getAttribute('d'), getComputedStyle(line).stroke,
             parseFloat(getComputedStyle(line).strokeWidth), getComputedStyle(line).fill])"""
    )
    assert [line[0] for line in lines] == [outline, outline]
    assert [line[1] for line in lines] == ["rgb(255, 255, 255)", "rgb(29, 32, 37)"]
    assert lines[0][2] - lines[1][2] >= 3  # light on both sides of dark
    assert [line[3] for line in lines] == ["none", "none"]


def test_forced_colours_give_the_ring_two_colours_of_the_system(on_map):
    on_map.emulate_media(forced_colors="active")

    strokes = on_map.locator(".map-ring path").evaluate_all(
        "lines => lines.map(line => getComputedStyle(line).stroke)"
    )
    assert strokes[0] != strokes[1]
    assert "rgb(29, 32, 37)" not in strokes


def test_the_ring_goes_with_the_focus(on_map):
    on_map.keyboard.press("Tab")

    expect(on_map.locator(".map-ring")).to_have_count(0)
    expect(on_map.locator(".map-tip")).to_be_hidden()
    on_map.keyboard.press("Shift+Tab")
    expect(on_map.locator(".map-ring")).to_have_count(1)


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


def test_a_map_drawn_anew_after_a_click_keeps_the_focus_without_a_ring(opened):
    opened.locator("#map-E08").click()
    opened.evaluate(
        """() => {
          const fresh = map.cloneNode(true);
          fresh.setAttribute('aria-activedescendant', '');
          fresh.querySelector('#map-E08').setAttribute('aria-selected', 'true');
          map.replaceWith(fresh);
        }"""
    )

    expect(opened.locator("#map")).to_be_focused()
    expect(opened.locator(".map-ring")).to_have_count(0)
    assert press(opened, "ArrowRight") == NAMES[9]


def test_the_label_can_be_pointed_at_and_stays(opened):
    tip = opened.locator(".map-tip")
    opened.locator("#map-E08").hover()
    expect(tip).to_have_text(f"{NAMES[8]}: 9.9 made up offences")

    tip.hover()
    opened.wait_for_timeout(400)  # longer than the time to cross
    expect(tip).to_be_visible()

    opened.mouse.move(900, 700)
    expect(tip).to_be_hidden()


def test_escape_closes_the_label_without_moving_the_pointer(opened):
    opened.locator("#map-E08").hover()
    expect(opened.locator(".map-tip")).to_be_visible()

    opened.keyboard.press("Escape")

    expect(opened.locator(".map-tip")).to_be_hidden()


def test_the_keyboard_sees_the_label_too_inside_the_window(on_map):
    on_map.set_viewport_size({"width": 320, "height": 400})
    press(on_map, "End")

    expect(on_map.locator(".map-tip")).to_have_text("Zed: 9.9 made up offences")
    expect(on_map.locator(".map-tip")).to_be_in_viewport(ratio=1)


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
