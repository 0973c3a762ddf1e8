"""What only a browser shows of the partner area: its maps, its exit, its paper. All made up."""

import pytest
from playwright.sync_api import expect

from tests.browser.access.still import Look, prepare, violations
from tests.browser.access.targets import crowded
from tests.browser.access.test_axe import COLOURS, STRUCTURE, THINNED
from tests.browser.conftest import window
from tests.browser.devices import FAST
from tests.browser.inside import app_inside
from tests.browser.paper import SHEET, small_print
from tests.browser.settled import open_all
from tests.partner.packs import write_made_up_pack

PLACE = "partner/barking-and-dagenham"
MAP = "#partner-map-incidents"


@pytest.fixture(scope="module")
def partner(tmp_path_factory):
    """The real app with the partner area open on this machine; the address of its first page."""
    folder = tmp_path_factory.mktemp("packs")
    write_made_up_pack(folder)
    with app_inside(PARTNER="local", PARTNER_PACKS=str(folder)) as address:
        yield address


def open_maps(page, partner):
    page.goto(partner + PLACE)
    for name in ("incidents", "repeats"):
        expect(page.frame_locator(f"#partner-map-{name}").locator("path.ward")).to_have_count(115)
    return page


@pytest.fixture(scope="module")
def kept(keeper, partner):
    """The page for tests after which all that another looks at is as it was."""
    with window(keeper, FAST) as page:
        yield open_maps(page, partner)


@pytest.mark.parametrize("path", ["partner", PLACE, f"{PLACE}/chapter", "partner/camden"])
def test_axe_finds_no_violation(troubled_page, partner, path):
    page = troubled_page
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(partner + path)
    prepare(page, later=False)
    open_all(page)

    assert violations(page, Look(STRUCTURE)) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert crowded(page) == []
    page.evaluate(THINNED)
    for colours in ("none", "active"):
        page.emulate_media(forced_colors=colours)
        assert violations(page, Look(COLOURS)) == [], colours


def test_the_map_is_stamped_inside_its_own_picture(kept):
    inside = kept.frame_locator(MAP)
    stamp = inside.locator(".frame-stamp")
    kept.locator(MAP).scroll_into_view_if_needed()
    expect(stamp).to_be_visible()
    box, over = inside.locator(".folium-map").bounding_box(), stamp.bounding_box()

    expect(stamp).to_have_text("Made up")
    assert box["x"] < over["x"]
    assert over["y"] + over["height"] < box["y"] + box["height"]


def test_an_area_that_is_chosen_on_the_map_is_marked_in_the_table_and_said(kept):
    # Areas are drawn before they are fitted into the frame, which moves them.
    kept.locator(MAP).element_handle().content_frame().wait_for_load_state()
    kept.frame_locator(MAP).locator("path.look-withheld").first.click()

    section = kept.locator("#incidents")
    expect(section.locator("tr.chosen-row")).to_have_count(1)
    expect(section.locator("[data-map-said]")).to_contain_text("Withheld")
    expect(kept.locator("#repeats tr.chosen-row")).to_have_count(0)


def test_the_exit_works_with_the_focus_in_a_map_and_escape_leaves_it(page, partner):
    opened = open_maps(page, partner)
    opened.frame_locator(MAP).locator(".folium-map").focus()
    opened.keyboard.press("Escape")
    expect(opened.locator("#incidents [data-map-table]").first).to_be_focused()

    exit_link = opened.locator("#exit-this-page")
    exit_link.evaluate("(link, to) => { link.href = to }", f"{partner}privacy")
    opened.frame_locator(MAP).locator(".folium-map").focus()
    for _ in range(3):
        opened.keyboard.press("Shift")
    opened.wait_for_url("**/privacy")


def test_without_scripts_and_on_paper_the_picture_stands_in_for_the_frame(plain, page, partner):
    page.emulate_media(media="print")
    for one in (plain, page):
        one.goto(partner + PLACE)
        expect(one.locator("#incidents .area-map")).to_be_visible()
        expect(one.locator("#incidents iframe")).to_be_hidden()


@pytest.mark.parametrize("path", ["partner", PLACE, f"{PLACE}/chapter"])
def test_no_word_of_a_pack_is_printed_below_nine_points(page, partner, path):
    page.goto(partner + path)
    open_all(page)
    page.set_viewport_size({"width": SHEET, "height": 1000})

    assert small_print(page) == []
