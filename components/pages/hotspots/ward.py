"""The page of one ward: what was recorded, what the test says of it, its place, its neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.frame.sections import section
from components.frame.static_html import Ready
from components.page import Page
from components.pages.hotspots.ward_words import FIXED_YEARS, TWO_STATEMENTS


@dataclass(frozen=True)
class WardParts:
    """What the page is made of, as it is written.

    `statements` are of the ward itself and of its group; `facts` what is known of the place.
    """

    name: str
    title: str
    slug: str
    recorded: str
    statements: Sequence[str]
    tests_note: str
    smoothed: str
    hard_to_compare: Sequence[str]
    facts: Sequence[tuple[str, Component | str]]
    beside: Sequence[Component]
    years: Component
    place: Ready
    around: Ready
    neighbours: Component


def ward_layout(
    parts: WardParts,
    *,
    further: Sequence[tuple[str, str]],
    along: Component,
    caveats: Component,
    questions: Component,
    files: Component,
    lines: Component,
    sources: Component,
    source_line: str,
) -> Page:
    """Return the page.

    Args:
        parts: What is said and shown of the ward.
        further: Where it leads: words and address of each.
        along: Ways to take the page along.
        caveats: Of wards and of the measures.
        questions: Why a ward is dark, and whether pale means little.
        files: Downloads of its figures.
        lines: That embed it on another site.
        sources: Every source used.
        source_line: The same in one line, for paper.
    """
    return Page(
        title=parts.title,
        nav="hotspots",
        live=False,
        linked=True,
        styles=("ward.css",),
        body=[
            html.H1(parts.title),
            html.Div([html.P(parts.recorded)], className="standfirst"),
            along,
            html.Div(
                [
                    html.Div(
                        [
                            section("What the test says", _statements(parts)),
                            section(
                                "What makes it hard to compare",
                                [html.Ul([html.Li(one) for one in parts.hard_to_compare])],
                            ),
                            section(
                                f"{parts.name} beside its borough and London", list(parts.beside)
                            ),
                        ]
                    ),
                    html.Div(
                        [
                            caveats,
                            section(
                                "Its place",
                                [
                                    html.Div(
                                        [parts.place, parts.around], className="place-drawings"
                                    ),
                                    html.Dl([_fact(*one) for one in parts.facts]),
                                    html.Div(parts.neighbours, className="neighbours-table"),
                                ],
                            ),
                        ],
                        className="ward-side",
                    ),
                ],
                className="ward-columns",
            ),
            html.Div(
                section("Year by year", [html.P(FIXED_YEARS), parts.years]),
                className="ward-years",
            ),
            html.Nav(
                html.Ul([html.Li(html.A(words, href=href)) for words, href in further]),
                className="ward-further next-steps",
                **{"aria-label": f"Further from {parts.name}"},
            ),
            questions,
            html.Section(
                [html.H2("Sources"), sources, files, lines], className="block sources-part"
            ),
            html.P(source_line, className="source-note on-paper"),
        ],
    )


def _statements(parts: WardParts) -> list[Component]:
    own, group = parts.statements
    return [
        html.P(own, className="of-the-ward"),
        html.P(group, className="of-its-group"),
        html.P(
            " ".join(one for one in (parts.smoothed, TWO_STATEMENTS) if one), className="two-tests"
        ),
        html.P(parts.tests_note, className="source-note"),
    ]


def _fact(words: str, held: Component | str) -> Component:
    return html.Div([html.Dt(words), html.Dd(held)])
