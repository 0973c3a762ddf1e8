"""Exit this page: each way out, to criteria E1 to E8 and E10. The page is made up."""

import re

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


def test_a_click_leaves_in_the_same_tab(opened):
    beside = len(opened.context.pages)
    button(opened).click()

    exited(opened)
    assert len(opened.context.pages) == beside


@pytest.mark.parametrize("modifier", ["Control", "Shift", "Meta"])
def test_a_key_held_during_the_click_does_not_leave_this_page_open(opened, modifier):
    beside = len(opened.context.pages)
    button(opened).click(modifiers=[modifier])

    exited(opened)
    assert len(opened.context.pages) == beside


def test_the_button_is_the_second_thing_after_the_skip_link(opened):
    names = []
    for _ in range(3):
        opened.keyboard.press("Tab")
        names.append(opened.evaluate("document.activeElement.textContent"))

    assert names == [
        "Skip to main content",
        "Exit this page now",
        "Emergency: Exit this page",
    ]


@pytest.mark.parametrize("tabs", [2, 3])
def test_enter_leaves_from_the_skip_link_and_from_the_button(opened, tabs):
    for _ in range(tabs):
        opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")

    exited(opened)


def test_without_script_the_button_is_a_link_that_leaves(plain: Page, site):
    site.add("/harmless", HARMLESS)
    plain.goto(site.add("/", HTML))

    plain.locator("#exit-this-page").click()

    exited(plain)


def test_the_back_button_shows_a_working_page(opened):
    button(opened).click()
    exited(opened)
    opened.go_back()

    expect(opened.locator("h1")).to_be_visible()
    for _ in range(3):
        opened.keyboard.press("Shift")
    exited(opened)


def test_a_page_kept_whole_by_the_browser_comes_back_uncovered(held_up):
    for _ in range(3):
        held_up.keyboard.press("Shift")
    expect(held_up.locator("h1")).to_be_hidden()

    held_up.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")

    expect(held_up.locator("h1")).to_be_visible()
    expect(held_up.get_by_role("alert")).to_have_count(0)
    expect(status(held_up)).to_have_text("")
    held_up.keyboard.press("Shift")
    expect(status(held_up)).to_have_text("Shift, press 2 more times to exit.")


def test_a_page_still_arriving_stays_covered(held_up):
    button(held_up).click()
    held_up.evaluate(
        "window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: false}))"
    )

    expect(held_up.locator("h1")).to_be_hidden()


def test_the_button_is_not_printed(opened):
    opened.emulate_media(media="print")

    expect(button(opened)).to_be_hidden()
    expect(opened.locator("h1")).to_be_visible()


def test_nothing_of_the_view_goes_along_and_nothing_is_kept(opened, site):
    button(opened).click()
    exited(opened)

    assert [seen for seen in site.seen if "harmless" in seen[0]] == [("/harmless", None)]
    assert opened.context.cookies() == []
    opened.go_back()
    assert opened.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_button_stays_in_sight(opened):
    opened.locator("#p59").scroll_into_view_if_needed()

    expect(button(opened)).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (320, 500)])
@pytest.mark.parametrize(("start", "key"), [("#p59", "Shift+Tab"), ("#find", "Tab")])
def test_what_has_the_focus_is_never_under_the_bar(opened, width, height, start, key):
    opened.set_viewport_size({"width": width, "height": height})
    opened.locator(start).focus()
    hidden = []
    for _ in range(58):
        opened.keyboard.press(key)
        bar, focus = opened.evaluate(
            """[document.querySelector('.exit-bar').getBoundingClientRect().bottom,
                document.activeElement.getBoundingClientRect().top]"""
        )
        if focus < bar and opened.evaluate("scrollY") > 0:
            hidden.append(focus)

    assert hidden == []


def test_two_copies_of_the_script_count_a_press_once(page, site):
    tag = '<script src="/assets/exit.js" defer></script>'
    page.goto(site.add("/", HTML.replace(tag, tag + tag)))

    page.keyboard.press("Shift")

    expect(button(page)).to_have_attribute("data-presses", "1")
    expect(page.locator(".exit-lights")).to_have_count(1)


def test_forced_colours_keep_a_lamp_that_is_on_apart(opened):
    opened.emulate_media(forced_colors="active")
    opened.keyboard.press("Shift")

    colours = opened.locator(".exit-light").evaluate_all(
        "lights => lights.map(light => getComputedStyle(light).backgroundColor)"
    )
    assert colours[0] != colours[1]
    assert re.fullmatch(
        r"[1-9]\d*px", button(opened).evaluate("e => getComputedStyle(e).borderWidth")
    )


def test_reduced_motion_is_respected(opened):
    opened.emulate_media(reduced_motion="reduce")

    assert button(opened).evaluate("e => getComputedStyle(e).transitionDuration") == "0s"
