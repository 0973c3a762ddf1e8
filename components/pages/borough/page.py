"""One borough's page: what stands out, every measure, its wards and its peers, on two sheets."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.page import Page
from components.pages.borough.context import Context
from components.panels.measure_block import MeasureBlock

KEY = (
    "First: a tick for each borough, {name} as a dot with its 95% interval, London as a long line, "
    "the middle half of the boroughs shaded. Second: the borough over time from zero, London as a "
    "thin line where one scale serves both; no line crosses a break. [p] and hollow points: "
    "provisional. [u]: few events. [e]: estimated. [c]: withheld. [z]: not covered. [x]: no figure."
)


def borough_layout(
    *,
    name: str,
    slug: str,
    sentences: Sequence[str],
    context: Sequence[Context],
    caveats: Component,
    measures: Sequence[MeasureBlock],
    elsewhere: Sequence[Component],
    peers: Component,
    wards: Component,
    sources: Component,
) -> Page:
    """Return the page.

    Args:
        name: Of the borough.
        slug: Of the borough, as in the address.
        sentences: What was recorded, what stands out, what cannot be said.
        context: Residents, deprivation, police command.
        caveats: That apply to any indicator on it.
        measures: One for each indicator with borough figures.
        elsewhere: Indicators without a figure for this borough, each with the reason.
        peers: The borough beside others.
        wards: Its wards.
        sources: Every source used, with licence and dates.
    """
    return Page(
        title=name,
        nav=f"borough/{slug}",
        live=False,
        styles=("drawings.css", "borough.css"),
        body=[
            html.H1(name),
            html.Div([html.P(one) for one in sentences], className="standfirst"),
            html.Dl([_context(one) for one in context], className="context-facts"),
            caveats,
            html.Section(
                [
                    html.H2("Every measure, latest period"),
                    _key(name),
                    html.Div([_measure(one) for one in measures], className="measures"),
                ],
                className="block",
            ),
            html.Section(
                [html.H2(f"{name} beside its peers"), peers], className="block peers-part"
            ),
            html.Section([html.H2("Wards"), wards], className="block wards-part"),
            html.Section(
                [
                    html.H2(f"Measures without a figure for {name}"),
                    html.Ul([html.Li(one) for one in elsewhere], className="plain-columns"),
                ],
                className="block elsewhere-part",
            ),
            html.Section([html.H2("Sources"), sources], className="block sources-part"),
        ],
    )


def _context(one: Context) -> Component:
    return html.Div(
        [html.Dt(html.A(one.title, href=one.href)), html.Dd(one.value)], className="context-fact"
    )


def _key(name: str) -> Component:
    return html.P(
        [
            html.Strong("How to read the drawings. "),
            KEY.format(name=name),
        ],
        className="figure-sub drawing-key",
    )


def _measure(one: MeasureBlock) -> Component:
    return html.Article(
        [
            html.Div(
                [
                    html.H3(html.A(one.title, href=one.href)),
                    html.P(one.sub, className="figure-sub"),
                ],
                className="measure-head",
            ),
            html.Div(
                [
                    html.P(one.value, className="measure-value"),
                    html.P(one.interval, className="measure-note") if one.interval else None,
                    html.P(one.london, className="measure-note"),
                ],
                className="measure-figure",
            ),
            html.Div(one.strip, className="measure-drawing"),
            html.Div(one.trend, className="measure-drawing"),
            html.Details(
                [html.Summary("In words"), *(html.P(each) for each in one.sentences)],
                className="measure-words",
            ),
        ],
        className="measure",
    )
