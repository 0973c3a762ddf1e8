"""A page of the real app once everything on it stands still."""

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

PATIENCE = 30_000


def open_settled(page: Page, address: str) -> None:
    """Open a page, and wait until Dash has taken over from the server's HTML where it does.

    Until it is painted the frame of the ward map lies out of sight.
    """
    page.goto(address)
    if page.locator("#react-entry-point").count():
        expect(page.locator("#static-page")).to_have_count(0, timeout=PATIENCE)
    expect(page.locator("iframe[loading]")).to_have_count(0)
    page.evaluate("document.fonts.ready")


def draw_charts(page: Page) -> None:
    """Come upon each chart of a live page, as a pointer does; wait until Plotly has drawn it."""
    for chart in page.locator("#react-entry-point .chart:has(.chart-live)").all():
        chart.dispatch_event("pointerover", {"pointerType": "mouse"})
        expect(chart.locator(".scatterlayer .trace, .barlayer .trace").first).to_be_attached()


def asked_until(page: Page, ask: Callable[[], Any], wanted: Any) -> Any:
    """Ask again and again until what is wanted is the answer, or patience ends; give the last."""
    over = time.monotonic() + PATIENCE / 1000
    while (answer := ask()) != wanted and time.monotonic() < over:
        page.wait_for_timeout(100)
    return answer


def resize(page: Page, width: int, height: int) -> None:
    """Give an open page another window; charts take their new width in the frame after next."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def open_all(page: Page, *, opened: bool = True) -> int:
    """Open or close whatever opens on a page, and tell how many such things there are."""
    return int(
        page.evaluate(
            """opened => {
              const all = document.querySelectorAll('details');
              all.forEach(one => { one.open = opened; });
              return all.length;
            }""",
            opened,
        )
    )
