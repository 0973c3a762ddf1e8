"""Dash loads by itself on a fast device alone, whatever makes another one slow."""

import pytest
from playwright.sync_api import expect

from tests.browser.devices import FAST, SLOW

pytestmark = pytest.mark.windowed

DEVICES = {"fast": FAST, **SLOW}
CHART = ".chart"
LOADED = "script[src*=dash_renderer]"
LONG = 3000  # milliseconds in which a fast device has long begun
FINGER = {"pointerType": "touch"}


@pytest.fixture(params=DEVICES)
def stated_device(request) -> str:
    """State each device in turn."""
    return DEVICES[request.param]


def test_only_a_fast_device_loads_dash_untouched_and_each_for_a_chart_that_is(
    page, served, stated_device
):
    page.goto(served)
    if stated_device == FAST:
        expect(page.locator(LOADED)).to_have_count(1)
    else:  # a finger that scrolls over a chart does not touch it
        page.locator(CHART).first.dispatch_event("pointerover", FINGER)
        page.wait_for_timeout(LONG)
        assert page.locator(LOADED).count() == 0

    page.locator(CHART).first.hover()
    expect(page.locator("#static-page")).to_have_count(0, timeout=20_000)
    assert page.locator(LOADED).count() == 1


@pytest.mark.parametrize("stated_device", list(SLOW), indirect=True)
def test_a_finger_that_taps_a_chart_touches_it(page, served):
    page.goto(served)
    page.locator(CHART).first.dispatch_event("pointerover", FINGER)
    assert page.locator(LOADED).count() == 0

    page.locator(CHART).first.dispatch_event("click")
    expect(page.locator(LOADED)).to_have_count(1)
