"""The table of wards stays where its reader had scrolled it to."""

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
