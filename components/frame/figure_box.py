"""A chart with everything that must travel with it: finding, measure, chart, words, source."""

import re
from collections.abc import Sequence
from typing import Any

import orjson
from dash import html
from dash.development.base_component import Component

from components.frame.static_html import Ready
from components.plots.chart import chart_room, chart_svg

DATA, END = '<script type="application/json">', "</script>"
_DATA = re.compile(f"{DATA}[^<]*{END}")


def figure_box(
    chart: Component | None,
    *,
    heading: str,
    subheading: str,
    words: str = "",
    source: str = "",
    before: Sequence[Component] = (),
    after: Sequence[Component] = (),
    level: int = 2,
) -> Component:
    """Place a chart in a figure with its heading, its measure and its source.

    Args:
        chart: The drawing; None where there is nothing to draw, and `words` says why.
        heading: The finding in neutral words.
        subheading: Measure, place, period and unit.
        words: What the chart shows, in a sentence, for everyone.
        source: Source line.
        before: Key or choices, above the chart.
        after: What stands under it.
        level: Of the heading, 2 or 3.
    """
    title = html.H2 if level == 2 else html.H3  # noqa: PLR2004
    return html.Figure(
        [
            title(heading, className="figure-heading"),
            html.P(subheading, className="figure-sub"),
            *before,
            chart,
            html.Figcaption(
                [
                    html.P(words, className="figure-words") if words else None,
                    html.P(source, className="source-note") if source else None,
                ]
            ),
            *after,
        ],
        className="figure-box",
        # Else a screen reader gives all of the caption as the name, and then the caption.
        **{"aria-label": heading},
    )


def graph(figure: dict[str, Any], *, element_id: str, described: str) -> Component:
    """Return a chart with a name and a text alternative made from its data.

    It is there twice, made from one figure: drawn by the server, which is seen at once and on
    paper, and as what Plotly draws from, upon the picture, once the reader comes upon the chart
    (`assets/charts.js`).
    """
    live = html.Div(id=element_id, className="chart-live")
    return html.Div(
        # Else each number of an axis is read out without its place.
        html.Div(
            [_drawn(figure), _data(figure), live],
            className="chart-layers",
            **{"aria-hidden": "true"},
        ),
        role="img",
        className="chart",
        **{"aria-label": described},
    )


def still_chart(figure: dict[str, Any], *, described: str) -> Component:
    """Return a chart as the server draws it alone, for a page without scripts."""
    return html.Div(
        html.Div(_drawn(figure), **{"aria-hidden": "true"}),
        role="img",
        className="chart",
        **{"aria-label": described},
    )


def without_data(page: str) -> str:
    """Return the HTML of a page without what Plotly draws from, which only Dash's page needs."""
    return _DATA.sub("", page)


def _data(figure: dict[str, Any]) -> Ready:
    """Write a figure so that nothing in it ends the element, and no script but ours reads it."""
    data = orjson.dumps(figure, option=orjson.OPT_SERIALIZE_NUMPY).decode()
    return Ready(DATA + data.replace("<", r"\u003c") + END)


def _drawn(figure: dict[str, Any]) -> Component:
    picture = Ready(chart_svg(figure))
    return html.Div(picture, className="chart-picture", style=chart_room(figure))
