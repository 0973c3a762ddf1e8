"""A made-up page with the exit, and what the tests of the exit ask of it."""

from playwright.sync_api import Locator, Page

FILLING = "".join(f'<p><a href="#p{n}" id="p{n}">Paragraph {n}</a></p>' for n in range(60))
HTML = f"""<!doctype html><html lang="en-GB"><head><title>Boroughs</title>
<link rel="stylesheet" href="/assets/exit.css">
<script src="/assets/exit.js" defer></script></head><body>
<a class="skip" href="#main">Skip to main content</a>
<a class="skip" href="#exit-this-page" data-exit>Exit this page now</a>
<div class="exit-bar"><a id="exit-this-page" class="exit" href="/harmless"
 rel="nofollow noreferrer" data-exit><span>Emergency: </span>Exit this page</a></div>
<div id="exit-status" role="status"></div>
<main id="main"><h1>Figures</h1><label>Find <input id="find"></label>{FILLING}</main>
</body></html>"""
HARMLESS = '<!doctype html><html lang="en"><title>Weather</title>Sunny'


def exited(page: Page) -> None:
    page.wait_for_url("**/harmless")


def status(page: Page) -> Locator:
    return page.locator("#exit-status")


def button(page: Page) -> Locator:
    return page.locator("#exit-this-page")


def opened_page(page: Page, site) -> Page:
    """Open the page with a choice in its address."""
    site.add("/harmless", HARMLESS)
    page.goto(site.add("/", HTML) + "?borough=camden")
    return page
