"""Small charts side by side as inline SVG: readable without scripts, on paper and on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass

import dash_svg as svg
from dash import html
from dash.development.base_component import Component

from components.figures.multiples import LEFT, LOWER, RIGHT, UPPER, Scale, SmallChart


@dataclass(frozen=True)
class SmallPanel:
    """One area: its name, its latest value in words, its chart or why it has none."""

    name: str
    latest: str
    chart: SmallChart | None
    described: str
    href: str | None = None
    chosen: bool = False


@dataclass(frozen=True)
class SmallCharts:
    """All charts of a view, on one scale.

    `panels` are in the order to be read. `cuts` are where hard breaks cut the time axis. `most` is
    the highest value of the scale, `first` and `last` its periods, as written. `roomy` is True for
    a few large charts, False for many small ones.
    """

    panels: Sequence[SmallPanel]
    scale: Scale
    cuts: Sequence[float]
    most: str
    first: str
    last: str
    roomy: bool


@dataclass(frozen=True)
class DrawnSmall:
    """Small charts with their words; `charts` is None where there is nothing to draw."""

    charts: SmallCharts | None
    heading: str
    subheading: str
    words: str
    described: str


def small_multiples(charts: SmallCharts) -> Component:
    """Place the charts in a grid that folds to the width of the page."""
    return html.Ul(
        [
            html.Li(
                [
                    html.H3(
                        html.A(one.name, href=one.href) if one.href else one.name,
                        className="multiple-name",
                    ),
                    html.P(one.latest, className="multiple-latest"),
                    _drawing(one, charts) if one.chart else None,
                ],
                className="multiple chosen-multiple" if one.chosen else "multiple",
            )
            for one in charts.panels
        ],
        className="multiples roomy" if charts.roomy else "multiples",
    )


def _drawing(panel: SmallPanel, charts: SmallCharts) -> Component:
    size, chart = charts.scale.size, panel.chart or SmallChart((), (), ())
    floor, right = size.height - LOWER, size.width - RIGHT
    return html.Div(
        svg.Svg(
            [
                *(
                    svg.Rect(
                        x=str(start),
                        y=str(UPPER),
                        width=f"{end - start:g}",
                        height=f"{floor - UPPER:g}",
                        className="gap",
                    )
                    for start, end in chart.gaps
                ),
                svg.Line(
                    x1=str(LEFT), x2=str(right), y1=str(floor), y2=str(floor), className="floor"
                ),
                svg.Line(
                    x1=str(LEFT), x2=str(right), y1=str(UPPER), y2=str(UPPER), className="ceiling"
                ),
                *(
                    svg.Line(x1=str(x), x2=str(x), y1=str(UPPER), y2=str(floor), className="cut")
                    for x in charts.cuts
                ),
                *(svg.Path(d=path, className="line") for path in chart.paths),
                *(svg.Circle(cx=str(x), cy=str(y), r="3", className="dot") for x, y in chart.dots),
                *(
                    svg.Circle(cx=str(x), cy=str(y), r="3", className="dot hollow")
                    for x, y in chart.hollow
                ),
                svg.Text(charts.most, x=str(LEFT), y=str(UPPER - 4), className="tick"),
                svg.Text(charts.first, x=str(LEFT), y=str(size.height - 3), className="tick"),
                svg.Text(charts.last, x=str(right), y=str(size.height - 3), className="tick end"),
            ],
            viewBox=f"0 0 {size.width:g} {size.height:g}",
            className="multiple-drawing",
        ),
        role="img",
        **{"aria-label": panel.described},
    )
