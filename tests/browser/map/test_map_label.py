"""What a map says and shows of the area that has the keyboard or the pointer. It is made up."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.map.map_page import NAMES, live, on_first_area, opened_map, press

pytestmark = pytest.mark.usefixtures("stub_dash")


@pytest.fixture
def opened(page: Page, site):
    return opened_map(page, site)


@pytest.fixture
def on_map(opened: Page):
    return on_first_area(opened)


def test_a_click_chooses_and_draws_no_ring(opened):
    opened.locator("#map-E08").click()

    assert opened.evaluate("calls") == [["borough", {"value": NAMES[8].lower()}]]
    expect(opened.locator(".map-ring")).to_have_count(0)
    assert press(opened, "ArrowRight") == NAMES[9]


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
