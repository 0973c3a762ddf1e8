"""One borough's page: what stands out, every measure, its wards and its peers, on two sheets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.page import Page
from components.pages.borough.context import Context
from components.panels.measure_block import MeasureBlock
from components.panels.months import TITLE as MONTHS
from components.words.values import count_of

KEY = (
    "First: a tick for each borough, {name} as a dot with its 95% interval, London as a long line, "
    "the middle half of the boroughs shaded. Second: the borough over time from zero, London as a "
    "thin line where one scale serves both; no line crosses a break. [p] and hollow points: "
    "provisional. [u]: few events. [e]: estimated. [c]: withheld. [z]: not covered. [x]: no figure."
)

DRAWN_ON_PAPER = (5, 1)  # of the first group, of each other: two sheets hold no more


@dataclass(frozen=True, kw_only=True)
class BoroughHead:
    """What the page opens with.

    `sentences` say what was recorded, what changed and what cannot be said; `stands_out` which
    figures lie outside the middle half of the boroughs; `along` are ways to take the page along;
    `context` is residents, deprivation, police command; `small_map` shows on paper where the
    borough lies; `ward` is said of one that came along.
    """

    name: str
    slug: str
    sentences: Sequence[str]
    stands_out: str
    along: Component
    context: Sequence[Context]
    small_map: Component
    ward: Component | None = None


def borough_layout(
    head: BoroughHead,
    *,
    caveats: Component,
    measures: Mapping[str, Sequence[MeasureBlock]],
    elsewhere: Sequence[Component],
    peers: Component,
    wards: Component,
    months: Component | None,
    beside: Component | None,
    reports: Component | None,
    sources: Component,
) -> Page:
    """Return the page.

    Args:
        head: What the page opens with.
        caveats: That apply to any indicator on it.
        measures: One for each indicator with borough figures, by the heading that folds them.
        elsewhere: Indicators without a figure for this borough, each with the reason.
        peers: The borough beside others.
        wards: Its wards.
        months: Its months beside their natural limits; None where no measure has any.
        beside: What others count beside domestic abuse; None where nobody does.
        reports: What the five reports printed of it.
        sources: Every source used, with licence and dates.
    """
    name = head.name
    return Page(
        title=name,
        nav=f"borough/{head.slug}",
        live=False,
        linked=True,
        styles=("drawings.css", "first-screen.css", "borough.css", "scrutiny.css"),
        body=[
            html.H1(name),
            head.small_map,
            html.Div([html.P(one) for one in head.sentences], className="standfirst"),
            head.along,
            *([head.ward] if head.ward else []),
            caveats,
            html.Section(
                [
                    html.H2("Every measure, latest period"),
                    *(
                        _group(title, held, opened=not place, drawn=DRAWN_ON_PAPER[bool(place)])
                        for place, (title, held) in enumerate(measures.items())
                    ),
                    _key(name),
                    html.P(head.stands_out, className="figure-words"),
                    html.Dl([_context(one) for one in head.context], className="context-facts"),
                ],
                className="block measures-part",
            ),
            *([beside] if beside else []),
            _folded(f"{name} beside its peers", peers, look="peers-part"),
            _folded("Wards", wards, look="wards-part"),
            *([_folded(MONTHS, months, look="months-part")] if months else []),
            _folded(
                f"Measures without a figure for {name}",
                html.Ul([html.Li(one) for one in elsewhere], className="plain-columns"),
                look="elsewhere-part",
            ),
            *([reports] if reports else []),
            _folded("Sources", sources, look="sources-part"),
        ],
    )


def _folded(title: str, content: Component, *, look: str) -> Component:
    """Return a part that opens by a press, and on paper by itself."""
    return html.Details([html.Summary(html.H2(title)), content], className=f"block folded {look}")


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


def _group(title: str, measures: Sequence[MeasureBlock], *, opened: bool, drawn: int) -> Component:
    """Return measures of one kind, folded where they are not the first; paper opens them.

    Paper has drawings of the first `drawn` alone; the others run on, each with all its numbers.
    """
    many = count_of(len(measures), "measure")
    return html.Details(
        [
            html.Summary([html.Strong(title), html.Span(f" {many}", className="figure-sub")]),
            html.Div(
                [
                    _measure(one, look="measure" if place < drawn else "measure in-short")
                    for place, one in enumerate(measures)
                ],
                className="measures",
            ),
        ],
        className="measure-group",
        open=opened,
    )


def _measure(one: MeasureBlock, *, look: str) -> Component:
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
                    html.P(one.interval) if one.interval else None,
                    html.P(one.london),
                ],
                className="measure-figure",
            ),
            html.Div(one.strip),
            html.Div(one.trend),
            html.Details([html.Summary("In words"), *(html.P(each) for each in one.sentences)]),
        ],
        className=look,
    )
