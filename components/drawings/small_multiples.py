"""Small charts side by side as inline SVG: readable without scripts, on paper and on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from dash import html
from dash.development.base_component import Component

from components.figures.multiples import LEFT, LOWER, RIGHT, UPPER, Scale, Size, SmallChart
from components.frame.static_html import Ready
from components.plots.pieces import tag


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
    chart = panel.chart or SmallChart((), (), ())
    frame = _Frame(charts.scale.size, tuple(charts.cuts), charts.most, charts.first, charts.last)
    return html.Div(_drawn(chart, frame), role="img", **{"aria-label": panel.described})


@dataclass(frozen=True)
class _Frame:
    """What all charts of a view have in common: as in `SmallCharts`."""

    size: Size
    cuts: tuple[float, ...]
    most: str
    first: str
    last: str


# A chart is the same whichever area is chosen, and there are thirty of them.
@lru_cache(maxsize=256)
def _drawn(chart: SmallChart, frame: _Frame) -> Ready:
    """Write a chart: as components its hundreds of marks take five times as long."""
    size = frame.size
    floor, right = str(size.height - LOWER), str(size.width - RIGHT)
    left, upper, foot = str(LEFT), str(UPPER), str(size.height - 3)
    parts = [
        *(
            tag(
                "rect",
                class_="gap",
                height=f"{size.height - LOWER - UPPER:g}",
                width=f"{end - start:g}",
                x=str(start),
                y=upper,
            )
            for start, end in chart.gaps
        ),
        tag("line", class_="floor", x1=left, x2=right, y1=floor, y2=floor),
        tag("line", class_="ceiling", x1=left, x2=right, y1=upper, y2=upper),
        *(tag("line", class_="cut", x1=str(x), x2=str(x), y1=upper, y2=floor) for x in frame.cuts),
        *(tag("path", class_="line", d=path) for path in chart.paths),
        *(tag("circle", class_="dot", cx=str(x), cy=str(y), r="3") for x, y in chart.dots),
        *(tag("circle", class_="dot hollow", cx=str(x), cy=str(y), r="3") for x, y in chart.hollow),
        tag("text", escape(frame.most), class_="tick", x=left, y=str(UPPER - 4)),
        tag("text", escape(frame.first), class_="tick", x=left, y=foot),
        tag("text", escape(frame.last), class_="tick end", x=right, y=foot),
    ]
    whole = tag(
        "svg",
        "".join(parts),
        class_="multiple-drawing",
        viewBox=f"0 0 {size.width:g} {size.height:g}",
    )
    return Ready(whole)
