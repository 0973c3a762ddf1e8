"""Colours that a reader's system forces upon pages, on a dark ground and on a light one."""

import pytest

from tests.browser.settled import open_settled

# Words of drawings whose colour differs from their ground by less than 3 to 1. Names on the map
# have a ground of their own around each letter.
PALE = r"""() => {
  const parts = colour => colour.match(/[\d.]+/g).map(Number);
  const light = colour => {
    const [r, g, b] = parts(colour).map(one => one / 255).map(
      one => one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = one => {
    for (let box = one; box; box = box.parentElement) {
      const colour = getComputedStyle(box).backgroundColor;
      if (parts(colour)[3] !== 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const all = [...document.querySelectorAll('svg text')].filter(
    one => one.textContent.trim() && !one.closest('.map-drawing')
      && one.checkVisibility({visibilityProperty: true}));
  const pale = all.filter(one => {
    const two = [light(getComputedStyle(one).fill), light(ground(one))].sort();
    return (two[1] + 0.05) / (two[0] + 0.05) < 3;
  });
  return [all.length, pale.map(one => one.textContent).slice(0, 5)];
}"""
UNDERLINED = """names => [...document.querySelectorAll(names)].filter(one => {
  const {borderBottomColor, borderBottomWidth} = getComputedStyle(one);
  const ground = getComputedStyle(document.body).backgroundColor;
  return parseFloat(borderBottomWidth) && borderBottomColor !== ground;
}).map(one => one.textContent)"""


@pytest.mark.parametrize("ground", ["dark", "light"])
@pytest.mark.parametrize(
    "path",
    [
        "?borough=croydon",
        "borough/croydon",
        "compare?view=trends&borough=brent",
        "compare?view=funnel&borough=brent",
        "ward/fairfield-croydon",
    ],
)
def test_words_of_drawings_are_read_on_the_ground_that_is_forced(page, served, path, ground):
    page.emulate_media(forced_colors="active", color_scheme=ground)
    open_settled(page, served + path)

    words, pale = page.evaluate(PALE)

    assert words > 5
    assert pale == []


@pytest.mark.parametrize("ground", ["dark", "light"])
def test_only_what_is_chosen_is_underlined_in_forced_colours(page, served, ground):
    page.emulate_media(forced_colors="active", color_scheme=ground)
    open_settled(page, served + "compare?view=funnel")

    assert page.evaluate(UNDERLINED, ".menu-group summary") == ["PlacesCompare"]
    assert page.evaluate(UNDERLINED, ".view-tabs label") == ["Funnel"]
