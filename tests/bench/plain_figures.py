"""The three charts of both baselines, by Plotly Express as its documentation shows it."""

import pandas as pd
import plotly.express as px  # noqa: TID251 - the baseline is what the ban is measured against
from plotly.graph_objects import Figure

from tests.bench.baseline_data import outlines


def choropleth(rows: pd.DataFrame) -> Figure:
    """Return the map; its white ground asks nothing of a tile host."""
    return px.choropleth_map(
        rows,
        geojson=outlines(),
        locations="area_code",
        featureidkey="properties.area_code",
        color="value",
        hover_name="area_name",
        map_style="white-bg",
        center={"lat": 51.49, "lon": -0.1},
        zoom=8.4,
    )


def bars(rows: pd.DataFrame) -> Figure:
    """Return all boroughs as bars."""
    return px.bar(rows, x="value", y="area_name", orientation="h", height=700)


def line(rows: pd.DataFrame) -> Figure:
    """Return a series over time."""
    return px.line(rows, x="period_end", y="value")
