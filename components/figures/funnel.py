"""Boroughs by size and rate, with limits that allow for the variation between boroughs."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from components.figures.placing import NEAR, Dot, place_names, spread_out
from components.figures.theme import Ink, axis, layout
from data.model import Unit
from data.statistics import Funnel
from data.statistics.change import Row
from data.statistics.funnel_places import INNER, OUTER, Place

HEIGHT = 460
MARGIN = {"l": 44, "r": 78, "t": 16, "b": 62}
NARROWEST = 166  # pixels of the drawing itself on a page 320 pixels wide
LABEL_GAP = 15
POINTS_OF_A_LINE = 60
ROOM = 0.06


def funnel_figure(
    rows: Sequence[Row],
    *,
    funnel: Funnel,
    unit: Unit,
    size_title: str,
    chosen: Sequence[str] = (),
) -> dict[str, Any]:
    """Draw one dot a borough among the limits of its size, and name those outside them.

    Args:
        rows: As `data.statistics.funnel_places.FunnelPlaces.records`, with `short_name`,
            `area_code` and `text` for the pointer.
        funnel: The funnel fitted to them.
        unit: The indicator's unit.
        size_title: What the size of a borough is counted in, for the axis.
        chosen: Codes of the chosen boroughs: a diamond each, and named.

    Returns:
        A Plotly figure as a plain dictionary. The line and the limits carry their names at their
        right ends.
    """
    sizes = [float(row["denominator"]) for row in rows]
    values = [float(row["value"]) for row in rows]
    least, most = min(sizes), max(sizes)
    step = (most - least) * ROOM or most * ROOM
    x_range = [max(least - step, 0.0), most + step]
    grid = np.linspace(max(x_range[0], x_range[1] / 1000), x_range[1], POINTS_OF_A_LINE)
    inner, outer = funnel.limits(grid, INNER), funnel.limits(grid, OUTER)
    low = min(*values, float(outer.lower[-1]))
    high = max(*values, float(outer.upper[-1]))
    room = (high - low) * ROOM or max(high, 1) * ROOM
    y_range = [max(low - room, 0.0), high + room]
    picked = [row for row in rows if row["area_code"] in chosen]
    others = [row for row in rows if row["area_code"] not in chosen]
    within = [row for row in others if row["place"] == Place.WITHIN]
    outside = [row for row in others if row["place"] != Place.WITHIN]
    named = [row for row in rows if row["area_code"] in chosen or row["place"] != Place.WITHIN]
    lines = [
        ("95%", inner.upper, "dash"),
        ("99.8%", outer.upper, "solid"),
        ("95%", inner.lower, "dash"),
        ("99.8%", outer.lower, "solid"),
    ]
    return {
        "data": [
            *(_limit(grid, line, name=f"{name} limit", dash=dash) for name, line, dash in lines),
            _limit(grid, np.full(grid.size, funnel.target), name="All boroughs", dash="dot"),
            *(
                _dots(those, symbol=symbol, ink=ink, name=name)
                for those, symbol, ink, name in (
                    (within, "circle", Ink.AREA, "Within the limits"),
                    (outside, "square", Ink.TEXT, "Outside the 95% limits"),
                    (picked, "diamond", Ink.CHOSEN, "Chosen"),
                )
                if those
            ),
        ],
        "layout": layout(
            height=HEIGHT,
            margin=MARGIN,
            xaxis=axis(
                range=x_range,
                tickformat=",",
                nticks=4,
                showgrid=False,
            ),
            yaxis=axis(range=y_range, tickformat=",", nticks=7),
            annotations=[
                _axis_name(f"{size_title} (more, more certain)"),
                *_line_names(lines, funnel=funnel, unit=unit, y_range=y_range),
                *_names(named, rows, x_range=x_range, y_range=y_range),
            ],
        ),
    }


def _limit(grid: Any, line: Any, *, name: str, dash: str) -> dict[str, Any]:  # noqa: ANN401
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": grid.tolist(),
        "y": line.tolist(),
        "line": {"color": Ink.LONDON.value, "width": 1.2, "dash": dash},
        "hoverinfo": "skip",
    }


def _dots(rows: Sequence[Row], *, symbol: str, ink: Ink, name: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [row["denominator"] for row in rows],
        "y": [row["value"] for row in rows],
        "customdata": [row["area_code"] for row in rows],
        "text": [row["text"] for row in rows],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {
            "symbol": symbol,
            "color": ink.value,
            "size": 9 if symbol == "circle" else 11,
            "line": {"color": Ink.PAPER.value, "width": 1},
        },
        "cliponaxis": False,
    }


def _axis_name(words: str) -> dict[str, Any]:
    return {
        "x": 0.5,
        "xref": "paper",
        "y": 0,
        "yref": "paper",
        "yanchor": "top",
        "yshift": -28,
        "text": words,
        "showarrow": False,
        "font": {"color": Ink.AXIS.value},
    }


def _pixels(value: float, y_range: Sequence[float]) -> float:
    """Return how far below the upper edge of the drawing a value lies."""
    inside = HEIGHT - MARGIN["t"] - MARGIN["b"]
    return inside * (y_range[1] - value) / (y_range[1] - y_range[0])


def _line_names(
    lines: Sequence[tuple[str, Any, str]],
    *,
    funnel: Funnel,
    unit: Unit,
    y_range: Sequence[float],
) -> list[dict[str, Any]]:
    """Name each line where it ends, outside the drawing; a line at zero needs no name."""
    ends = [(f"{name} limit", float(line[-1])) for name, line, _ in lines if line[-1] > y_range[0]]
    ends.append((f"All {funnel.target:,.{unit.decimals}f}", funnel.target))
    heights = [_pixels(value, y_range) for _, value in ends]
    moved = spread_out(heights, gap=LABEL_GAP)
    return [
        {
            "x": 1,
            "xref": "paper",
            "xanchor": "left",
            "xshift": 5,
            "y": value,
            "yanchor": "middle",
            "yshift": height - place,
            "text": words,
            "showarrow": False,
            "font": {"size": 12, "color": Ink.TEXT.value},
        }
        for (words, value), height, place in zip(ends, heights, moved, strict=True)
    ]


def _names(
    named: Sequence[Row], rows: Sequence[Row], *, x_range: Sequence[float], y_range: Sequence[float]
) -> list[dict[str, Any]]:
    codes = {row["area_code"] for row in named}
    dots = {
        row["area_code"]: Dot(
            x=NARROWEST * (row["denominator"] - x_range[0]) / (x_range[1] - x_range[0]),
            y=_pixels(row["value"], y_range),
            name=row["short_name"] if row["area_code"] in codes else "",
        )
        for row in rows
    }
    placed = place_names(
        list(dots.values()), width=NARROWEST, height=HEIGHT - MARGIN["t"] - MARGIN["b"]
    )
    where = {each.name: each for each in placed}
    return [
        _name(row, side=where[row["short_name"]].side, shift=where[row["short_name"]].shift)
        for row in named
        if row["short_name"] in where
    ]


def _name(row: Row, *, side: str, shift: float) -> dict[str, Any]:
    """Write a name, with a thin line to its dot where it had to move away."""
    return {
        "x": row["denominator"],
        "y": row["value"],
        "ax": {"right": NEAR, "left": -NEAR, "middle": 0}[side],
        "ay": shift,
        "xanchor": {"right": "left", "left": "right", "middle": "center"}[side],
        "yanchor": "middle",
        "text": f"<b>{row['short_name']}</b>",
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 1,
        "arrowcolor": Ink.QUIET.value if abs(shift) > LABEL_GAP + 3 else Ink.CLEAR.value,
        "standoff": 5,
        "bgcolor": Ink.PAPER.value,
        "borderpad": 0,
        "font": {"size": 12, "color": Ink.TEXT.value},
    }
