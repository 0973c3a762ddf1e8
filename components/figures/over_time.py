"""A line over time from its values to pixels, and its name from pixels to an annotation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components.figures.line_names import NAME_LINE, NAME_SIZE, LineName
from components.figures.line_shapes import BESIDE, EDGE, Box, Named, Stretch
from components.figures.theme import WIDEST_LETTER, Ink


@dataclass(frozen=True, kw_only=True)
class OverTime:
    """A line as it is drawn: its name, its ink, and ISO days and values of each stretch."""

    name: str
    ink: Ink
    stretches: Sequence[tuple[Sequence[str], Sequence[float]]]

    def at(self, place: int) -> tuple[str, float]:
        """Return the day and the value at a place among all that are drawn."""
        return [pair for days, values in self.stretches for pair in zip(days, values, strict=True)][
            place
        ]


def as_named(
    line: OverTime, width: int, *, across: Sequence[Sequence[float]], height: float, top: float
) -> Named:
    """Return a line and its name as they are drawn.

    Args:
        line: With its values.
        width: Characters of a line of its name.
        across: Pixels from the left of each value, by stretch.
        height: Of the drawing, in pixels.
        top: Value at its upper edge.
    """
    return Named(
        line.name,
        width,
        [
            Stretch(x, [height * (1 - value / top) for value in values])
            for x, (_, values) in zip(across, line.stretches, strict=True)
        ],
    )


def box_of(words: dict[str, Any], *, x: float, height: float) -> Box:
    """Return the room of words that hang from the upper edge or stand on the lower one."""
    size, lines = words["font"]["size"], words["text"].split("<br>")
    long = max(map(len, lines)) * size * WIDEST_LETTER
    tall = len(lines) * NAME_LINE
    left = x + words["xshift"] - (long if words["xanchor"] == "right" else 0)
    above = -words["yshift"] if words["yanchor"] == "top" else height - words["yshift"] - tall
    return Box(left, left + long, above, above + tall)


def annotation(found: LineName, line: OverTime) -> dict[str, Any]:
    """Return a name beside its line as Plotly writes it."""
    day, value = line.at(found.place)
    return {
        "x": day,
        "y": value,
        "xanchor": found.side,
        "yanchor": "top" if found.below else "bottom",
        "yshift": round(found.shift, 1),
        **_words(line, found.rows, side=found.side),
    }


def name_above(line: OverTime, *, held: str, first: bool) -> dict[str, Any]:
    """Return a name above the drawing, held at a day at its left edge if `first`, else its right.

    There it reaches into the margin, so that two long names have room beside each other.
    """
    return {
        "x": held,
        "y": 1,
        "yref": "paper",
        "xanchor": "left" if first else "right",
        "xshift": 0 if first else BESIDE - EDGE,
        "yanchor": "bottom",
        "yshift": 0,
        **_words(line, [line.name], side="left" if first else "right"),
    }


def leader(line: OverTime, *, held: str, top: float, first: bool) -> dict[str, Any]:
    """Return the thin line from a name above the drawing to the first or the last of its values."""
    days, values = line.stretches[0 if first else -1]
    return {
        "type": "line",
        "x0": held,
        "x1": days[0 if first else -1],
        "y0": top,
        "y1": values[0 if first else -1],
        "line": {"color": line.ink.value, "width": 1},
        "layer": "below",
    }


def _words(line: OverTime, rows: Sequence[str], *, side: str) -> dict[str, Any]:
    return {
        "align": side,
        "text": "<br>".join(rows),
        "showarrow": False,
        "font": {"color": line.ink.value, "size": NAME_SIZE},
    }
