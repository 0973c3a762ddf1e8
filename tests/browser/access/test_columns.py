"""Names in columns: none reaches the mark of its neighbour, and a mark stands by the first line."""

import pytest

# What lies less than the room of a mark before the name beside it, and links that begin within a
# line whose mark stands by the last of their own two lines.
CLOSE = """() => {
  const names = [...document.querySelectorAll('main ul.borough-list a')].map(one => {
    const line = one.closest('li').getBoundingClientRect();
    const {left, right, top, bottom} = one.getBoundingClientRect();
    return {name: one.textContent, left, right, top, bottom, line: line.top,
            aligned: getComputedStyle(one).verticalAlign};
  });
  const beside = (one, other) => other.left > one.left && other.top < one.bottom
    && other.bottom > one.top && other.left - one.right < 16;
  return [
    ...names.flatMap(one => names.filter(other => beside(one, other))
      .map(other => [one.name, other.name])),
    ...names.filter(one => one.aligned !== 'top').map(one => [one.name, one.aligned]),
    ...(names.length < 33 ? [['boroughs', names.length]] : []),
  ];
}"""


@pytest.mark.parametrize("address", ["boroughs", "search?q=zzqx"])
def test_names_in_columns_stand_apart_beside_their_marks(page, served, address):
    page.goto(served + address)
    for width in (320, 390, 768, 1024, 1366, 1920):
        page.set_viewport_size({"width": width, "height": 844})

        assert page.evaluate(CLOSE) == [], width
