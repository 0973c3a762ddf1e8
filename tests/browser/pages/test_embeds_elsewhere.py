"""Pages of content systems: a frame alone, with styles and scripts taken out, at two widths."""

import re
from html import unescape

import pytest

from callbacks.embed.views import VIEWS

MEASURES = ("da_offences_rate", "da_homelessness_rate")


@pytest.fixture(scope="module")
def page(browser):
    """A page without scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [320, 640])
@pytest.mark.parametrize("view", list(VIEWS))
def test_nothing_is_cut_in_a_frame_alone(page, served, view, width):
    page.set_viewport_size({"width": width, "height": 700})
    for measure in MEASURES[: 1 if view == "hotspots" else None]:
        builder = page.request.get(
            f"{served}embed?view={view}&indicator={measure}&borough=barking-and-dagenham"
        )
        code = unescape(re.search(r'id="embed-code">(.*?)</code>', builder.text(), re.DOTALL)[1])
        height = int(re.search(r'height="(\d+)"', code)[1])
        address = unescape(re.search(r'src="([^"]+)"', code)[1])

        page.set_viewport_size({"width": width, "height": height})
        page.goto(address)
        sizes = page.evaluate(
            "[document.documentElement.scrollHeight, document.documentElement.scrollWidth]"
        )
        assert sizes[0] <= height, (view, measure, sizes)
        assert sizes[1] <= width, (view, measure, sizes)
        for part in ("#exit-this-page", "text=0808 2000 247"):
            assert page.locator(part).first.is_visible()
