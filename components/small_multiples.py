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


def small_multiples(
    panels: Sequence[SmallPanel],
    *,
    scale: Scale,
    cuts: Sequence[float],
    most: str,
    first: str,
    last: str,
    roomy: bool,
) -> Component:
    """Place the charts in a grid that folds to the width of the page.

    Args:
        panels: In the order to be read.
        scale: One for all.
        cuts: Where hard breaks cut the time axis.
        most: The highest value of the scale, as written.
        first: The first period, as written.
        last: The last one.
        roomy: True for a few large charts, False for many small ones.
    """
    return html.Ul(
        [
            html.Li(
                [
                    html.H3(
                        html.A(one.name, href=one.href) if one.href else one.name,
                        className="multiple-name",
                    ),
                    html.P(one.latest, className="multiple-latest"),
                    _drawing(one, scale=scale, cuts=cuts, words=(most, first, last))
                    if one.chart
                    else None,
                ],
                className="multiple chosen-multiple" if one.chosen else "multiple",
            )
            for one in panels
        ],
        className="multiples roomy" if roomy else "multiples",
    )


def _drawing(
    panel: SmallPanel, *, scale: Scale, cuts: Sequence[float], words: tuple[str, str, str]
) -> Component:
    size, chart = scale.size, panel.chart or SmallChart((), (), ())
    floor, right = size.height - LOWER, size.width - RIGHT
    most, first, last = words
    return html.Div(
        svg.Svg(
            [
                svg.Line(
                    x1=str(LEFT), x2=str(right), y1=str(floor), y2=str(floor), className="floor"
                ),
                svg.Line(
                    x1=str(LEFT), x2=str(right), y1=str(UPPER), y2=str(UPPER), className="ceiling"
                ),
                *(
                    svg.Line(x1=str(x), x2=str(x), y1=str(UPPER), y2=str(floor), className="cut")
                    for x in cuts
                ),
                *(svg.Path(d=path, className="line") for path in chart.paths),
                *(svg.Circle(cx=str(x), cy=str(y), r="3", className="dot") for x, y in chart.dots),
                *(
                    svg.Circle(cx=str(x), cy=str(y), r="3", className="dot hollow")
                    for x, y in chart.hollow
                ),
                svg.Text(most, x=str(LEFT), y=str(UPPER - 4), className="tick"),
                svg.Text(first, x=str(LEFT), y=str(size.height - 3), className="tick"),
                svg.Text(last, x=str(right), y=str(size.height - 3), className="tick end"),
            ],
            viewBox=f"0 0 {size.width:g} {size.height:g}",
            className="multiple-drawing",
        ),
        role="img",
        **{"aria-label": panel.described},
    )
