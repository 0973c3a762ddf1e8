"""Exit this page by three presses of Shift, to criteria E3 to E6. The page is made up."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.exit.exit_page import HARMLESS, HTML, button, exited, opened_page, status


@pytest.fixture
def opened(page: Page, site):
    return opened_page(page, site)


@pytest.fixture
def held_up(opened: Page):
    """The next page never arrives: what is seen meanwhile stays to be looked at."""
    opened.route("**/harmless", lambda route: route.fulfill(status=204))
    return opened


@pytest.fixture
def stopped_clock(context, page: Page, site):  # noqa: ARG001 - a clock is of all its pages
    site.add("/harmless", HARMLESS)
    page.clock.install()
    page.goto(site.add("/", HTML))
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    return page


def test_three_presses_of_shift_leave(opened):
    for _ in range(3):
        opened.keyboard.press("Shift")

    exited(opened)


def test_presses_count_while_typing_in_a_field(opened):
    opened.locator("#find").focus()
    for _ in range(3):
        opened.keyboard.press("Shift")

    exited(opened)


def test_each_press_is_announced_and_lights_a_lamp(opened):
    lights = opened.locator(".exit-lights")

    opened.keyboard.press("Shift")
    expect(status(opened)).to_have_text("Shift, press 2 more times to exit.")
    expect(lights).to_be_visible()
    expect(opened.locator(".exit-light")).to_have_count(3)
    expect(button(opened)).to_have_attribute("data-presses", "1")

    opened.keyboard.press("Shift")
    expect(status(opened)).to_have_text("Shift, press 1 more time to exit.")
    colours = opened.locator(".exit-light").evaluate_all(
        "lights => lights.map(light => getComputedStyle(light).backgroundColor)"
    )
    assert colours[0] == colours[1] != colours[2]


def test_the_lights_do_not_change_the_size_of_the_button(opened):
    before = button(opened).bounding_box()

    opened.keyboard.press("Shift")

    expect(opened.locator(".exit-lights")).to_be_visible()
    assert button(opened).bounding_box() == before


def test_the_third_press_covers_the_page_at_once_and_says_so(held_up):
    for _ in range(3):
        held_up.keyboard.press("Shift")

    expect(held_up.get_by_role("alert")).to_have_text("Loading.")
    expect(held_up.locator("h1")).to_be_hidden()
    expect(held_up.locator("body")).not_to_contain_text("Paragraph", use_inner_text=True)
    assert held_up.locator(".exit-cover").bounding_box() == {
        "x": 0,
        "y": 0,
        "width": 1280,
        "height": 800,
    }


@pytest.mark.parametrize("key", ["a", "Escape", "Tab", "Control", "ArrowDown"])
def test_any_other_key_starts_the_count_again(opened, key):
    opened.keyboard.press("Shift")
    opened.keyboard.press("Shift")
    opened.keyboard.press(key)

    # Long before the count would expire by itself.
    expect(opened.locator(".exit-lights")).to_be_hidden(timeout=3000)
    opened.keyboard.press("Shift")
    expect(status(opened)).to_have_text("Shift, press 2 more times to exit.")


def test_shift_held_for_a_capital_does_not_count(opened):
    opened.locator("#find").focus()
    for letter in "ABC":
        opened.keyboard.press(f"Shift+{letter}")

    expect(opened.locator("#find")).to_have_value("ABC")
    expect(status(opened)).to_have_text("")
    expect(opened.locator(".exit-lights")).to_have_count(0)


@pytest.mark.parametrize("other", ["Control", "Alt", "Meta"])
def test_shift_pressed_beside_another_modifier_does_not_count(opened, other):
    opened.keyboard.down(other)
    opened.keyboard.press("Shift")
    opened.keyboard.up(other)

    expect(opened.locator(".exit-lights")).to_have_count(0)


def test_shift_held_for_a_selection_does_not_count(opened):
    opened.locator("h1").click(modifiers=["Shift"])

    expect(opened.locator(".exit-lights")).to_have_count(0)


def test_a_key_held_down_is_one_press(opened):
    for _ in range(4):
        opened.keyboard.down("Shift")
    opened.keyboard.up("Shift")

    expect(status(opened)).to_have_text("Shift, press 2 more times to exit.")


def test_each_press_has_five_seconds_and_starts_them_anew(stopped_clock):
    page = stopped_clock
    page.keyboard.press("Shift")
    page.clock.run_for(4900)
    page.keyboard.press("Shift")
    page.clock.run_for(4900)
    expect(status(page)).to_have_text("Shift, press 1 more time to exit.")

    page.keyboard.press("Shift")

    exited(page)


def test_after_five_seconds_the_count_expires_and_says_so(stopped_clock):
    page = stopped_clock
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.clock.run_for(5001)

    expect(status(page)).to_have_text("Exit this page expired.")
    expect(page.locator(".exit-lights")).to_be_hidden()
    page.keyboard.press("Shift")
    expect(status(page)).to_have_text("Shift, press 2 more times to exit.")


def test_escape_three_times_does_not_leave(opened):
    for _ in range(3):
        opened.keyboard.press("Escape")

    expect(opened.locator("h1")).to_be_visible()
