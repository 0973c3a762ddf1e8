"""Labels of axes are told their room and not measured again: here they are looked at."""

import pytest

from tests.browser.settled import draw_charts, open_settled

# What reaches past its chart, and neighbours on one line that meet.
AMISS = """() => {
  const found = [];
  document.querySelectorAll('#react-entry-point .js-plotly-plot').forEach((chart) => {
    const room = chart.getBoundingClientRect();
    const all = (of) => Array.from(chart.querySelectorAll(of + ' text'), (one) => ({
      words: one.textContent, box: one.getBoundingClientRect(),
    }));
    const across = all('.xtick').sort((one, other) => one.box.left - other.box.left);
    const labels = across.concat(all('.ytick'));
    if (!labels.length) found.push('no label in ' + chart.id);
    labels.forEach(({ words, box }) => {
      if (box.left < room.left || box.right > room.right) found.push(words);
    });
    across.slice(1).forEach(({ words, box }, n) => {
      const before = across[n].box;
      const level = Math.abs(box.top - before.top) < 5;
      if (level && box.left < before.right) found.push('meets ' + words);
    });
  });
  return found;
}"""


@pytest.mark.parametrize("width", [320, 1920])
@pytest.mark.parametrize("path", ["?borough=croydon", "compare?view=change", "justice"])
def test_the_labels_of_each_axis_are_whole_and_apart(page, served, path, width):
    page.set_viewport_size({"width": width, "height": 900})
    open_settled(page, served + path)
    draw_charts(page)
    page.locator("#react-entry-point .js-plotly-plot .xtick text").first.wait_for()

    assert page.evaluate(AMISS) == []


def test_a_label_that_is_cut_is_found(page, served):
    page.set_viewport_size({"width": 320, "height": 900})
    open_settled(page, served)
    draw_charts(page)
    page.locator(".js-plotly-plot .ytick text").first.wait_for()
    page.locator(".js-plotly-plot .ytick text").first.evaluate(
        "one => { one.textContent = 'Barking and Dagenham and all its neighbours'; }"
    )

    assert page.evaluate(AMISS) == ["Barking and Dagenham and all its neighbours"]
