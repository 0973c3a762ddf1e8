"""The traces of a figure: lines, marks and intervals."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from components.plots.pieces import em, per_cent, short, tag, there
from components.plots.scale import Scale

Trace = Mapping[str, Any]
WHOLE = 1000  # units of the drawing of lines, whatever its width
DASHES = {"solid": None, "dash": "9 9", "dot": "3 3"}
# Outlines around 0, 0 in a square from -1 to 1, where a circle of the same size would be 1 wide.
SYMBOLS = {
    "square": "M-1-1H1V1H-1Z",
    "diamond": "M0-1.3 1.3 0 0 1.3-1.3 0Z",
    "line-ns": "M0-1V1",
}
CIRCLE = "circle"
MODES = {"lines", "markers"}
MARK, LINE_WIDTH = 6, 2  # pixels, as Plotly draws them where a figure does not say


def draw_trace(trace: Trace, *, x: Scale, y: Scale) -> str:
    """Draw one trace.

    Raises:
        ValueError: If it is of a kind, or has marks, that figures here do not use.
    """
    kind, modes = trace.get("type", "scatter"), set(trace.get("mode", "lines").split("+"))
    if kind != "scatter" or not modes <= MODES:
        raise ValueError(f"a drawing cannot hold a trace of type {kind}, {'+'.join(sorted(modes))}")
    drawn = _intervals(trace, x=x, y=y)
    if "lines" in modes:
        drawn += _line(trace, x=x, y=y)
    if "markers" in modes:
        drawn += "".join(_marks(trace, x=x, y=y))
    return drawn


def _places(trace: Trace, *, x: Scale, y: Scale) -> list[tuple[float, float] | None]:
    """Return each point in per cent from the left top; None where a line is cut."""
    return [
        None if one is None or other is None else (x.at(one), 100 - y.at(other))
        for one, other in zip(trace["x"], trace["y"], strict=True)
    ]


def _line(trace: Trace, *, x: Scale, y: Scale) -> str:
    parts = [
        "M" + "L".join(f"{short(one * 10, 1)} {short(other * 10, 1)}" for one, other in held)
        for cut, group in groupby(_places(trace, x=x, y=y), key=lambda place: place is None)
        if not cut and (held := [place for place in group if place is not None])
    ]
    line = trace.get("line", {})
    path = tag(
        "path",
        d="".join(parts),
        fill="none",
        stroke=line["color"],
        stroke_width=short(line.get("width", LINE_WIDTH), 1),
        stroke_dasharray=DASHES[line.get("dash", "solid")],
        stroke_linejoin="round",
        vector_effect="non-scaling-stroke",
    )
    return tag(
        "svg",
        path,
        viewBox=f"0 0 {WHOLE} {WHOLE}",
        preserveAspectRatio="none",
        width="100%",
        height="100%",
        overflow="visible" if trace.get("cliponaxis") is False else "hidden",
    )


def _intervals(trace: Trace, *, x: Scale, y: Scale) -> str:
    """Draw what reaches from each point to either side along an axis."""
    drawn = ""
    for letter, scale in (("x", x), ("y", y)):
        bars = trace.get(f"error_{letter}")
        if bars is None:
            continue
        ends = zip(_places(trace, x=x, y=y), bars["array"], bars["arrayminus"], strict=True)
        for place, more, less in ends:
            if place is None or not (more or less):
                continue
            up, down = scale.length(more), scale.length(less)
            across, along = place
            drawn += tag(
                "line",
                x1=per_cent(across - down if letter == "x" else across),
                x2=per_cent(across + up if letter == "x" else across),
                y1=per_cent(along if letter == "x" else along + down),
                y2=per_cent(along if letter == "x" else along - up),
                stroke=bars["color"],
                stroke_width=short(bars["thickness"], 1),
            )
    return drawn


def _marks(trace: Trace, *, x: Scale, y: Scale) -> Iterator[str]:
    """Draw a mark at each point; what a figure gives once holds for all its points."""
    marker, places = trace["marker"], _places(trace, x=x, y=y)
    edge = marker.get("line", {})
    columns = (
        marker.get("symbol", CIRCLE),
        marker.get("size", MARK),
        marker["color"],
        edge.get("color", marker["color"]),
        edge.get("width", 0),
    )
    each = zip(places, *(_each(one, len(places)) for one in columns), strict=True)
    for place, symbol, size, fill, stroke, width in each:
        if place is not None:
            yield _mark(
                place,
                symbol=symbol,
                size=size,
                fill=fill,
                stroke=stroke if width or symbol == "line-ns" else None,
                stroke_width=short(width or LINE_WIDTH, 1) if stroke else None,
            )


def _mark(place: tuple[float, float], *, symbol: str, size: float, **look: str | None) -> str:
    across, along = place
    if look["stroke"] is None:
        look["stroke_width"] = None
    if symbol == CIRCLE:
        return tag("circle", cx=per_cent(across), cy=per_cent(along), r=em(size / 2), **look)
    if symbol not in SYMBOLS:
        raise ValueError(f"a drawing cannot hold a mark of the shape {symbol}")
    path = tag("path", d=SYMBOLS[symbol], vector_effect="non-scaling-stroke", **look)
    sized = tag(
        "svg",
        path,
        x=em(-size / 2),
        y=em(-size / 2),
        width=em(size),
        height=em(size),
        viewBox="-1 -1 2 2",
        overflow="visible",
    )
    return there(sized, x=across, y=along)


def _each(given: object, count: int) -> Sequence[Any]:
    return given if isinstance(given, list | tuple) else [given] * count
