"""Where the answer stands on each page: boxes of elements, at four windows and in three faces.

`pytest -s` prints the table: what the page had, what it must have, what it has.
"""

import sys
from dataclasses import dataclass

import pytest

from components.ids import Compare, Drill, London
from tests.browser.settled import open_settled, resize
from tests.browser.walking import leave

WINDOWS = ((1366, 768), (1280, 900), (1920, 1080), (390, 844))
# The sheet's own first face here, one that is wider by a sixth, one that is narrower.
FACES = ("", "DejaVu Sans", "Liberation Sans Narrow")
PHONE = 390
FOLD = "fold"


@dataclass(frozen=True)
class Bar:
    """What of a page has to stand where. `edge` is "top" or "bottom"; `most` in CSS pixels.

    `before` is where it stood when the first screens were drawn anew.
    """

    path: str
    selector: str
    edge: str
    wide: int | str | None
    phone: int | None
    before: str


BARS = (
    Bar("", f"#{London.MAP} .map-drawing", "bottom", FOLD, None, "1,081"),
    Bar("", f"#{London.MAP} .legend", "bottom", FOLD, None, "1,030"),
    Bar("", f"#{London.READ_FIRST} .caveats-open", "bottom", FOLD, None, "closed"),
    Bar("", f"#{London.MAP} .map-drawing", "top", None, 700, "2,171"),
    Bar("?borough=croydon", f"#{London.LEAD} .page-lead", "bottom", 420, 600, "1,932; 3,940"),
    Bar("?borough=croydon", f"#{London.MAP} .map-drawing", "bottom", FOLD, None, "1,081"),
    Bar("?borough=croydon", f"#{London.MAP} .map-drawing", "top", None, 700, "2,171"),
    Bar("borough/croydon", ".measure", "top", 560, 900, "1,139; 2,253"),
    Bar("indicators/da_offences_rate", f"#{Drill.LEAD} .page-lead", "bottom", 420, 600, "none"),
    Bar("indicators/da_offences_rate", f"#{Drill.TREND} .chart", "top", FOLD, 844, "2,032"),
    Bar("hotspots", "iframe", "top", 400, 900, "2,498"),
    Bar("compare", f"#{Compare.PANEL} .figure-heading", "bottom", 480, 620, "827; 1,488"),
    Bar("compare", f"#{Compare.PANEL} .chart", "top", 580, 844, "887; 1,570"),
    Bar("compare", f"#{Compare.READ_FIRST} .caveats-open", "bottom", FOLD, None, "697"),
    Bar("compare?group=bcu-south-west", ".group-words", "bottom", 480, 720, "none"),
    Bar("compare?group=bcu-south-west", f"#{Compare.PANEL} .chart", "top", FOLD, None, "none"),
    Bar("ward/fairfield-croydon", ".standfirst", "bottom", 420, 600, "no page"),
    Bar("ward/fairfield-croydon", ".of-the-ward", "bottom", FOLD, 844, "no page"),
    Bar("scrutiny", ".recommendations-table", "bottom", FOLD, 844, "16,512; 30,792 long"),
    Bar("evidence", ".facts > li", "top", FOLD, 844, "720; below two screens"),
    Bar("borough/croydon", ".site-footer", "bottom", None, 8000, "14,632"),
    *(
        Bar(path, ".view-link > .copy-button", "bottom", FOLD, 844, "2,744 to 13,636")
        for path in (
            *("", "?borough=croydon", "indicators/da_offences_rate", "hotspots", "compare"),
            *("ward/fairfield-croydon", "borough/croydon", "scrutiny", "evidence", "justice"),
        )
    ),
)


# Where parts stand in each face, one after the other: its sheet comes and goes, and a part that
# takes its size from another does so in the frame after next.
LOOKED = """async ([faces, selectors]) => {
  const sheet = document.getElementById('face')
    || document.head.appendChild(Object.assign(document.createElement('style'), {id: 'face'}));
  const found = [];
  for (const face of faces) {
    sheet.textContent = face && `* { font-family: '${face}' !important }`;
    await document.fonts.ready;
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    found.push(selectors.map(selector => {
      const part = document.querySelector(selector);
      return part && part.getClientRects().length ? part.getBoundingClientRect().toJSON() : null;
    }));
  }
  return found;
}"""


@pytest.mark.parametrize("path", list(dict.fromkeys(one.path for one in BARS)))
def test_the_answer_stands_on_the_first_screen(page, served, path):
    late = []
    faces = FACES
    for width, height in WINDOWS:
        if (width, height) in (WINDOWS[0], WINDOWS[-1]):  # on a phone as it comes to a phone
            leave(
                page
            )  # for a blank one, which is laid out for the window sooner than what was there
            page.set_viewport_size({"width": width, "height": height})
            open_settled(page, served + path)
            faces = FACES
        else:
            resize(page, width, height)
            faces = faces[::-1]  # the last one is there, and laid out
        late += too_low(page, path, width, height, faces)

    assert late == []


def too_low(page, path, width, height, faces):
    bars = [
        (bar, most)
        for bar in BARS
        if bar.path == path and (most := limit(bar, width=width, height=height)) is not None
    ]
    looked = page.evaluate(LOOKED, [faces, [bar.selector for bar, _ in bars]])
    for face, boxes in zip(faces, looked, strict=True):
        for (bar, most), box in zip(bars, boxes, strict=True):
            assert box, bar.selector
            found = box[bar.edge]
            line = f"/{path} {bar.selector} {bar.edge} at {width}×{height}"
            told = f"was {bar.before}, must be {most}, is {found:.0f}"
            sys.stdout.write(f"{line} ({face or 'own face'}): {told}\n")
            if found > int(most):
                yield f"{line} ({face or 'own face'}) {found:.0f} > {most}"


def limit(bar, *, width, height):
    if width == PHONE:
        return bar.phone
    return height if bar.wide == FOLD else bar.wide
