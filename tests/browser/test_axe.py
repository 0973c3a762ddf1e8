"""No violation on any page, at phone and laptop width, in ordinary and forced colours."""

from pathlib import Path

import axe_core_python
import pytest
from playwright.sync_api import expect

from callbacks.embed_views import VIEWS as EMBEDS
from callbacks.pages import ROUTES
from components.assessment_page import BVPI_VIEW, FRAMEWORK_VIEW
from components.compare import VIEWS as COMPARISONS

AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
EXAMPLES = {
    "<slug>": "barking-and-dagenham",
    "<indicator_id>": "da_offences_rate",
    "<fact_id>": "RF0001",
}
# A page whose controls open something has it open here.
OPENED = "document.querySelectorAll('details').forEach(one => { one.open = true; })"
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


def addresses() -> list[str]:
    """Every route once, its variable parts filled with an example, and an address that is not."""
    found = []
    for route in ROUTES:
        address = route
        for part, example in EXAMPLES.items():
            address = address.replace(part, example)
        found.append(address)
    views = [f"compare?view={view}&borough=brent" for view, _ in COMPARISONS]
    views += [f"response?view={view}" for view in (FRAMEWORK_VIEW, BVPI_VIEW)]
    return [*found, *views, *(f"embed/{view}" for view in EMBEDS), "no/such/page"]


def test_every_route_has_an_example():
    assert [one for one in addresses() if "<" in one] == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", addresses())
def test_axe_finds_no_violation(troubled_page, served, path, width):
    page = troubled_page
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(served + path)
    if page.locator("#react-entry-point").count():
        expect(page.locator("#static-page")).to_have_count(0, timeout=30_000)
    for colours in ("none", "active"):
        page.emulate_media(forced_colors=colours)
        page.evaluate(OPENED)
        page.evaluate(AXE)
        found = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
        said = [
            (one["id"], one["nodes"][0]["html"][:160], one["nodes"][0]["failureSummary"][:200])
            for one in found
        ]
        assert said == [], (colours, path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
