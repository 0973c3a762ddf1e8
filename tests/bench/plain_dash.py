"""Baseline: the same map, spread and trend as a plain Dash app makes them."""

import dash_bootstrap_components as dbc
from dash import Dash, Input, Output, dcc, html
from flask import Flask
from plotly.graph_objects import Figure

from tests.bench.baseline_data import INDICATORS, LONDON, at, names, periods, series
from tests.bench.plain_figures import bars, choropleth, line


def create_server() -> Flask:
    """Return the WSGI server."""
    app = Dash(__name__, title="Plain Dash")
    places = {LONDON: "London"} | names()
    app.layout = html.Div(
        [
            html.H1("Recorded domestic abuse"),
            _select("indicator", {one: one for one in INDICATORS}),
            _select("period", {one: one for one in periods()}),
            _select("borough", places),
            dcc.Graph(id="map"),
            dcc.Graph(id="bars"),
            dcc.Graph(id="trend"),
        ]
    )

    @app.callback(Output("map", "figure"), Input("indicator", "value"), Input("period", "value"))
    def draw_map(indicator: str, period: str) -> Figure:
        return choropleth(at(indicator, period))

    @app.callback(Output("bars", "figure"), Input("indicator", "value"), Input("period", "value"))
    def draw_bars(indicator: str, period: str) -> Figure:
        return bars(at(indicator, period))

    @app.callback(Output("trend", "figure"), Input("indicator", "value"), Input("borough", "value"))
    def draw_trend(indicator: str, borough: str) -> Figure:
        return line(series(indicator, borough))

    server: Flask = app.server
    return server


def _select(name: str, options: dict[str, str]) -> dbc.Select:
    return dbc.Select(
        id=name,
        options=[{"value": value, "label": label} for value, label in options.items()],
        value=next(iter(options)),
    )
