"""Exit from inside an embed leaves the host page (E9). Host and embed are of two origins."""

import pytest
from playwright.sync_api import expect

EMBED = """<!doctype html><html lang="en-GB" data-embed="{hosts}"><head><title>Boroughs</title>
<link rel="stylesheet" href="/assets/exit.css">
<script src="/assets/exit.js" defer></script><script src="/assets/embed-exit.js" defer></script>
</head><body><div class="exit-bar"><a id="exit-this-page" class="exit" href="{exit}"
 rel="nofollow noreferrer" data-exit>Exit this page</a></div><div id="exit-status" role="status">
</div><main><h1>Figures</h1></main></body></html>"""
HOST = """<!doctype html><html lang="en-GB"><head><title>Council</title>
</head><body><h1>Council page</h1>
<iframe title="Boroughs" width="600" height="300" src="{embed}" {sandbox}></iframe></body></html>"""
HARMLESS = '<!doctype html><html lang="en"><title>Weather</title>'
SCRIPTS_ONLY = 'sandbox="allow-scripts allow-same-origin"'
MAY_LEAVE = 'sandbox="allow-scripts allow-same-origin allow-top-navigation-by-user-activation"'
# What a host page may do with the message: it checks the origin before it acts.
LISTEN = """addEventListener('message', event => {
  window.heard = (window.heard || []).concat([[event.origin, event.data]]);
})"""


@pytest.fixture
def framed(troubled_page, site, host_site):
    """Open the host page; give the page and the frame."""

    def open_host(*, sandbox="", hosts=host_site.address):
        exit_url = site.add("/harmless", HARMLESS)
        embed = site.add("/embed", EMBED.format(hosts=hosts, exit=exit_url))
        troubled_page.goto(host_site.add("/", HOST.format(embed=embed, sandbox=sandbox)))
        troubled_page.evaluate(LISTEN)
        return troubled_page, troubled_page.frame_locator("iframe")

    return open_host


@pytest.mark.parametrize("sandbox", ["", MAY_LEAVE])
def test_a_click_leaves_the_host_page(framed, sandbox):
    page, frame = framed(sandbox=sandbox)

    frame.locator("#exit-this-page").click()

    page.wait_for_url("**/harmless")


def test_three_presses_of_shift_leave_the_host_page(framed):
    page, frame = framed()
    frame.locator("h1").click()
    for _ in range(3):
        page.keyboard.press("Shift")

    page.wait_for_url("**/harmless")


def test_a_sandboxed_embed_asks_the_host_page_and_covers_itself(framed, site):
    page, frame = framed(sandbox=SCRIPTS_ONLY)

    frame.locator("#exit-this-page").click()

    expect(frame.locator("h1")).to_be_hidden()
    page.wait_for_function("() => window.heard")
    assert page.evaluate("heard") == [
        [site.address, {"type": "exit", "url": f"{site.address}/harmless"}]
    ]


def test_where_nobody_answers_the_cover_offers_a_link(framed, site):
    _page, frame = framed(sandbox=SCRIPTS_ONLY)

    frame.locator("#exit-this-page").click()

    link = frame.get_by_role("link", name="Leave this page")
    expect(link).to_be_focused()
    expect(link).to_have_attribute("href", f"{site.address}/harmless")
    expect(frame.locator("h1")).to_be_hidden()


def test_an_origin_that_is_not_listed_hears_nothing(framed):
    page, frame = framed(sandbox=SCRIPTS_ONLY, hosts="https://listed.example")

    frame.locator("#exit-this-page").click()

    expect(frame.get_by_role("link", name="Leave this page")).to_be_visible()
    assert page.evaluate("window.heard") is None


def test_an_embed_opened_by_itself_leaves_like_any_page(page, site):
    exit_url = site.add("/harmless", HARMLESS)
    page.goto(site.add("/embed", EMBED.format(hosts="", exit=exit_url)))

    page.locator("#exit-this-page").click()

    page.wait_for_url("**/harmless")
