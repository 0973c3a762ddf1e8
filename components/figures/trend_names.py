"""What a chart over time with two lines says of them: a name beside each, on a scale with room."""

from collections.abc import Iterable, Sequence
from itertools import product
from math import inf
from typing import Any

import numpy as np

from components.figures.line_names import NAME_LINE, name_lines
from components.figures.line_shapes import NARROWEST, Upright
from components.figures.over_time import OverTime, annotation, as_named, box_of
from data.model import Break

WHOLE, HALF = 40, 13  # characters of a line of a name
# What is tried in turn: from which width of the drawing on no name crosses the line of a break, by
# how many lines of words the scale is made higher, and how long a line of a name may be.
ATTEMPTS = (
    *product((NARROWEST, 294, 460, 700), range(3), (WHOLE, HALF)),
    *product((inf,), range(9), (WHOLE, HALF)),
)


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

    taken = [box_of(one, x=across(one["x"]), height=height) for one in words]
    upright = [across(one.date.isoformat()) for one in breaks]
    for from_width, more, width in ATTEMPTS:
        scale = top / (1 - more * NAME_LINE / height)
        found = name_lines(
            [as_named(line, width, across=across, height=height, top=scale) for line in lines],
            height=height,
            upright=Upright(upright, from_width),
            taken=taken,
        )
        if found:
            pairs = zip(found, lines, strict=True)
            return scale, [
                annotation(one, line, hiding=from_width > NARROWEST) for one, line in pairs
            ]
    return top, []
