"""Exit this page: each way out, to criteria E1 to E8 and E10. The page is made up."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

FILLING = "".join(f'<p><a href="#p{n}" id="p{n}">Paragraph {n}</a></p>' for n in range(60))
HTML = f"""<!doctype html><html lang="en-GB"><head><title>Boroughs</title>
<link rel="stylesheet" href="/assets/exit.css">
<script src="/assets/exit.js" defer></script></head><body>
<a class="skip" href="#main">Skip to main content</a>
<a class="skip" href="#exit-this-page" data-exit>Exit this page now</a>
<div class="exit-bar"><a id="exit-this-page" class="exit" href="/harmless"
 rel="nofollow noreferrer" data-exit><span>Emergency: </span>Exit this page</a></div>
<div id="exit-status" role="status"></div>
<main id="main"><h1>Figures</h1><label>Find <input id="find"></label>{FILLING}</main>
</body></html>"""
HARMLESS = '<!doctype html><html lang="en"><title>Weather</title>Sunny'


@pytest.fixture
def opened(page: Page, site):
    site.add("/harmless", HARMLESS)
    page.goto(site.add("/", HTML) + "?borough=camden")
    return page


@pytest.fixture
def stopped_clock(page: Page, site):
    site.add("/harmless", HARMLESS)
    page.clock.install()
    page.goto(site.add("/", HTML))
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    return page


@pytest.fixture
def held_up(opened: Page):
    """The next page never arrives: what is seen meanwhile stays to be looked at."""
    opened.route("**/harmless", lambda route: route.fulfill(status=204))
    return opened


def exited(page: Page) -> None:
    page.wait_for_url("**/harmless")


def status(page: Page):
    return page.locator("#exit-status")


def button(page: Page):
    return page.locator("#exit-this-page")


def test_a_click_leaves_in_the_same_tab(opened):
    button(opened).click()

    exited(opened)
    assert len(opened.context.pages) == 1


@pytest.mark.parametrize("modifier", ["Control", "Shift", "Meta"])
def test_a_key_held_during_the_click_does_not_leave_this_page_open(opened, modifier):
    button(opened).click(modifiers=[modifier])

    exited(opened)
    assert len(opened.context.pages) == 1


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


def test_without_script_the_button_is_a_link_that_leaves(browser: Browser, site):
    site.add("/harmless", HARMLESS)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.add("/", HTML))

    page.locator("#exit-this-page").click()

    exited(page)
    context.close()


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
    expect(opened.locator(".exit-lights")).to_be_hidden(timeout=1000)
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
