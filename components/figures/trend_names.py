"""What a chart over time with two lines says of them: a name beside each, on a scale with room."""

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

import numpy as np

from components.figures.line_names import NAME_LINE, name_lines
from components.figures.line_shapes import NARROWEST, Upright
from components.figures.over_time import (
    OverTime,
    annotation,
    as_named,
    box_of,
    leader,
    name_above,
)
from data.model import Break

WHOLE, HALF = 40, 13  # characters of a line of a name
# What is tried in turn: by how many lines of words the scale is made higher, and how long a line of
# a name may be.
ATTEMPTS = tuple(product(range(4), (WHOLE, HALF)))


def names_beside(
    lines: Sequence[OverTime],
    *,
    reach: Sequence[str],
    top: float,
    height: float,
    breaks: Iterable[Break],
    words: Sequence[dict[str, Any]],
) -> tuple[float, list[dict[str, Any]]] | None:
    """Name lines beside them, clear of everything drawn, on a page of any width.

    Where there is no room a long name takes two lines, or the scale is made higher.

    Args:
        lines: One or two with a value.
        reach: First and last ISO day of the drawing.
        top: Value at the upper edge of the drawing, whose lower edge is zero.
        height: Of the drawing, in pixels.
        breaks: Those drawn, as lines from top to bottom.
        words: Annotations that are there already.

    Returns:
        Value at the upper edge, as given or higher, and an annotation for each line. None where
        there is no room on the narrowest page: `names_above` has it always.
    """
    first, last = np.array(reach, dtype="datetime64[D]").astype(int)
    per_day = NARROWEST / (last - first)

    def across(days: Sequence[str]) -> list[float]:
        found: list[float] = (
            (np.array(days, dtype="datetime64[D]").astype(int) - first) * per_day
        ).tolist()
        return found

    places = [[across(days) for days, _ in line.stretches] for line in lines]
    held = across([one["x"] for one in words])
    taken = [box_of(one, x=x, height=height) for one, x in zip(words, held, strict=True)]
    upright = Upright(sorted(across([one.date.isoformat() for one in breaks])))
    for more, width in ATTEMPTS:
        scale = top / (1 - more * NAME_LINE / height)
        found = name_lines(
            [
                as_named(line, width, across=each, height=height, top=scale)
                for line, each in zip(lines, places, strict=True)
            ],
            height=height,
            upright=upright,
            taken=taken,
        )
        if found:
            return scale, [annotation(*pair) for pair in zip(found, lines, strict=True)]
    return None


def names_above(
    lines: Sequence[OverTime], *, reach: Sequence[str], top: float
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Name lines above the drawing, the first at its left and the last at its right, in one line.

    Args:
        lines: One or two with a value.
        reach: First and last ISO day of the drawing.
        top: Value at its upper edge.

    Returns:
        An annotation for each, and a thin line that leads from it to the first or the last value.
    """
    held = [(line, day, line is lines[0]) for line, day in zip(lines, reach, strict=False)]
    return (
        [name_above(line, held=day, first=first) for line, day, first in held],
        [leader(line, held=day, top=top, first=first) for line, day, first in held],
    )
