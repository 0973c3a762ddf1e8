"""All boroughs as dots with their intervals, London marked, none ranked."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from components.figures.rows import band, names_axis, names_room, row_height
from components.figures.theme import Ink, axis, layout
from data.model import Unit
from data.units import one_unit

HEAD = 64


def spread_figure(
    rows: Sequence[Mapping[Any, Any]],
    *,
    unit: Unit,
    london: float | None,
    chosen: tuple[str, ...] = (),
    together: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Draw one dot a borough, with its 95% interval where there is one.

    Args:
        rows: In the order to be drawn, from above: `area_code`, `short_name`, `area_name`,
            `value`, `lower`, `upper` in the indicator's unit, `text` for the pointer. Rows
            without a value are left out here and named in the words beside the chart.
        unit: The indicator's unit.
        london: London's value in the same unit, or None where a sum and a borough's count do
            not belong on one axis.
        chosen: Codes of the chosen boroughs.
        together: The same columns of boroughs that are taken together, or None. It is drawn above
            the others, as a square.

    Returns:
        A Plotly figure as a plain dictionary.

    Raises:
        data.units.MixedUnitsError: If the rows are in different units.
    """
    if units := {row["unit"] for row in rows if isinstance(row.get("unit"), str)}:
        one_unit(units)
    shown = [row for row in rows if not pd.isna(row["value"])]
    own = [dict(together)] if together and not pd.isna(together["value"]) else []
    picked = [row for row in shown if row["area_code"] in chosen]
    others = [row for row in shown if row["area_code"] not in chosen]
    traces = [
        _dots(own, name="Together", symbol="square", inks=(Ink.TEXT, Ink.BREAK)),
        _dots(others, name="Boroughs", symbol="circle", inks=(Ink.AREA, Ink.INTERVAL)),
        _dots(picked, name="Chosen", symbol="diamond", inks=(Ink.CHOSEN, Ink.CHOSEN_INTERVAL)),
    ]
    names = [row["short_name"] for row in (*own, *shown)]
    height = row_height(len(names))
    shapes = [band(row["short_name"], height=height) for row in picked]
    annotations = []
    if london is not None:
        shapes.append(
            {
                "type": "line",
                "x0": london,
                "x1": london,
                "y0": 0,
                "y1": 1,
                "yref": "paper",
                "line": {"color": Ink.LONDON.value, "width": 1.2, "dash": "dash"},
                "layer": "below",
            }
        )
        annotations.append(
            {
                "x": london,
                "y": 0,
                "yref": "paper",
                "yanchor": "top",
                "yshift": -4,
                "text": f"London {unit.prefix}{london:,.{unit.decimals}f}{unit.suffix}",
                "showarrow": False,
                "bgcolor": Ink.PAPER.value,
            }
        )
    return {
        "data": [trace for trace in traces if trace["x"]],
        "layout": layout(
            height=HEAD + height * len(names),
            margin={"l": names_room(names), "r": 24, "t": 28, "b": 34},
            xaxis=axis(side="top", tickformat=",", nticks=7),
            yaxis=names_axis(names),
            shapes=shapes,
            annotations=annotations,
        ),
    }


def _dots(
    rows: Sequence[Mapping[Any, Any]], *, name: str, symbol: str, inks: tuple[Ink, Ink]
) -> dict[str, Any]:
    """Draw dots in the first ink with intervals in the second; shape tells the chosen apart."""
    dot, interval = inks
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [row["value"] for row in rows],
        "y": [row["short_name"] for row in rows],
        "customdata": [row["area_code"] for row in rows],
        "text": [row["text"] for row in rows],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"color": dot.value, "size": 11 if symbol == "diamond" else 9, "symbol": symbol},
        "cliponaxis": False,
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [_arm(row["upper"] - row["value"]) for row in rows],
            "arrayminus": [_arm(row["value"] - row["lower"]) for row in rows],
            "color": interval.value,
            "thickness": 5,
            "width": 0,
        },
    }


def _arm(length: float) -> float:
    """Return how far an interval reaches; nowhere where a value has none."""
    return 0.0 if pd.isna(length) else length
