"""What only a browser can tell of the ward maps."""

import re
from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from components.ids import Hotspots
from tests.browser.conftest import window
from tests.browser.devices import FAST
from tests.browser.settled import asked_until

MAP = f"#{Hotspots.FRAME}"


def open_map(page, served):
    page.goto(f"{served}hotspots")
    expect(page.frame_locator(MAP).locator("path.ward")).to_have_count(684)
    # Names are written last, when the map has its size.
    expect(page.frame_locator(MAP).locator(".borough-name")).to_have_count(33)
    return page


@pytest.fixture
def opened(page, served):
    return open_map(page, served)


@pytest.fixture(scope="module")
def kept(keeper, served):
    """The page for all tests that leave it as it was, but for the focus."""
    with window(keeper, FAST) as page:
        yield open_map(page, served)


@pytest.fixture
def untouched(kept):
    kept.evaluate("document.activeElement.blur()")
    return kept


def test_the_map_its_key_and_its_caveats_are_in_sight_inside_the_frame(untouched):
    inside = untouched.frame_locator(MAP)

    caveat = inside.get_by_text("A hotspot is a place where more was reported")
    caveat.scroll_into_view_if_needed()
    expect(caveat).to_be_in_viewport()
    expect(inside.locator(".frame-key li").first).to_be_visible()
    box = inside.locator(".folium-map").bounding_box()
    ward = inside.locator("path.ward[fill='url(#look-more-depends)']").first

    def lies_in_the_box():  # the map is fitted some time after its names
        return box["x"] < ward.bounding_box()["x"] < box["x"] + box["width"]

    assert asked_until(untouched, lies_in_the_box, wanted=True)
    assert box["height"] > 300


PAINTED = """() => performance.timeOrigin
  + performance.getEntriesByName('first-contentful-paint')[0].startTime"""


def test_the_map_is_asked_for_once_the_page_is_painted(page, served):
    with page.expect_request_finished(lambda one: "/hotspots/map?" in one.url) as asked:
        page.goto(f"{served}hotspots")

    assert asked.value.timing["startTime"] > page.evaluate(PAINTED)


NO_ROOM = """() => {
  document.querySelector('.folium-map').style.width = '11px';
  map_london.invalidateSize({ animate: false });
}"""
ROOM = "() => { document.querySelector('.folium-map').style.width = ''; }"
MADE = "() => { window.dispatchEvent(new Event('load')); }"


def test_a_map_that_gets_its_room_late_is_fitted_all_the_same(untouched):
    inside = untouched.frame_locator(MAP).locator("html")

    def zoom():
        return inside.evaluate("() => map_london.getZoom()")

    before = zoom()
    for step in (NO_ROOM, f"() => {{ ({ROOM})(); ({MADE})(); }}"):
        inside.evaluate(step)

    assert asked_until(untouched, zoom, before) == before


def test_a_ward_asked_for_while_there_is_no_room_is_shown_once_there_is(opened):
    inside = opened.frame_locator(MAP)
    inside.locator("html").evaluate(NO_ROOM)
    opened.get_by_role("link", name="Heathrow Villages").click()
    expect(opened.locator(f"#{Hotspots.WARD}")).to_contain_text("Heathrow Villages")

    inside.locator("html").evaluate(ROOM)

    expect(inside.locator(".ward-named")).to_have_text("Heathrow Villages")
    assert inside.locator("html").evaluate("() => map_london.getZoom()") == pytest.approx(11.4)


def test_another_measure_redraws_the_map_without_a_new_entry_in_the_history(opened):
    entries = opened.evaluate("history.length")

    opened.locator(f"#{Hotspots.VIEW}").select_option("rate")

    expect(opened.frame_locator(MAP).locator("h1")).to_have_text("Recorded rates of wards: London")
    expect(opened.locator(f"#{Hotspots.WORDS}")).to_contain_text("Recorded rates of wards")
    opened.wait_for_url(re.compile("view=rate"))
    assert opened.evaluate("history.length") == entries


def test_another_measure_gives_the_same_outlines_other_fills_words_and_key(opened):
    inside = opened.frame_locator(MAP)
    inside.locator("html").evaluate("root => { root.dataset.kept = 'yes' }")
    dark = inside.locator("path.ward[fill='url(#look-more-depends)']").count()

    opened.locator(f"#{Hotspots.PERIOD}").select_option("2022-07-31")

    expect(inside.locator(".frame-sub")).to_contain_text("July 2022")
    expect(inside.locator("html[data-kept]")).to_have_count(1)
    assert inside.locator("path.ward[fill='url(#look-more-depends)']").count() != dark
    expect(inside.locator(".frame-caveats li")).to_have_count(5)


def test_boroughs_get_outlines_of_their_own(opened):
    opened.locator(f"#{Hotspots.VIEW}").select_option("boroughs")

    expect(opened.frame_locator(MAP).locator("path.ward")).to_have_count(33)
    expect(opened.locator(f"#{Hotspots.TABLE} tbody tr")).to_have_count(33)
    opened.locator(f"#{Hotspots.VIEW}").select_option("rate")
    expect(opened.frame_locator(MAP).locator("path.ward")).to_have_count(684)


def test_a_ward_chosen_in_the_table_is_marked_on_the_map_and_said_in_full(opened):
    opened.get_by_role("link", name="Heathrow Villages").focus()
    opened.keyboard.press("Enter")

    expect(opened.locator(f"#{Hotspots.WARD}")).to_contain_text("travellers and airport staff")
    expect(opened.frame_locator(MAP).locator("path.ward.found")).to_have_count(1)
    expect(opened.frame_locator(MAP).locator(".ward-named")).to_have_text("Heathrow Villages")


def test_a_ward_chosen_on_the_map_is_said_in_full_on_the_page(page, served):
    page.goto(f"{served}hotspots?borough=hillingdon")
    expect(page.frame_locator(MAP).locator("path.ward")).to_have_count(21)
    # Wards are drawn before they are fitted into the frame, which moves them.
    page.locator(MAP).element_handle().content_frame().wait_for_load_state()
    page.frame_locator(MAP).locator("path.look-listed").first.click()

    expect(page.locator(f"#{Hotspots.WARD} h2")).to_contain_text("Hillingdon")


def test_typing_a_name_leaves_only_those_wards_in_the_table(untouched):
    rows = untouched.locator(f"#{Hotspots.TABLE} tbody tr:visible")
    untouched.locator(f"#{Hotspots.SEARCH}").fill("mile end")

    expect(rows).to_have_count(1)
    expect(untouched.locator(f"#{Hotspots.FOUND}")).to_contain_text("1 of 684 wards")
    untouched.locator(f"#{Hotspots.SEARCH}").fill("")
    expect(rows).to_have_count(684)


def test_rows_that_a_search_leaves_stand_without_gaps(untouched):
    """Groups of rows keep their room while they are out of sight; those a search empties do not."""
    untouched.locator(f"#{Hotspots.SEARCH}").fill("park")
    rows = untouched.locator(f"#{Hotspots.TABLE} tbody tr:visible")
    expect(rows).not_to_have_count(684)
    expect(untouched.locator(f"#{Hotspots.TABLE} tbody tr[hidden]").first).to_be_hidden()

    gaps = untouched.locator(f"#{Hotspots.TABLE}").evaluate(
        """table => {
          const shown = [...table.querySelectorAll('tbody tr:not([hidden])')]
            .map(row => row.getBoundingClientRect());
          return shown.slice(1).map((row, at) => row.top - shown[at].bottom);
        }"""
    )

    untouched.locator(f"#{Hotspots.SEARCH}").fill("")
    expect(rows).to_have_count(684)
    assert len(gaps) > 20
    assert max(map(abs, gaps)) < 1


def test_a_search_can_be_undone_after_a_ward_was_chosen(opened):
    opened.locator(f"#{Hotspots.SEARCH}").fill("mile end")
    opened.get_by_role("link", name="Mile End").focus()
    opened.keyboard.press("Enter")
    expect(opened.locator(f"#{Hotspots.WARD} h2")).to_contain_text("Mile End")
    expect(opened.locator(f"#{Hotspots.TABLE} tbody tr:visible")).to_have_count(1)

    opened.locator(f"#{Hotspots.SEARCH}").fill("")

    expect(opened.locator(f"#{Hotspots.TABLE} tbody tr:visible")).to_have_count(684)


def test_three_presses_of_shift_inside_the_map_leave_the_page(opened):
    opened.locator("#exit-this-page").evaluate("link => { link.href = 'privacy' }")
    opened.frame_locator(MAP).locator(".folium-map").focus()

    for _ in range(3):
        opened.keyboard.press("Shift")

    opened.wait_for_url("**/privacy")


def test_another_key_inside_the_map_ends_the_count(opened):
    opened.frame_locator(MAP).locator(".folium-map").focus()

    for key in ("Shift", "Shift", "ArrowLeft", "Shift"):
        opened.keyboard.press(key)

    expect(opened.locator("#exit-status")).to_have_text("Shift, press 2 more times to exit.")
    expect(opened.locator("html.exiting")).to_have_count(0)


def test_escape_leads_out_of_the_map(untouched):
    untouched.frame_locator(MAP).locator(".folium-map").focus()

    untouched.keyboard.press("Escape")

    expect(untouched.locator(f"#{Hotspots.SEARCH}")).to_be_focused()


def test_a_message_that_is_not_from_the_map_is_not_heard(untouched):
    untouched.evaluate(
        "window.postMessage({type: 'key', phase: 'keydown', key: 'Escape'}, location.origin)"
    )
    untouched.evaluate("new Promise(done => setTimeout(done, 100))")

    expect(untouched.locator(f"#{Hotspots.SEARCH}")).not_to_be_focused()


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_needs_no_sideways_scrolling_and_the_map_stays_large(page, served, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{served}hotspots")

    inside = page.frame_locator(MAP)
    expect(inside.locator("path.ward")).to_have_count(684)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert inside.locator(".folium-map").bounding_box()["height"] >= 240
    assert inside.locator("html").evaluate("root => root.scrollWidth") <= width


def test_without_scripts_the_choices_and_the_table_work(plain, served):
    plain.goto(f"{served}hotspots")
    plain.locator(f"#{Hotspots.BOROUGH}").select_option("camden")
    plain.locator(f"#{Hotspots.FORM} button").click()

    expect(plain.locator(f"#{Hotspots.TABLE} tbody tr")).to_have_count(20)
    expect(plain.frame_locator(MAP).locator(".frame-caveats")).to_be_attached()


def test_the_map_is_a_picture_of_the_server_without_scripts(plain, served):
    plain.goto(f"{served}hotspots")
    picture = plain.locator(".ward-picture")

    expect(picture).to_be_visible()
    assert plain.locator(".hotspot-frame").is_hidden()
    picture.scroll_into_view_if_needed()
    plain.wait_for_load_state("networkidle")
    assert picture.bounding_box()["height"] > 300


# As where the page's script has come before the page is painted for the first time.
IN_TIME = """new MutationObserver((_, watch) => {
  document.documentElement.classList.add('with-scripts');
  watch.disconnect();
}).observe(document, { childList: true })"""


def test_the_map_on_paper_is_the_same_picture_and_is_fetched_for_paper_alone(page, served):
    asked = []
    page.add_init_script(IN_TIME)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{served}hotspots")
    page.wait_for_load_state("networkidle")
    assert [one for one in asked if "map.svg" in one] == []

    printed = PdfReader(
        BytesIO(page.pdf(format="A4", print_background=True, page_ranges="1-5"))
    ).pages
    names = ("Hillingdon", "Havering", "Bromley", "in a group that is not distinguishable")
    found = [sheet.extract_text() for sheet in printed]
    assert len([one for one in asked if "map.svg" in one]) == 1
    assert any(all(name in words for name in names) for words in found)
