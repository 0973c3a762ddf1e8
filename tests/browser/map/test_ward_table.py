"""The table of wards: it stays where it was scrolled to, and says what a search finds in it."""

import re

import pytest
from playwright.sync_api import expect

from components.ids import Hotspots

MAP = f"#{Hotspots.FRAME}"
# How far the row lies below the top of the pane that the table scrolls in.
DEPTH = """row => row.getBoundingClientRect().top
 - row.closest('.ward-table').getBoundingClientRect().top"""


@pytest.fixture
def opened(page, served):
    page.goto(f"{served}hotspots")
    expect(page.frame_locator(MAP).locator(".borough-name")).to_have_count(33)
    return page


def test_a_ward_chosen_in_the_table_stays_where_it_stood(opened):
    link = opened.get_by_role("link", name="Heathrow Villages")
    link.focus()
    opened.wait_for_timeout(500)  # rows that come into sight are given their heights
    before = opened.locator("tr", has=link).evaluate(DEPTH)
    opened.keyboard.press("Enter")

    row = opened.locator("tr.chosen-row")
    expect(row).to_contain_text("Heathrow Villages")
    assert row.evaluate(DEPTH) == pytest.approx(before, abs=1)
    expect(opened.locator(MAP)).to_be_in_viewport(ratio=0.8)


def test_another_ward_leaves_one_row_marked_and_the_search_as_it_was(opened):
    opened.get_by_role("link", name="Heathrow Villages").click()
    expect(opened.locator("tr.chosen-row")).to_contain_text("Heathrow Villages")
    opened.locator(f"#{Hotspots.SEARCH}").fill("barnet")
    rows = opened.locator(f"#{Hotspots.TABLE} tbody tr:visible")
    expect(rows).to_have_count(24)

    rows.get_by_role("link", name="Edgware", exact=True).click()

    expect(opened.locator("tr.chosen-row")).to_have_count(1)
    expect(opened.locator("tr.chosen-row")).to_contain_text("Edgware")
    expect(rows).to_have_count(24)
    expect(opened.locator(":focus")).to_have_text("Edgware")


def test_what_a_search_finds_is_said_in_the_words_of_the_server_and_named_in_the_address(opened):
    box, found = opened.locator(f"#{Hotspots.SEARCH}"), opened.locator(f"#{Hotspots.FOUND}")
    box.fill("barnet")
    expect(found).to_have_text("“barnet” is in the name or borough of 24 of 684 wards.")
    opened.wait_for_url(re.compile(r"[?&]q=barnet"))

    opened.locator(f"#{Hotspots.VIEW}").select_option("boroughs")
    expect(found).to_have_text("“barnet” is in the name of 1 of 33 boroughs.")
    opened.locator(f"#{Hotspots.TABLE}").get_by_role("link", name="Barnet").first.click()
    for typed, said in (
        ("$& {number}", "No ward or borough on this map has “$& {number}” in its name."),
        ("", "33 boroughs in the table and on the map."),
    ):
        box.fill(typed)
        expect(found).to_have_text(said)
    opened.wait_for_url(lambda address: "q=" not in address and "ward=E09000003" in address)
