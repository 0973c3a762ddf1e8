"""The search box with its list open, and postcodes, which never leave the browser.

Every postcode is made up: the area ZZ is nowhere.
"""

import re
from urllib.parse import unquote_plus

import pytest

from components.ids import Evidence
from components.pages.search.page import SOME
from tests.browser.access.still import Look, prepare, violations
from tests.browser.access.targets import crowded
from tests.browser.access.test_axe import TAGS
from tests.browser.conftest import window
from tests.browser.devices import FAST
from tests.browser.inside import app_inside
from tests.placed import release_with_postcodes


@pytest.fixture(scope="module")
def placed(tmp_path_factory):
    """The real app on a release that can place postcodes."""
    folder = release_with_postcodes(tmp_path_factory.mktemp("release") / "placed")
    with app_inside(RELEASE_DIR=str(folder)) as address:
        yield address


@pytest.fixture(scope="module")
def kept(keeper, served, placed):
    """The first page of both, for tests after which nothing is in the box, by address."""
    with window(keeper, FAST) as one, window(keeper, FAST) as other:
        pages = {served: one, placed: other}
        for address, page in pages.items():
            box_of(page, address)
        yield pages


def sent_by(page):
    """Note every address that is asked for, and what goes with it."""
    seen = []
    page.on("request", lambda one: seen.append(f"{unquote_plus(one.url)} {one.post_data or ''}"))
    return seen


def box_of(page, served, path="", width=1280):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{served}{path}")
    return page.locator("#site-search" if width >= 500 else "#search-page")


def asks_for_no_more_than(seen, *districts):
    asked = [one for one in seen if "postcodes/" in one]
    assert [re.search(r"postcodes/(\w+)\.json", one)[1] for one in asked] == list(districts)
    assert not any(re.search(r"9z[ab]|9 z|zz9 ?9", one, re.IGNORECASE) for one in seen), seen


@pytest.mark.parametrize("typed", ["ZZ9 9ZA", "zz99za", "ZZ9 9za in Croydon", "ZZ9-9ZA"])
def test_a_postcode_is_looked_up_in_the_browser_and_only_its_district_is_asked_for(
    page, placed, typed
):
    seen = sent_by(page)
    box = box_of(page, placed, "privacy")
    box.press_sequentially(typed, delay=15)
    page.wait_for_timeout(300)  # whatever were suggested would be asked for by now
    box.press("Enter")

    page.wait_for_url("**/ward/fairfield-croydon")
    asks_for_no_more_than(seen, "ZZ9")
    assert not page.evaluate("JSON.stringify([history.state, localStorage, sessionStorage])").count(
        "9ZA"
    )
    page.go_back()
    assert "9Z" not in page.url
    assert page.locator("#site-search").input_value() == ""


def test_a_postcode_that_is_not_there_is_said_to_be_none_with_every_borough(page, placed):
    seen = sent_by(page)
    box = box_of(page, placed)
    box.fill("ZZ9 9ZZ")
    box.press("Enter")

    panel = page.locator(".site-search-form .search-panel")
    panel.get_by_text("This postcode is not among London’s.").wait_for()
    assert panel.get_by_role("link").count() == 33
    asks_for_no_more_than(seen, "ZZ9")


def test_without_the_directory_the_box_says_so_and_offers_every_borough(troubled_page, served):
    page = troubled_page  # a file that is not there is a line in the console
    seen = sent_by(page)
    box = box_of(page, served)
    box.fill("zz9 9zb")
    box.press("Enter")

    panel = page.locator(".site-search-form .search-panel")
    panel.get_by_text("Postcodes are not loaded here. Please choose your borough.").wait_for()
    panel.get_by_role("link", name="Croydon").click()
    page.wait_for_url("**/borough/croydon")
    asks_for_no_more_than(seen, "ZZ9")


@pytest.mark.parametrize("typed", ["ZZ9", "zz9 ", "ZZ9 9"])
def test_the_beginning_of_a_postcode_is_told_how_to_go_on_while_it_is_typed(
    kept, placed, served, typed
):
    for address, words in ((placed, "type the whole postcode"), (served, "are not loaded here")):
        page = kept[address]
        seen = sent_by(page)
        box = page.locator("#site-search")
        box.press_sequentially(typed)

        panel = page.locator(".site-search-form .search-panel")
        panel.get_by_text(words).wait_for()
        assert panel.get_by_role("link").count() == 33
        assert page.locator(".site-search-form [role=option]:visible").count() == 0
        asks_for_no_more_than(seen)
        box.fill("fairf")
        page.get_by_role("option").first.wait_for()
        assert panel.is_hidden()
        box.fill("")


def test_the_beginning_of_a_postcode_is_not_sent_either(kept, served):
    page = kept[served]
    seen = sent_by(page)
    box = page.locator("#site-search")
    box.press_sequentially("ZZ9 9", delay=15)
    page.wait_for_timeout(300)
    box.press("Enter")

    page.get_by_text("This looks like the beginning of a postcode, and was not sent.").wait_for()
    asks_for_no_more_than(seen)
    box.fill("")


def test_without_scripts_the_browser_refuses_to_send_a_postcode_and_sends_other_words(
    plain, served
):
    seen = sent_by(plain)
    for path, box in (
        ("privacy", "#site-search"),
        ("evidence", f"#{Evidence.WORDS}"),
        ("search", "#search-page"),
    ):
        plain.goto(f"{served}{path}")
        for typed in ("ZZ9 9ZA", "ZZ9 9"):
            plain.locator(box).fill(typed)
            plain.locator(box).press("Enter")
            plain.wait_for_timeout(200)
            assert plain.url == f"{served}{path}"
            asks_for_no_more_than(seen)
        plain.locator(box).fill("fairfield")
        plain.locator(box).press("Enter")
        plain.wait_for_url("**?*q=fairfield*")
    assert "A whole postcode never leaves your browser" in plain.locator("main").inner_text()


def test_the_box_is_a_combobox_by_keyboard(page, served):
    box = box_of(page, served)
    assert box.get_attribute("role") == "combobox"
    assert box.get_attribute("aria-autocomplete") == "list"
    assert box.get_attribute("aria-expanded") == "false"
    box.press_sequentially("fairf")

    form = page.locator(".site-search-form")
    options = form.get_by_role("option")
    options.first.wait_for()
    listbox = form.get_by_role("listbox", name="Suggestions")
    assert box.get_attribute("aria-expanded") == "true"
    assert box.get_attribute("aria-controls") == listbox.get_attribute("id")
    assert box.get_attribute("aria-activedescendant") is None
    assert 0 < options.count() <= 10
    assert re.fullmatch(r"\d+ suggestions", form.locator("[role=status]").first.inner_text())

    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    assert options.first.get_attribute("aria-selected") == "true"
    box.press("ArrowUp")
    assert options.last.get_attribute("aria-selected") == "true"
    assert form.locator('[aria-selected="true"]').count() == 1
    assert box.evaluate("one => one === document.activeElement")

    # Keys that move among the words leave the list, so that Enter sends what is written.
    for key in ("Home", "End", "ArrowLeft", "ArrowRight"):
        box.press("ArrowDown")
        box.press(key)
        assert box.get_attribute("aria-activedescendant") is None, key
        assert form.locator('[aria-selected="true"]').count() == 0, key

    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert box.get_attribute("aria-activedescendant") is None
    assert box.input_value() == "fairf"
    box.press("Escape")
    assert box.input_value() == ""

    box.press_sequentially("fairfield, croy")
    options.first.wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/ward/fairfield-croydon")


def test_enter_without_a_choice_sends_the_form_and_leaving_the_box_closes_the_list(page, served):
    box = box_of(page, served)
    box.press_sequentially("croy")
    page.locator(".site-search-form [role=option]").first.wait_for()
    box.press("Tab")
    assert box.get_attribute("aria-expanded") == "false"
    box.press("Enter")
    page.wait_for_url("**/search?q=croy")


def test_a_suggestion_that_is_pressed_opens_and_only_this_site_is_asked(page, served):
    box = box_of(page, served)
    box.press_sequentially("hackney")
    page.locator(".site-search-form [role=option]").first.click()
    page.wait_for_url("**/borough/hackney")
    assert page.evaluate("document.cookie + localStorage.length + sessionStorage.length") == "00"


def test_what_suggestions_are_is_seen_before_them_and_read_out_where_they_are_not_just_that(
    page, served
):
    for width in (1280, 320):
        box = box_of(page, served, "search", width)
        form = box.locator("xpath=ancestor::form")
        heard = form.locator("[role=status]").first
        box.fill("temporary accommodation")
        seen = form.get_by_text(SOME, exact=True)
        seen.wait_for()
        assert re.fullmatch(rf"{re.escape(SOME)} \d+ suggestions", heard.inner_text())
        first = form.get_by_role("option").first
        assert seen.bounding_box()["y"] < first.bounding_box()["y"]
        seen.click()  # it is no suggestion, and the list stays open
        assert first.is_visible()

        box.fill("croyden")
        near = form.get_by_text(
            "Nothing here is called “croyden”. The nearest in spelling:", exact=True
        )
        near.wait_for()
        box.fill("croydon")
        near.wait_for(state="hidden")
        assert re.fullmatch(r"\d+ suggestions?", heard.inner_text())


def test_on_a_phone_what_is_typed_has_the_whole_line_and_what_was_found_comes_first(page, served):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{served}borough/croydon")
    box = page.locator("#site-search")
    beside = box.bounding_box()["width"]
    box.click()
    alone = box.bounding_box()["width"]
    page.goto(f"{served}search?q=temporary+accommodation")

    assert beside < 160
    assert alone > 260
    assert page.locator("#site-search").bounding_box()["width"] == alone  # no name beside it
    first = page.locator(".search-results li").first.bounding_box()
    assert first["y"] + first["height"] < 422  # half of the window
    assert first["y"] < page.locator(".search-note").first.bounding_box()["y"]


@pytest.mark.parametrize("words", ["ham", "temporary accommodation"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_with_the_list_open_and_each_suggestion_is_as_high_as_a_finger(
    page, served, width, words
):
    box = box_of(page, served, "search", width)
    box.fill(words)
    page.locator("[role=option]:visible").first.wait_for()

    prepare(page, later=False)
    assert violations(page, Look({"runOnly": {"type": "tag", "values": TAGS}})) == []
    assert crowded(page) == []
    heights = page.locator("[role=option]:visible").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 24
    assert page.evaluate("document.documentElement.scrollWidth") <= width
