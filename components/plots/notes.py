"""What a figure says beside its traces: shapes, and words with their places."""

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from components.figures.theme import Ink
from components.plots.marks import DASHES
from components.plots.pieces import BASE, em, per_cent, short, tag, there
from components.plots.scale import Scale

Given = Mapping[str, Any]
LETTER, BOLD_LETTER = 0.5, 0.55  # of the type's size: the mean letter of most faces
LINE_HEIGHT = 1.3  # of the type's size, as Plotly sets it
ANCHORS = {"left": "start", "center": "middle", "right": "end"}
BOLD = re.compile(r"<b>(.*)</b>")
BANDED = 8  # pixels: a wider line is a band behind a row, and grows with the rows


def draw_shape(shape: Given, *, x: Scale, y: Scale) -> str:
    """Draw a line or a rectangle.

    Raises:
        ValueError: If it is of another kind.
    """
    left, right = (_across(shape, f"x{end}", x) for end in (0, 1))
    top, bottom = (_down(shape, f"y{end}", y) for end in (1, 0))
    if shape["type"] == "rect":
        return tag(
            "rect",
            x=per_cent(min(left, right)),
            y=per_cent(min(top, bottom)),
            width=per_cent(abs(right - left)),
            height=per_cent(abs(bottom - top)),
            fill=shape["fillcolor"],
        )
    if shape["type"] != "line":
        raise ValueError(f"a drawing cannot hold a shape of type {shape['type']}")
    line = shape["line"]
    width = line["width"]
    return tag(
        "line",
        x1=per_cent(left),
        x2=per_cent(right),
        y1=per_cent(bottom),
        y2=per_cent(top),
        stroke=line["color"],
        stroke_width=em(width) if width > BANDED else short(width, 1),
        stroke_dasharray=DASHES[line.get("dash", "solid")],
    )


def draw_note(note: Given, *, x: Scale, y: Scale) -> str:
    """Write words at their place, with a thin line to it where the figure asks for one.

    Raises:
        ValueError: If the words hold markup other than line breaks and bold type.
    """
    pointed = bool(note.get("showarrow", True))
    right = note.get("xshift", 0) + (note.get("ax", 0) if pointed else 0)
    # Plotly counts a shift upwards and an arrow's tail downwards.
    down = -note.get("yshift", 0) + (note.get("ay", 0) if pointed else 0)
    lines = note["text"].split("<br>")
    font = note.get("font", {})
    size = font.get("size", BASE)
    step = size * LINE_HEIGHT
    # From the place to the baseline of the first line.
    first = {
        "top": size,
        "middle": size * 0.35 - step * (len(lines) - 1) / 2,
        "bottom": -size * 0.3 - step * (len(lines) - 1),
    }[_anchored(note)]
    # With a space between them, lines are words to whoever copies or searches them.
    words = " ".join(
        tag(
            "tspan",
            _words(line),
            x=em(right, of=size),
            y=em(down + first + step * number, of=size),
        )
        for number, line in enumerate(lines)
    )
    said = tag(
        "text",
        words,
        text_anchor=ANCHORS[note.get("xanchor", "center")],
        fill=font.get("color", Ink.AXIS.value),
        style=None if size == BASE else f"font-size:{em(size)}",
    )
    ground = _ground(note, lines, right=right, top=down + first - size, size=size)
    drawn = _pointer(note, right=right, down=down) + ground + said
    return there(drawn, x=_across(note, "x", x), y=_down(note, "y", y))


def _anchored(note: Given) -> str:
    """Return which edge of the words lies at the place; Plotly's "auto" has the middle."""
    anchor = str(note.get("yanchor", "middle"))
    return "middle" if anchor == "auto" else anchor


def _pointer(note: Given, *, right: float, down: float) -> str:
    colour = note.get("arrowcolor", Ink.AXIS.value)
    if not note.get("showarrow", True) or colour == Ink.CLEAR.value:
        return ""
    return tag("line", x2=em(right), y2=em(down), stroke=colour, stroke_width="1")


def _ground(note: Given, lines: Sequence[str], *, right: float, top: float, size: float) -> str:
    """Draw what keeps lines away from words, as wide as words of their length mostly are."""
    colour = note.get("bgcolor")
    if colour is None:
        return ""
    letter = BOLD_LETTER if any(map(BOLD.fullmatch, lines)) else LETTER
    width = size * letter * max(len(_bare(line)) for line in lines)
    before = {"left": 0.0, "center": width / 2, "right": width}[note.get("xanchor", "center")]
    return tag(
        "rect",
        x=em(right - before),
        y=em(top),
        width=em(width),
        height=em(size * LINE_HEIGHT * len(lines)),
        fill=colour,
    )


def _bare(line: str) -> str:
    bold = BOLD.fullmatch(line)
    return bold[1] if bold else line


def _words(line: str) -> str:
    plain = _bare(line)
    if "<" in plain:
        raise ValueError(f"a drawing cannot hold the markup of {plain!r}")
    return escape(plain) if plain == line else tag("tspan", escape(plain), font_weight="700")


def _across(given: Given, name: str, x: Scale) -> float:
    return 100 * float(given[name]) if given.get("xref") == "paper" else x.at(given[name])


def _down(given: Given, name: str, y: Scale) -> float:
    return 100 - (100 * float(given[name]) if given.get("yref") == "paper" else y.at(given[name]))
