"""A box of choices shows each of its names whole, at every width, with everything unfolded."""

import pytest

# Measures and sources with names that no row of a phone holds: theirs end in dots. Elsewhere only
# the narrowest phone cuts a measure's.
LONG = {"response", "evidence"}
NAMES = {"indicator", "source", "area"}
PAGES = (
    "?borough=brent",
    "indicators/da_offences_rate",
    "compare?borough=brent",
    "compare?borough=brent&indicator=da_homelessness_rate",
    "hotspots",
    "justice",
    "response",
    "evidence",
    "new",
    "embed",
)
# By the name of a box in sight: its options whose words are wider than the room it has for them.
CUT = """() => [...document.querySelectorAll('main select')].flatMap(box => {
  const style = getComputedStyle(box);
  const ruler = document.createElement('canvas').getContext('2d');
  ruler.font = style.font;
  const room = box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return box.checkVisibility() ? [...box.options].map(one => one.textContent.trim())
    .filter(words => ruler.measureText(words).width > room).map(words => [box.name, words]) : [];
})"""
UNFOLD = "() => document.querySelectorAll('main details').forEach(one => { one.open = true; })"


@pytest.mark.parametrize("address", PAGES)
def test_no_box_cuts_the_name_of_a_borough_period_or_order(page, served, address):
    page.goto(served + address)
    page.evaluate(UNFOLD)
    for width in (320, 360, 390, 641, 768, 1366):
        page.set_viewport_size({"width": width, "height": 844})
        cut = page.evaluate(CUT)

        excused = NAMES if address in LONG or width == 320 else set()
        assert [one for one in cut if one[0] not in excused] == [], width


def test_a_name_that_is_too_long_ends_in_dots(page, served):
    page.goto(served + "response")

    assert (
        page.locator("select").first.evaluate("box => getComputedStyle(box).textOverflow")
        == "ellipsis"
    )
