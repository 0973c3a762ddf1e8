"""Pages of content systems: a frame alone, with styles and scripts taken out, at two widths."""

import re
from html import unescape

import pytest

from callbacks.embed.views import VIEWS
from components.embed.builder import HEIGHTS, height_of

MEASURES = ("da_offences_rate", "da_homelessness_rate")


# Opened as on a phone, then widened.
WIDTHS = (320, 640)
# Words above a table that reach out of the window.
OUTSIDE = """() => {
  document.querySelectorAll('details').forEach(one => { one.open = true; });
  return [...document.querySelectorAll('caption')].filter(one => {
    const words = document.createRange();
    words.selectNodeContents(one);
    return words.getBoundingClientRect().right > innerWidth;
  }).map(one => one.textContent);
}"""


@pytest.mark.parametrize("view", list(VIEWS))
def test_nothing_is_cut_in_a_frame_alone(plain, served, view):
    for measure in MEASURES[: 1 if view == "hotspots" else None]:
        builder = plain.request.get(
            f"{served}embed?view={view}&indicator={measure}&borough=barking-and-dagenham"
        )
        code = unescape(re.search(r'id="embed-code">(.*?)</code>', builder.text(), re.DOTALL)[1])
        height = int(re.search(r'height="(\d+)"', code)[1])
        address = unescape(re.search(r'src="([^"]+)"', code)[1])

        for width in WIDTHS:
            plain.set_viewport_size({"width": width, "height": height})
            if width == WIDTHS[0]:
                plain.goto(address)
            sizes = plain.evaluate(
                "[document.documentElement.scrollHeight, document.documentElement.scrollWidth]"
            )
            assert sizes[0] <= height, (view, measure, width, sizes)
            assert sizes[1] <= width, (view, measure, width, sizes)
            for part in ("#exit-this-page", "text=0808 2000 247"):
                assert plain.locator(part).first.is_visible()


# Of each view the measure with the most to say beside it, and a borough with a long name.
LONGEST = {
    "map": "da_vwi_positive_outcome_rate",
    "spread": "da_offences_rate_16plus",
    "trend": "da_offences_rate_16plus",
    "months": "da_offences_rate",
    "funnel": "da_homelessness_rate",
    "borough": "vawg_victims",
}
OF_ALL = ("months", "hotspots")  # longer without a borough
BETWEEN = (320, 414, 479, 480, 560, 640)


@pytest.mark.parametrize("view", list(VIEWS))
def test_the_longest_view_is_whole_at_any_width_between(plain, served, view):
    measure = LONGEST.get(view, "da_vwi_offences_rate")
    plain.set_viewport_size({"width": BETWEEN[0], "height": 300})
    borough = "" if view in OF_ALL else "&borough=kensington-and-chelsea"
    plain.goto(f"{served}embed/{view}?indicator={measure}{borough}")
    plain.locator("body.embed").wait_for()
    for width in BETWEEN:
        plain.set_viewport_size({"width": width, "height": 300})
        high = plain.evaluate("document.documentElement.scrollHeight")
        assert 300 < high <= height_of(view, width=width) <= height_of(view), (width, high)


@pytest.mark.parametrize("view", ["borough", "map", "ward"])
def test_the_words_above_a_table_stay_in_the_frame(plain, served, view):
    plain.set_viewport_size({"width": WIDTHS[0], "height": 900})
    chosen = "ward=fairfield-croydon" if view == "ward" else "borough=kensington-and-chelsea"
    plain.goto(f"{served}embed/{view}?{chosen}")

    assert plain.locator("caption").count()
    assert plain.evaluate(OUTSIDE) == []


def test_the_ward_map_of_a_tall_borough_is_not_cut_without_scripts(plain, served):
    for width, height in zip(WIDTHS, HEIGHTS["hotspots"], strict=True):
        plain.set_viewport_size({"width": width, "height": height})
        plain.goto(f"{served}embed/hotspots?borough=lambeth", wait_until="networkidle")

        assert plain.evaluate("document.documentElement.scrollHeight") <= height, width
