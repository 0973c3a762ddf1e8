"""The server's page gives way to the live one without the reader losing their place. Made up."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pauses import end, hold, wait_until_held

pytestmark = pytest.mark.usefixtures("stub_dash")

FILLING = "".join(f'<p id="p{n}">Paragraph {n}</p>' for n in range(60))
BODY = f"""<main id="main" tabindex="-1"><h1>Figures</h1><a href="/data">Data</a>
<select id="borough"><option value="">All</option><option value="camden">Camden</option></select>
<details id="notes"><summary>Notes</summary>Words</details>{FILLING}</main>"""
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>Boroughs</title>
<link rel="stylesheet" href="/assets/live.css"><script src="/assets/live.js" defer></script></head>
<body><div id="static-page">{BODY}</div>
<div id="react-entry-point"><div>Loading...</div></div></body></html>"""
TALLER = "<p>A banner that only the live page has</p>" * 9


@pytest.fixture
def opened(page: Page, site):
    page.goto(site.add("/", PAGE))
    return page


def mount(page: Page, before: str = "") -> None:
    page.evaluate(
        """html => {
          const app = document.getElementById('react-entry-point');
          app.innerHTML = html;
          app.firstElementChild.setAttribute('data-ready', '');
        }""",
        f"<div>{before}{BODY}</div>",
    )


def gone(page: Page) -> None:
    expect(page.locator("#static-page")).to_have_count(0)


def test_the_servers_page_stands_alone_until_the_app_is_ready(opened):
    opened.evaluate("document.getElementById('react-entry-point').innerHTML = '<h2>Half</h2>'")

    expect(opened.locator("h1")).to_be_visible()
    expect(opened.locator("h2")).to_be_hidden()
    assert opened.evaluate("document.getElementById('react-entry-point').clientWidth") > 1000


def test_the_app_takes_over_once_it_is_ready(opened):
    mount(opened)

    gone(opened)
    expect(opened.locator("h1")).to_have_count(1)
    expect(opened.locator("h1")).to_be_visible()


def test_an_app_that_was_ready_first_takes_over_too(page, site):
    ready = PAGE.replace("<div>Loading...</div>", f"<div data-ready>{BODY}</div>")
    page.goto(site.add("/", ready))

    gone(page)


def test_the_paragraph_being_read_stays_where_it_was(opened):
    opened.evaluate("window.scrollTo(0, document.getElementById('p30').offsetTop - 7)")
    before = opened.locator("#static-page #p30").bounding_box()["y"]

    mount(opened, before=TALLER)

    gone(opened)
    assert opened.locator("#p30").bounding_box()["y"] == pytest.approx(before, abs=1)


@pytest.mark.parametrize("held", ["summary", 'a[href="/data"]', "#main"])
def test_the_focus_stays_on_the_same_control(opened, held):
    opened.locator(f"#static-page {held}").first.focus()

    mount(opened)

    gone(opened)
    expect(opened.locator(held)).to_be_focused()


def test_the_focus_is_taken_by_nobody_who_did_not_have_it(opened):
    mount(opened)

    gone(opened)
    assert opened.evaluate("document.activeElement.tagName") == "BODY"


def test_a_choice_already_made_is_made_again_in_the_app(opened):
    opened.locator("#static-page select").select_option("camden")
    opened.locator("#static-page summary").focus()

    mount(opened)

    gone(opened)
    assert opened.evaluate("calls") == [["borough", {"value": "camden"}]]


def test_a_list_that_may_be_open_is_not_pulled_away(opened):
    hold(opened)
    opened.locator("#static-page select").focus()
    mount(opened)
    wait_until_held(opened, 3000)
    expect(opened.locator("#static-page")).to_have_count(1)

    opened.locator("#static-page select").select_option("camden")

    gone(opened)
    assert opened.evaluate("calls") == [["borough", {"value": "camden"}]]
    expect(opened.locator("#borough")).to_be_focused()


def test_a_list_that_stays_open_without_a_choice_does_not_hold_the_app_up(opened):
    hold(opened)
    opened.locator("#static-page select").focus()
    mount(opened)
    wait_until_held(opened, 3000)

    end(opened, 3000)

    gone(opened)


def test_an_opened_note_stays_open(opened):
    opened.locator("#static-page summary").click()

    mount(opened)

    gone(opened)
    expect(opened.locator("details")).to_have_attribute("open", "")
