"""Inks with a meaning, type and room: the one place that names a colour for charts.

The greater London blue and magenta are the GLA's own tokens; the greys are its axis and grid.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any


class Ink(StrEnum):
    """What a colour says. No other module of figures may write a colour."""

    TEXT = "#1d2126"
    AXIS = "#353d43"
    QUIET = "#5a626a"
    GRID = "#d6d8da"
    FAINT = "#eef0f2"
    AREA = "#005194"
    INTERVAL = "#90c5f9"
    LONDON = "#353d43"
    CHOSEN = "#9e0059"
    CHOSEN_INTERVAL = "#e3a6c6"
    CHOSEN_BAND = "#fbeaf3"
    BREAK = "#8a929a"
    PAPER = "#ffffff"
    CLEAR = "rgba(0,0,0,0)"


# The last two differ by 3 to 1; of any other two neighbours one differs so from the outline.
RAMP = ("#e6f2fd", "#aed4fb", "#5ca6ee", "#0e7ed1", "#00325f")
# As in `assets/site.css`: what each system reads its own pages in, alike in width.
FONT = '-apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif'

TYPE_SIZE = 13
LEAST_ROOM, LABEL_GAP = 24, 8
DAYS_BELOW = 36  # pixels for the days below a chart
WIDEST_LETTER = 0.62  # of the type's size: the mean letter of the widest face a reader may have


def layout(*, height: int, **given: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the layout every figure starts from: no title, since the page has it."""
    base: dict[str, Any] = {
        "height": height,
        "font": {"family": FONT, "size": TYPE_SIZE, "color": Ink.AXIS.value},
        "paper_bgcolor": Ink.PAPER.value,
        "plot_bgcolor": Ink.PAPER.value,
        "margin": {"l": 56, "r": 16, "t": 24, "b": DAYS_BELOW},
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": Ink.PAPER.value,
            "bordercolor": Ink.AXIS.value,
            "font": {"family": FONT, "size": 14, "color": Ink.TEXT.value},
        },
        "dragmode": False,
    }
    return base | given


def label_room(labels: Iterable[str], *, size: int) -> int:
    """Return the pixels that the longest of some labels needs beside an axis.

    Args:
        labels: What is written there, in one line each; none at all needs the least room.
        size: Of the type, in pixels.
    """
    longest = max(map(len, labels), default=0)
    return max(LEAST_ROOM, round(longest * size * WIDEST_LETTER) + LABEL_GAP)


def axis(**given: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the look of an axis; it cannot be dragged, so that a finger scrolls the page."""
    base: dict[str, Any] = {
        "gridcolor": Ink.GRID.value,
        "zeroline": False,
        "linecolor": Ink.GRID.value,
        "tickfont": {"color": Ink.AXIS.value},
        "fixedrange": True,
        # Plotly would draw twice to find the room that labels need: figures tell it (`label_room`).
        "automargin": False,
        # Nor measure each label once more to hide what does not fit.
        "ticklabeloverflow": "allow",
    }
    return base | given


def days_frame(*, height: int, upper: int, highest: str, days: Sequence[Any]) -> dict[str, Any]:
    """Return the part of a layout that all charts with days below them share.

    Args:
        height: Of the figure, in pixels.
        upper: Of the margin above it, in pixels.
        highest: The longest label of the upright axis, which is given room.
        days: First and last; told, since a label near the edge would otherwise widen them.
    """
    return {
        "height": height,
        "margin": {
            "l": label_room([highest], size=TYPE_SIZE),
            "r": 24,
            "t": upper,
            "b": DAYS_BELOW,
        },
        "xaxis": axis(
            type="date",
            showgrid=False,
            ticks="outside",
            tickcolor=Ink.GRID.value,
            range=days,
        ),
    }
