"""What the browser alone writes has no class of Bootstrap beyond those that its sheet is cut to."""

import re

import pytest
from playwright.sync_api import expect

from callbacks.server.bundles import CLASS, OF_BOOTSTRAP
from callbacks.server.vendor import vendor_file

CLASSES = """() => [...new Set(
  [...document.querySelectorAll('[class]')].flatMap((one) => [...one.classList])
)]"""
OF_PLOTLY = {"user-select-none"}  # its own sheet says what it is


@pytest.mark.parametrize("path", ["", "compare", "indicators/da_offences_rate", "justice"])
def test_every_class_of_bootstrap_in_a_live_page_keeps_its_rules(page, served, path):
    whole = vendor_file("bootstrap.min.css").read_text(encoding="utf-8")
    known = set(CLASS.findall(re.sub(r"(?s)/\*.*?\*/|\{[^{}]*\}", "{}", whole)))
    page.goto(f"{served}{path}")
    expect(page.locator("#static-page")).to_have_count(0)

    had = set(page.evaluate(CLASSES))

    assert "form-select" in had
    assert (had & known) - OF_PLOTLY <= OF_BOOTSTRAP
