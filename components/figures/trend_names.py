"""What a chart over time with two lines says of them: a name beside each, on a scale with room."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import count, product
from math import inf
from typing import Any

import numpy as np

from components.figures.line_names import (
    NAME_LINE,
    NAME_SIZE,
    NARROWEST,
    Box,
    LineName,
    Named,
    Spot,
    Upright,
    name_lines,
)
from components.figures.theme import WIDEST_LETTER, Ink
from data.model import Break

WHOLE, HALF = 40, 13  # characters of a line of a name
# What is tried in turn: from which width of the drawing on no name crosses the line of a break, by
# how many lines of words the scale is made higher, and how long a line of a name may be.
ATTEMPTS = (
    *product((NARROWEST, 294, 460, 700), range(3), (WHOLE, HALF)),
    *product((inf,), range(9), (WHOLE, HALF)),
)


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


def names_beside(
    lines: Sequence[OverTime],
    *,
    reach: Sequence[str],
    top: float,
    height: float,
    breaks: Iterable[Break],
    words: Iterable[dict[str, Any]],
) -> tuple[float, list[dict[str, Any]]]:
    """Name lines beside them, clear of everything drawn, on a page of any width.

    Where there is no room a long name takes two lines, or the scale is made higher. Where there is
    none either on a narrow page, names have a ground there that hides the line of a break.

    Args:
        lines: One or two with a value.
        reach: First and last ISO day of the drawing.
        top: Value at the upper edge of the drawing, whose lower edge is zero.
        height: Of the drawing, in pixels.
        breaks: Those drawn, as lines from top to bottom.
        words: Annotations that are there already.

    Returns:
        Value at the upper edge, as given or higher, and an annotation for each line. None where
        all that fails; the heading of a chart says whom it shows.
    """
    first, last = np.array(reach, dtype="datetime64[D]")

    def across(day: str) -> float:
        return float(NARROWEST * ((np.datetime64(day, "D") - first) / (last - first)))

    taken = [_box(one, x=across(one["x"]), height=height) for one in words]
    upright = [across(one.date.isoformat()) for one in breaks]
    for from_width, more, width in ATTEMPTS:
        scale = top / (1 - more * NAME_LINE / height)
        found = name_lines(
            [_named(line, width, across=across, height=height, top=scale) for line in lines],
            height=height,
            upright=Upright(upright, from_width),
            taken=taken,
        )
        if found:
            pairs = zip(found, lines, strict=True)
            return scale, [
                _annotation(one, line, hiding=from_width > NARROWEST) for one, line in pairs
            ]
    return top, []


def _named(
    line: OverTime, width: int, *, across: Callable[[str], float], height: float, top: float
) -> Named:
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


def _box(words: dict[str, Any], *, x: float, height: float) -> Box:
    """Return the room of words that hang from the upper edge or stand on the lower one."""
    size, lines = words["font"]["size"], words["text"].split("<br>")
    long = max(map(len, lines)) * size * WIDEST_LETTER
    tall = len(lines) * NAME_LINE
    left = x + words["xshift"] - (long if words["xanchor"] == "right" else 0)
    above = -words["yshift"] if words["yanchor"] == "top" else height - words["yshift"] - tall
    return Box(left, left + long, above, above + tall)


def _annotation(found: LineName, line: OverTime, *, hiding: bool) -> dict[str, Any]:
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
