"""Parts that come as HTML, in a real browser."""

import re

from playwright.sync_api import expect


def test_every_part_stands_once_after_each_choice(page, served):
    page.goto(served)
    expect(page.locator("#static-page")).to_have_count(0)

    for indicator in ("da_homicide_victims", "da_offences_rate"):
        page.select_option("#london-indicator", indicator)
        expect(page).to_have_url(re.compile(f"indicator={indicator}(&|$)"))
        expect(page.locator("#london-table caption")).to_have_count(1)
        expect(page.locator("#london-map [role=listbox] path[role=option]")).to_have_count(33)
        expect(page.locator("#london-trend .figure-heading")).to_have_count(1)
        page.locator("#london-trend .chart").hover()
        expect(page.locator("#london-trend .js-plotly-plot")).to_have_count(1)


def test_the_chosen_borough_is_marked_in_the_table_and_on_the_map(page, served):
    page.goto(served)
    expect(page.locator("#static-page")).to_have_count(0)

    page.select_option("#london-borough", "croydon")

    expect(page.locator("#london-table .chosen-row th")).to_have_text("Croydon")
    expect(page.locator("#london-map .area[aria-selected=true]")).to_have_attribute(
        "data-slug", "croydon"
    )
    expect(page.locator("#london-sentence")).to_contain_text("Croydon")
