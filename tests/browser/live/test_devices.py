"""Dash loads by itself on a fast device alone, whatever makes another one slow."""

from contextlib import ExitStack

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import window
from tests.browser.devices import FAST, SLOW

DEVICES = {"fast": FAST, **SLOW}
CHART = ".chart"
LOADED = "script[src*=dash_renderer]"
LONG = 3000  # milliseconds in which a fast device has long begun
FINGER = {"pointerType": "touch"}


@pytest.fixture
def stated_device(request) -> str:
    """State the device that a test names."""
    return DEVICES[request.param]


@pytest.fixture(scope="module")
def left_alone(keeper, served):
    """A page on each device, all open at once, that nobody has touched for so long.

    On a slow one a finger scrolls over a chart, which does not touch it.
    """
    with ExitStack() as windows:
        pages = {name: windows.enter_context(window(keeper, DEVICES[name])) for name in DEVICES}
        for name, page in pages.items():
            page.goto(served)
            if name in SLOW:
                page.locator(CHART).first.dispatch_event("pointerover", FINGER)
        keeper.wait_for_timeout(LONG)
        yield pages


@pytest.mark.parametrize("name", DEVICES)
def test_only_a_fast_device_loads_dash_untouched_and_each_for_a_chart_that_is(left_alone, name):
    page = left_alone[name]
    if name in SLOW:
        assert page.locator(LOADED).count() == 0
    else:
        expect(page.locator(LOADED)).to_have_count(1)

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
