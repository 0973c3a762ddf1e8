"""A figure as SVG that the server writes into the page: seen until it is touched, and on paper.

Places across and down are per cents of the room there is; everything else is counted in the
reader's type. So a drawing fills a phone, a screen or a sheet of paper without being made anew, its
words keep their size, and it grows with the type of the browser. Only what `components.figures`
uses is understood; anything else raises, so that no part of a figure is left out in silence.
"""

from collections.abc import Mapping
from html import escape
from typing import Any

from components.plots.marks import draw_trace
from components.plots.notes import draw_note, draw_shape
from components.plots.pieces import BASE, em, per_cent, tag, there
from components.plots.scale import Scale, scale_of

SIDES = ("t", "r", "b", "l")  # as in CSS, which the margins become
TICK_GAP = 6  # pixels between the drawing and the words of an axis
MARK_LENGTH = 5
BELOW = "below"


def chart_room(figure: Mapping[str, Any]) -> dict[str, str]:
    """Return the height and the margins of a figure as declarations of CSS, in its own type."""
    margin = figure["layout"]["margin"]
    return {
        "height": em(figure["layout"]["height"]),
        "padding": " ".join(em(margin[side]) for side in SIDES),
    }


def chart_svg(figure: Mapping[str, Any]) -> str:
    """Draw a figure of ours.

    Args:
        figure: A Plotly figure as a plain dictionary, as `components.figures` returns it.

    Returns:
        An SVG element that fills the box it stands in; `chart_room` says what the box leaves around
        it. The words of its axes lie in these margins.

    Raises:
        ValueError: If the figure holds a part that is not understood.
    """
    layout = figure["layout"]
    if layout.get("showlegend"):
        raise ValueError("a drawing cannot hold a legend: say it beside the chart")
    x, y = scale_of("x", figure), scale_of("y", figure)
    shapes = layout.get("shapes", ())
    drawn = [
        tag("g", _across(x) + _down(y), class_="plot-scale"),
        *(draw_shape(one, x=x, y=y) for one in shapes if one.get("layer") == BELOW),
        *(draw_trace(one, x=x, y=y) for one in figure["data"]),
        *(draw_shape(one, x=x, y=y) for one in shapes if one.get("layer") != BELOW),
        *(draw_note(one, x=x, y=y) for one in layout.get("annotations", ())),
    ]
    inside = "".join(drawn)
    return tag("svg", inside, class_="plot", width="100%", height="100%", overflow="visible")


def _across(x: Scale) -> str:
    """Draw the lines and words of the axis that runs from left to right."""
    axis, size = x.axis, _size(x)
    top = axis.get("side") == "top"
    marked = axis.get("ticks") == "outside"
    gap = TICK_GAP + (MARK_LENGTH if marked else 0)
    drawn = ""
    if (minor := axis.get("minor", {})).get("showgrid"):
        for at in map(per_cent, x.between()):
            drawn += _grid(minor, x1=at, x2=at, y1="0", y2="100%")
    for tick in x.ticks():
        place = per_cent(tick.at)
        if axis.get("showgrid", True):
            drawn += _grid(axis, x1=place, x2=place, y1="0", y2="100%")
        if marked:
            mark = tag("line", y2=em(MARK_LENGTH), stroke=axis["tickcolor"])
            drawn += there(mark, x=tick.at, y=100)
        drawn += tag(
            "text",
            escape(tick.words),
            x=place,
            y="0" if top else "100%",
            dy=em(-gap if top else gap + size * 0.8, of=size),
            text_anchor="middle",
            fill=axis["tickfont"]["color"],
            style=None if size == BASE else f"font-size:{em(size)}",
            class_="plot-spare" if tick.spare else None,
        )
    return drawn


def _down(y: Scale) -> str:
    """Draw the lines and words of the axis that runs upwards."""
    axis, size = y.axis, _size(y)
    drawn = ""
    for tick in y.ticks():
        place = per_cent(100 - tick.at)
        if axis.get("showgrid", True):
            drawn += _grid(axis, x1="0", x2="100%", y1=place, y2=place)
        drawn += tag(
            "text",
            escape(tick.words),
            x="0",
            y=place,
            dx=em(-TICK_GAP, of=size),
            dy=em(size * 0.35, of=size),
            text_anchor="end",
            fill=axis["tickfont"]["color"],
            style=None if size == BASE else f"font-size:{em(size)}",
        )
    return drawn


def _size(scale: Scale) -> float:
    return float(scale.axis["tickfont"].get("size", BASE))


def _grid(axis: Mapping[str, Any], **ends: str) -> str:
    return tag("line", stroke=axis["gridcolor"], **ends)
