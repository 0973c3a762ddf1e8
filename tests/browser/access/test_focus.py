"""A part of a page that is drawn anew leaves the focus where the reader had it."""

import pytest
from playwright.sync_api import Page, expect

from components.ids import Compare, Drill, Hotspots, London
from tests.browser.settled import open_settled

PANEL = """<p><a href="/a?order=name">Name <span aria-hidden="true">▲</span></a>
<a href="/a?order=count">Counted</a></p>
<details class="picture"><summary>Picture</summary></details>
<details class="picture"><summary>Picture</summary></details>
<div class="table-box" tabindex="0" role="region" aria-label="Year to June">Table</div>
<button id="retry">Try now</button>"""
MADE_UP = f"""<!doctype html><html lang="en-GB"><head><title>Boroughs</title>
<script src="/assets/focus.js" defer></script></head><body><main id="main">
<a href="/else">Elsewhere</a><section id="panel">{PANEL}</section></main></body></html>"""
CONTROLS = ':is(a[href], button, summary, [tabindex="0"])'
# One control of each kind in each panel: its number in the panel.
KINDS = """([panels, controls]) => panels.flatMap(id => {
  const kinds = new Map();
  document.querySelectorAll(`#${id} ${controls}`).forEach((one, number) => {
    const kind = [one.tagName, one.className, one.closest('th, td, li, figure')?.tagName].join();
    if (one.checkVisibility() && !kinds.has(kind)) kinds.set(kind, [id, number]);
  });
  return [...kinds.values()];
})"""
# Draws the panels anew while one control has the focus, and tells whether such a one has it then.
REDRAW = """async ([panel, number, controls, box, value]) => {
  const one = document.querySelectorAll(`#${panel} ${controls}`)[number];
  one.focus();
  const place = document.getElementById(panel);
  const drawn = new Promise(go => new MutationObserver(go).observe(
    place, {childList: true, subtree: true}));
  dash_clientside.set_props(box, {value});
  await drawn; // for ever where nothing is: then the test is at fault
  await new Promise(go => setTimeout(go, 50));
  const here = document.activeElement;
  return place.contains(here) && here.tagName === one.tagName && here.className === one.className;
}"""


def redrawn(page: Page, html: str) -> None:
    page.evaluate("html => { document.getElementById('panel').innerHTML = html; }", html)


def focused(page: Page) -> str:
    return page.evaluate(
        "document.activeElement.id || document.activeElement.textContent.split(' ')[0]"
    )


@pytest.mark.parametrize(
    ("held", "after", "then"),
    [
        ('[href*="name"]', PANEL.replace("▲", "▼").replace("order=name", "order=-name"), "Name"),
        ('[href*="count"]', PANEL.replace("Counted", "Counted<i aria-hidden='true'>▼</i>"), None),
        ("#retry", PANEL.replace("Try now", "Once more"), "retry"),
        ("#retry", "<p>Connected again.</p>", "panel"),
        ('[href*="count"]', PANEL.replace("Counted", "Offences"), "panel"),
        (".table-box", PANEL.replace("June", "July"), "Table"),
    ],
)
def test_what_took_the_place_of_a_control_takes_its_focus(page, site, held, after, then):
    page.goto(site.add("/", MADE_UP))
    page.locator(held).focus()

    redrawn(page, after)

    expected = then or page.locator(held).text_content()
    assert focused(page) == expected


def test_of_several_controls_of_one_name_the_same_one_keeps_the_focus(page, site):
    page.goto(site.add("/", MADE_UP))
    page.locator("summary").nth(1).focus()

    redrawn(page, PANEL)

    expect(page.locator("summary").nth(1)).to_be_focused()


@pytest.mark.parametrize("left", ["document.activeElement.blur()", "document.links[0].focus()"])
def test_a_reader_who_has_left_a_control_is_not_taken_back(page, site, left):
    page.goto(site.add("/", MADE_UP))
    page.locator("#retry").focus()
    page.evaluate(left)
    before = focused(page)

    redrawn(page, PANEL)

    assert focused(page) == before


def test_the_heading_that_sorts_a_table_keeps_the_focus_and_tab_goes_on_from_it(page, served):
    open_settled(page, f"{served}compare?view=table&borough=enfield")
    page.get_by_role("link", name="Number of offences").focus()

    for order in ("descending", "ascending"):
        page.keyboard.press("Enter")
        expect(page.locator(f"th[aria-sort={order}]")).to_contain_text("Number of offences")
        expect(page.get_by_role("link", name="Number of offences")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".sort-link:focus")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    expect(page.locator(f"#{Compare.PANEL} tbody a").first).to_be_focused()


def test_a_ward_chosen_in_the_table_keeps_the_focus(page, served):
    open_settled(page, f"{served}hotspots?borough=barnet")
    ward = page.locator(f"#{Hotspots.TABLE} th a").nth(3)
    ward.focus()

    page.keyboard.press("Enter")

    expect(page.locator(f"#{Hotspots.WARD}")).to_contain_text(ward.text_content() or "-")
    expect(ward).to_be_focused()


@pytest.mark.parametrize(
    ("path", "changed", "panels"),
    [
        ("", (London.BOROUGH, "brent", "barnet"), (London.SPREAD, London.TABLE)),
        (
            "compare?view=table&borough=brent",
            (Compare.ORDER, "name_down", "count"),
            (Compare.PANEL, Compare.PEERS),
        ),
        ("indicators/da_offences_rate", (Drill.BOROUGH, "brent", "barnet"), (Drill.TREND,)),
    ],
)
def test_no_control_in_a_panel_loses_the_focus_when_it_is_drawn_anew(
    page, served, path, changed, panels
):
    open_settled(page, served + path)
    box, *values = map(str, changed)
    kinds = page.evaluate(KINDS, [[str(one) for one in panels], CONTROLS])
    assert kinds

    for times, (panel, number) in enumerate(kinds):
        given = [panel, number, CONTROLS, box, values[times % 2]]
        assert page.evaluate(REDRAW, given), (panel, number)
