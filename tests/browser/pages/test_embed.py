"""Embeds in a page of another origin, as london.gov.uk would frame them."""

import re

import pytest
from playwright.sync_api import expect

from components.embed.builder import SANDBOX
from tests.browser import sites
from tests.browser.inside import app_inside
from tests.browser.pauses import hold

AWAY = "<!DOCTYPE html><title>Somewhere else</title><p id='away'>Somewhere else</p>"


@pytest.fixture(scope="module")
def embedding():
    """A host on another origin, listed by an app whose exit leads to a page of that host."""
    with sites.running_site() as host:
        away = host.add("/away", AWAY)
        with app_inside(FRAME_ANCESTORS=f"'self' {host.address}", EXIT_URL=away) as address:
            yield host, address


def host_page(host_site, address, *, view="figure", sandbox=SANDBOX, script=True):
    tag = f"<script src='{address}embed-host.js' defer></script>" if script else ""
    return host_site.add(
        f"/host-{view}-{script}-{len(sandbox)}",
        f"<!DOCTYPE html><html lang='en'><title>Host</title><h1>Host</h1>"
        f"<iframe src='{address}embed/{view}' title='View' data-london-boroughs "
        f"sandbox='{sandbox}' width='600' height='150'></iframe>{tag}</html>",
    )


def free_policy(monkeypatch):
    """Let the host load the script of another origin, as a real host would."""
    monkeypatch.setattr(sites, "POLICY", "default-src * 'unsafe-inline'")


def test_a_listed_host_shows_the_embed_and_follows_its_height(
    troubled_page, embedding, monkeypatch
):
    host_site, address = embedding
    free_policy(monkeypatch)
    page = troubled_page
    page.goto(host_page(host_site, address))
    frame = page.frame_locator("iframe")

    expect(frame.locator(".embed-value")).to_have_text("10.0", timeout=20_000)
    expect(page.locator("iframe")).to_have_attribute("style", re.compile(r"height: \d{3,}px"))


def test_a_host_whose_script_comes_after_the_embed_learns_its_height_all_the_same(
    troubled_page, embedding, monkeypatch
):
    host_site, address = embedding
    free_policy(monkeypatch)
    page = troubled_page
    page.goto(host_page(host_site, address, script=False))
    expect(page.frame_locator("iframe").locator(".embed-value")).to_have_text("10.0")
    page.wait_for_load_state()

    page.add_script_tag(url=f"{address}embed-host.js")

    expect(page.locator("iframe")).to_have_attribute("style", re.compile(r"height: \d{3,}px"))


@pytest.mark.parametrize(
    ("sandbox", "script"),
    [(SANDBOX, False), ("allow-scripts allow-same-origin", True)],
    ids=["by top navigation", "by message to the host"],
)
def test_the_exit_leaves_the_host_page(troubled_page, embedding, monkeypatch, sandbox, script):
    host_site, address = embedding
    free_policy(monkeypatch)
    page = troubled_page
    page.goto(host_page(host_site, address, sandbox=sandbox, script=script))
    page.frame_locator("iframe").locator("#exit-this-page").click(timeout=20_000)

    expect(page.locator("#away")).to_be_visible(timeout=20_000)


def test_where_neither_works_the_view_is_covered_and_a_link_shown(
    troubled_page, embedding, monkeypatch
):
    host_site, address = embedding
    free_policy(monkeypatch)
    page = troubled_page
    page.goto(
        host_page(host_site, address, sandbox="allow-scripts allow-same-origin", script=False)
    )
    frame = page.frame_locator("iframe")
    frame.locator("#exit-this-page").click(timeout=20_000)

    expect(frame.get_by_role("link", name="Leave this page")).to_be_visible(timeout=20_000)
    expect(frame.locator(".embed-value")).to_be_hidden()


def test_an_unlisted_host_is_refused(troubled_page, host_site, served, monkeypatch):
    free_policy(monkeypatch)
    page = troubled_page
    page.goto(host_page(host_site, served))
    page.frames[1].wait_for_url("chrome-error://chromewebdata/")

    assert page.frame_locator("iframe").locator(".embed-value").count() == 0


def test_the_map_of_an_embed_is_used_by_keyboard_and_marks_a_borough(page, served):
    page.goto(f"{served}embed/map")
    hold(page)  # a pause would start a new name
    page.locator("[data-map]").focus()
    page.keyboard.type("sutton")
    page.keyboard.press("Enter")

    page.wait_for_url(re.compile("borough=sutton"))
    expect(page.locator(".area[aria-selected=true]")).to_have_attribute("data-slug", "sutton")
