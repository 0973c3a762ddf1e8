"""Dash loads by itself on a fast device alone, whatever makes another one slow."""

import pytest
from playwright.sync_api import expect

from tests.browser.devices import FAST, SLOW

DEVICES = {"fast": FAST, **SLOW}
CHART = ".chart"
LOADED = "document.querySelectorAll('script[src*=dash_renderer]').length"


@pytest.fixture(params=DEVICES)
def stated_device(request) -> str:
    """State each device in turn."""
    return DEVICES[request.param]


@pytest.fixture
def is_fast(stated_device) -> bool:
    return stated_device == FAST


def test_only_a_fast_device_loads_dash_untouched_and_each_for_a_chart_that_is(
    page, served, is_fast
):
    page.goto(served)
    page.wait_for_timeout(3000)
    assert page.evaluate(LOADED) == int(is_fast)

    page.locator(CHART).first.hover()
    expect(page.locator("#static-page")).to_have_count(0, timeout=20_000)
    assert page.evaluate(LOADED) == 1


def test_a_finger_that_scrolls_over_a_chart_touches_nothing(page, served, is_fast):
    page.goto(served)
    page.locator(CHART).first.dispatch_event("pointerover", {"pointerType": "touch"})
    page.wait_for_timeout(1500)

    if not is_fast:
        assert page.evaluate(LOADED) == 0
        page.locator(CHART).first.dispatch_event("click")
        assert page.evaluate(LOADED) == 1
