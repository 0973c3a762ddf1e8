"""Charts on paper as Firefox prints them; its lines of paper are broken by rules of its own."""

import io

import pytest
from pypdf import PdfReader

from tests.browser.firefox import FIREFOX, running_firefox
from tests.browser.pages.test_paper_charts import ENDS, PAGES, SAID, squeezed

pytestmark = pytest.mark.skipif(not FIREFOX, reason="needs Firefox (Debian: firefox-esr)")


@pytest.fixture(scope="module")
def firefox(tmp_path_factory):
    with running_firefox(tmp_path_factory.mktemp("firefox")) as running:
        yield running


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("path", PAGES)
def test_every_chart_is_whole_on_one_sheet(firefox, page, served, path, landscape):
    printed = PdfReader(io.BytesIO(firefox.print(f"{served}{path}", landscape=landscape)))
    sheets = [squeezed(sheet.extract_text()) for sheet in printed.pages]
    page.goto(f"{served}{path}")
    charts = [squeezed("".join(chart)) for chart in page.evaluate(SAID)]

    assert charts
    for chart in charts:
        assert any(chart in sheet for sheet in sheets), chart[:80]
    for end in ENDS.get(path, ()):
        assert any(end in sheet for sheet in sheets), end
