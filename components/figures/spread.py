"""All boroughs as dots with their intervals, London marked, none ranked."""

from typing import Any

import pandas as pd

from components.figures.rows import band, names_axis, names_room, row_height
from components.figures.theme import Ink, axis, layout
from data.model import Unit
from data.units import one_unit

HEAD = 64


def spread_figure(
    rows: pd.DataFrame, *, unit: Unit, london: float | None, chosen: tuple[str, ...] = ()
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

    Returns:
        A Plotly figure as a plain dictionary.

    Raises:
        data.units.MixedUnitsError: If the rows are in different units.
    """
    if "unit" in rows and len(units := rows["unit"].dropna()):
        one_unit(units)
    shown = rows[rows["value"].notna()]
    picked = shown["area_code"].isin(chosen)
    traces = [
        _dots(shown[~picked], name="Boroughs", symbol="circle", inks=(Ink.AREA, Ink.INTERVAL)),
        _dots(
            shown[picked], name="Chosen", symbol="diamond", inks=(Ink.CHOSEN, Ink.CHOSEN_INTERVAL)
        ),
    ]
    row, names = row_height(len(shown)), shown["short_name"].tolist()
    shapes = [band(name, height=row) for name in shown.loc[picked, "short_name"]]
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
                "text": f"London {london:,.{unit.decimals}f}",
                "showarrow": False,
                "bgcolor": Ink.PAPER.value,
            }
        )
    return {
        "data": [trace for trace in traces if trace["x"]],
        "layout": layout(
            height=HEAD + row * len(shown),
            margin={"l": names_room(names), "r": 24, "t": 28, "b": 34},
            xaxis=axis(side="top", tickformat=",", nticks=7),
            yaxis=names_axis(names),
            shapes=shapes,
            annotations=annotations,
        ),
    }


def _dots(rows: pd.DataFrame, *, name: str, symbol: str, inks: tuple[Ink, Ink]) -> dict[str, Any]:
    """Draw dots in the first ink with intervals in the second; shape tells the chosen apart."""
    dot, interval = inks
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": rows["value"].tolist(),
        "y": rows["short_name"].tolist(),
        "customdata": rows["area_code"].tolist(),
        "text": rows["text"].tolist(),
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"color": dot.value, "size": 9 if symbol == "circle" else 11, "symbol": symbol},
        "cliponaxis": False,
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": (rows["upper"] - rows["value"]).fillna(0).tolist(),
            "arrayminus": (rows["value"] - rows["lower"]).fillna(0).tolist(),
            "color": interval.value,
            "thickness": 5,
            "width": 0,
        },
    }
