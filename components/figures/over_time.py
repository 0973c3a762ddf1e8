"""A line over time from its values to pixels, and its name from pixels to an annotation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from components.figures.line_names import NAME_LINE, NAME_SIZE, LineName
from components.figures.line_shapes import Box, Named, Spot
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
    line: OverTime, width: int, *, across: Callable[[str], float], height: float, top: float
) -> Named:
    """Return a line and its name as they are drawn.

    Args:
        line: With its values.
        width: Characters of a line of its name.
        across: From an ISO day to pixels from the left.
        height: Of the drawing, in pixels.
        top: Value at its upper edge.
    """
    place = count()
    return Named(
        line.name,
        width,
        [
            [
                Spot(across(day), height * (1 - value / top), next(place))
                for day, value in zip(days, values, strict=True)
            ]
            for days, values in line.stretches
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


def annotation(found: LineName, line: OverTime, *, hiding: bool) -> dict[str, Any]:
    """Return a name as Plotly writes it; `hiding` gives it a ground that nothing shows through."""
    day, value = line.at(found.place)
    return {
        "x": day,
        "y": value,
        "xanchor": found.side,
        "yanchor": "top" if found.below else "bottom",
        "yshift": round(found.shift, 1),
        "align": found.side,
        "text": "<br>".join(found.rows),
        "showarrow": False,
        "font": {"color": line.ink.value, "size": NAME_SIZE},
    } | ({"bgcolor": Ink.PAPER.value} if hiding else {})
