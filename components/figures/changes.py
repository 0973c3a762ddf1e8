"""Two charts of change: both values of each area, and the percentage with its interval."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components.figures.rows import band, names_axis, names_room, row_height
from components.figures.theme import Ink, axis, layout
from data.statistics.change import Change

MARGIN: dict[str, int] = {"r": 24, "t": 36, "b": 40}


@dataclass(frozen=True, kw_only=True)
class ChangeRow:
    """One area's change as drawn: its name on the axis, and the line under the pointer.

    `sure` is whether its dot is full: its change differs from that of all areas, or, where they are
    not held against their sum, from no change.
    """

    code: str
    name: str
    text: str
    change: Change
    chosen: bool = False
    sure: bool = True


def dumbbell_figure(
    rows: Sequence[ChangeRow], *, decimals: int, earlier: str, later: str
) -> dict[str, Any]:
    """Draw both values of each area on one scale, joined by a line inside one era.

    Args:
        rows: From above, every one with a change; areas without one are named in the words.
        decimals: Of the indicator.
        earlier: The earlier period in words: hollow dots.
        later: The later period in words: filled dots.

    Returns:
        A Plotly figure as a plain dictionary. Which dots are which is said beside the chart.
    """
    names = [row.name for row in rows]
    before = [row.change.earlier.value for row in rows]
    after = [row.change.later.value for row in rows]
    return {
        "data": [
            {
                "type": "scatter",
                "mode": "lines",
                "name": "Change",
                "x": [x for ends in zip(before, after, strict=True) for x in (*ends, None)],
                "y": [y for row in rows for y in (row.name, row.name, None)],
                "line": {"color": Ink.INTERVAL.value, "width": 4},
                "hoverinfo": "skip",
            },
            {
                **_dots(rows, values=before, name=earlier, fills=Ink.PAPER.value),
                "cliponaxis": False,
            },
            {
                **_dots(rows, values=after, name=later, fills=[_ink(row).value for row in rows]),
                "cliponaxis": False,
            },
        ],
        "layout": layout(
            height=MARGIN["t"] + MARGIN["b"] + row_height(len(rows)) * len(rows),
            margin=MARGIN | {"l": names_room(names)},
            xaxis=axis(
                side="top",
                tickformat=f",.{min(decimals, 1)}f",
                nticks=4,
                # On a phone only two numbers have room: thin lines between them help to read.
                minor={"showgrid": True, "gridcolor": Ink.FAINT.value},
            ),
            yaxis=names_axis(names),
            shapes=[band(row.name, height=row_height(len(rows))) for row in rows if row.chosen],
        ),
    }


def percentage_figure(rows: Sequence[ChangeRow], *, london: Change | None) -> dict[str, Any]:
    """Draw the percentage change of each area with its 95% interval, and a line at no change.

    Args:
        rows: As for `dumbbell_figure`.
        london: London's change over the same periods, or None.

    Returns:
        A Plotly figure as a plain dictionary; a share's change is in percentage points. A change
        that nothing sets apart has a hollow dot.
    """
    names = [row.name for row in rows]
    sizes = [row.change.size for row in rows]
    points = any(row.change.points is not None for row in rows)
    fills = [_ink(row).value if row.sure else Ink.PAPER.value for row in rows]
    shapes = [band(row.name, height=row_height(len(rows))) for row in rows if row.chosen]
    shapes.append(_line(0, dash="solid", width=1.6))
    annotations = [_line_name(0, "no change")]
    if london is not None:
        at = london.size
        shapes.append(_line(at, dash="dash", width=1.2))
        annotations = _two_names(at, unit=" points" if points else "%")
    return {
        "data": [
            {
                **_dots(rows, values=sizes, name="Change", fills=fills),
                "error_x": {
                    "type": "data",
                    "symmetric": False,
                    "array": [row.change.limits.upper - row.change.size for row in rows],
                    "arrayminus": [row.change.size - row.change.limits.lower for row in rows],
                    "color": Ink.INTERVAL.value,
                    "thickness": 4,
                    "width": 0,
                },
                "cliponaxis": False,
            }
        ],
        "layout": layout(
            height=MARGIN["t"] + MARGIN["b"] + row_height(len(rows)) * len(rows),
            margin=MARGIN | {"l": names_room(names)},
            xaxis=axis(
                side="top",
                ticksuffix="" if points else "%",
                tickformat=",.1f" if points else ",.0f",
                nticks=6,
            ),
            yaxis=names_axis(names),
            shapes=shapes,
            annotations=annotations,
        ),
    }


def _ink(row: ChangeRow) -> Ink:
    return Ink.CHOSEN if row.chosen else Ink.AREA


def _symbol(row: ChangeRow) -> str:
    return "diamond" if row.chosen else "circle"


def _dots(
    rows: Sequence[ChangeRow], *, values: Sequence[float], name: str, fills: str | Sequence[str]
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": list(values),
        "y": [row.name for row in rows],
        "customdata": [row.code for row in rows],
        "text": [row.text for row in rows],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {
            "size": 9,
            "symbol": [_symbol(row) for row in rows],
            "color": fills,
            "line": {"color": [_ink(row).value for row in rows], "width": 2},
        },
    }


def _line(at: float, *, dash: str, width: float) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": at,
        "x1": at,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": Ink.LONDON.value, "width": width, "dash": dash},
        "layer": "below",
    }


def _line_name(at: float, words: str, *, anchor: str = "center") -> dict[str, Any]:
    return {
        "x": at,
        "y": 0,
        "yref": "paper",
        "yanchor": "top",
        "yshift": -4,
        "xanchor": anchor,
        "text": words,
        "showarrow": False,
        "bgcolor": Ink.PAPER.value,
    }


def _two_names(london: float, *, unit: str) -> list[dict[str, Any]]:
    """Name both lines, each on its own side, so that near ones do not meet."""
    words = f"London {london:+.1f}{unit}".replace("-", "−")
    left, right = ("right", "left") if london < 0 else ("left", "right")
    return [
        _line_name(0, "no change", anchor=right if london >= 0 else "left"),
        _line_name(london, words, anchor=left),
    ]
