"""Our own figures drawn by matplotlib: the same dictionaries that a browser draws with Plotly.

Only what `components.figures` uses is understood; anything else raises, so that a picture can never
lack a part of its figure in silence.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib import dates as mdates
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator, StrMethodFormatter

from components.figures.theme import Ink
from components.pictures.sheet import Room

NARROW_INCHES = 6
LOW_MARGIN = 50  # pixels: below it an axis has no name
MARKS = {"circle": "o", "square": "s", "diamond": "D", "line-ns": "|"}
SHAPES = {"line", "rect"}
ENDS = {"left": 0.0, "right": 1.0}  # of words, where a line to their place begins
DASHES = {"solid": "-", "dash": "--", "dot": ":"}
Place = Callable[[Any], float]
Points = npt.NDArray[np.float64]


def chart_height(figure: dict[str, Any]) -> float:
    """Return the height of the drawing in inches."""
    return float(figure["layout"]["height"]) / 96 + 0.35


def chart_room(figure: dict[str, Any]) -> Room:
    """Return the room that the words of a figure's axes take."""
    named = figure["layout"]["yaxis"].get("categoryarray") is not None
    top = figure["layout"]["xaxis"].get("side") == "top"
    margin = figure["layout"].get("margin", {})
    return Room(
        left=1.25 if named else 0.75,
        right=max(0.2, margin.get("r", 0) / 84),
        above=0.35 if top else 0.15,
        below=0.65 if margin.get("b", 0) > LOW_MARGIN else 0.4,
    )


def draw_chart(figure: dict[str, Any]) -> Callable[[Axes], None]:
    """Return what draws a figure of ours into matplotlib axes.

    Raises:
        ValueError: When drawing, if the figure holds a part that is not understood.
    """

    def draw(axes: Axes) -> None:
        layout = figure["layout"]
        x_of = _placer(layout["xaxis"], figure, "x")
        y_of = _placer(layout["yaxis"], figure, "y")
        for trace in figure["data"]:
            _draw_trace(axes, trace, x_of=x_of, y_of=y_of)
        _style(axes, layout, y_of=y_of)
        for shape in layout.get("shapes", ()):
            _draw_shape(axes, shape, x_of=x_of, y_of=y_of)
        for note in layout.get("annotations", ()):
            _annotate(axes, note, x_of=x_of, y_of=y_of)

    return draw


def _placer(axis: dict[str, Any], figure: dict[str, Any], letter: str) -> Place:
    if axis.get("type") == "date":
        return lambda day: float(mdates.date2num(np.datetime64(day)))
    names = axis.get("categoryarray")
    if names is None and any(
        isinstance(one, str) for trace in figure["data"] for one in trace[letter][:1]
    ):
        names = list(dict.fromkeys(one for trace in figure["data"] for one in trace[letter]))
    if names is not None:
        places = {name: float(place) for place, name in enumerate(names)}
        return lambda name: places[name] if isinstance(name, str) else float(name)
    return float


def _draw_trace(axes: Axes, trace: dict[str, Any], *, x_of: Place, y_of: Place) -> None:
    kind, mode = trace.get("type", "scatter"), trace.get("mode", "lines+markers")
    if kind != "scatter":
        raise ValueError(f"a picture cannot hold a trace of type {kind}")
    x = np.array([np.nan if one is None else x_of(one) for one in trace["x"]])
    y = np.array([np.nan if one is None else y_of(one) for one in trace["y"]])
    marker, line = trace.get("marker", {}), trace.get("line", {})
    if "error_x" in trace:
        bars = trace["error_x"]
        axes.hlines(
            y,
            x - np.array(bars["arrayminus"]),
            x + np.array(bars["array"]),
            color=bars["color"],
            linewidth=4,
        )
    if "lines" in mode:
        axes.plot(
            x,
            y,
            color=line.get("color", Ink.AREA.value),
            linewidth=line.get("width", 2) * 0.8,
            linestyle=DASHES[line.get("dash", "solid")],
        )
    if "markers" in mode and marker.get("size") is not None:
        _draw_marks(axes, marker, x=x, y=y)
    if "text" in mode:
        for place_x, place_y, words in zip(x, y, trace["text"], strict=True):
            axes.annotate(
                words,
                (place_x, place_y),
                xytext=(6, 0),
                textcoords="offset points",
                va="center",
                size=9,
            )


def _draw_marks(axes: Axes, marker: dict[str, Any], *, x: Points, y: Points) -> None:
    """Draw the marks of a trace, each shape in its turn: what is given once holds for all."""
    sizes, inks, edges, shapes = (
        np.broadcast_to(np.asarray(one), x.shape)
        for one in (
            marker["size"],
            marker["color"],
            marker.get("line", {}).get("color", marker["color"]),
            marker.get("symbol", "circle"),
        )
    )
    for shape in dict.fromkeys(shapes.tolist()):
        held = shapes == shape
        axes.scatter(
            x[held],
            y[held],
            s=(sizes[held].astype(float) * 0.75) ** 2,
            c=inks[held].tolist(),
            edgecolors=edges[held].tolist(),
            marker=MARKS[shape],
            zorder=3,
        )


def _style(axes: Axes, layout: dict[str, Any], *, y_of: Place) -> None:
    for side in axes.spines.values():
        side.set_visible(False)
    axes.tick_params(length=0, colors=Ink.AXIS.value, labelsize=9)
    x_axis, y_axis = layout["xaxis"], layout["yaxis"]
    if x_axis.get("type") == "date":
        locator = mdates.AutoDateLocator(minticks=4, maxticks=9)
        axes.xaxis.set_major_locator(locator)
        axes.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator))
    else:
        axes.grid(visible=True, axis="x", color=Ink.GRID.value, linewidth=0.7)
        narrow = axes.get_figure(root=True).get_size_inches()[0] < NARROW_INCHES  # type: ignore[union-attr]
        axes.xaxis.set_major_locator(MaxNLocator(4 if narrow else 7))
        axes.xaxis.set_major_formatter(_ticks(x_axis))
    names = y_axis.get("categoryarray")
    if names is not None:
        axes.set_yticks([y_of(name) for name in names], names, size=8.5)
        axes.set_ylim(-0.7, len(names) - 0.3)
    else:
        axes.grid(visible=True, axis="y", color=Ink.GRID.value, linewidth=0.7)
        axes.yaxis.set_major_formatter(StrMethodFormatter("{x:,g}"))
        if y_axis.get("rangemode") == "tozero":
            axes.set_ylim(bottom=0)
    for axis, place in ((x_axis, axes.set_xlim), (y_axis, axes.set_ylim)):
        if axis.get("range") is not None and axis.get("type") != "date":
            place(*axis["range"])
    if x_axis.get("side") == "top":
        axes.xaxis.tick_top()
    axes.set_axisbelow(True)


def _ticks(axis: dict[str, Any]) -> StrMethodFormatter:
    """Write ticks as the figure does where it asks for a sign or a unit."""
    sign = "+" if axis.get("tickformat", "").startswith("+") else ""
    return StrMethodFormatter("{x:" + sign + ",g}" + axis.get("ticksuffix", ""))


def _draw_shape(axes: Axes, shape: dict[str, Any], *, x_of: Place, y_of: Place) -> None:
    if shape["type"] not in SHAPES:
        raise ValueError(f"a picture cannot hold a shape of type {shape['type']}")
    x = [_end(axes.get_xlim(), shape, f"x{n}", shape.get("xref"), x_of) for n in (0, 1)]
    y = [_end(axes.get_ylim(), shape, f"y{n}", shape.get("yref"), y_of) for n in (0, 1)]
    limits = axes.get_xlim(), axes.get_ylim()
    if shape["type"] == "rect":
        axes.fill_between(x, y[0], y[1], color=shape["fillcolor"], linewidth=0, zorder=0)
    else:
        line = shape["line"]
        axes.plot(
            x,
            y,
            color=line["color"],
            linewidth=line["width"] * 0.75,
            linestyle=DASHES[line.get("dash", "solid")],
            zorder=0.5,
        )
    axes.set_xlim(limits[0])
    axes.set_ylim(limits[1])


def _end(
    limits: tuple[float, float], shape: dict[str, Any], name: str, ref: str | None, place: Place
) -> float:
    if ref == "paper":
        return limits[0] + (limits[1] - limits[0]) * float(shape[name])
    return place(shape[name])


def _annotate(axes: Axes, note: dict[str, Any], *, x_of: Place, y_of: Place) -> None:
    x = _end(axes.get_xlim(), note, "x", note.get("xref"), x_of)
    y = _end(axes.get_ylim(), note, "y", note.get("yref"), y_of)
    side = note.get("xanchor", "center")
    ground = note.get("bgcolor")
    axes.annotate(
        note["text"].replace("<br>", "\n").replace("<b>", "").replace("</b>", ""),
        (x, y),
        # Plotly counts an arrow's tail downwards, matplotlib upwards.
        xytext=(
            note.get("xshift", 0) + note.get("ax", 0) * 0.75,
            note.get("yshift", 0) - note.get("ay", 0) * 0.75,
        ),
        textcoords="offset points",
        ha=side if side in ENDS else "center",
        va={"top": "top", "bottom": "bottom"}.get(note.get("yanchor", "middle"), "center"),
        size=9,
        weight="bold" if note["text"].startswith("<b>") else "normal",
        color=note.get("font", {}).get("color", Ink.AXIS.value),
        bbox={"boxstyle": "square,pad=0", "facecolor": ground, "linewidth": 0} if ground else None,
        arrowprops=_pointer(note, side=side),
        annotation_clip=False,
    )


def _pointer(note: dict[str, Any], *, side: str) -> dict[str, Any] | None:
    """Return the thin line from words to their place, as on the page; None where there is none."""
    colour = note.get("arrowcolor", Ink.AXIS.value)
    if not note.get("showarrow", True) or colour == Ink.CLEAR.value:
        return None
    return {
        "arrowstyle": "-",
        "color": colour,
        "linewidth": 0.75,
        "relpos": (ENDS.get(side, 0.5), 0.5),
        "shrinkA": 0,
        "shrinkB": note.get("standoff", 0) * 0.75,
    }
