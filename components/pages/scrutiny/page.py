"""The page on scrutiny: what was asked, promised or measured, and what can be shown of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.page import Page
from components.tables.box import boxed_table, heads

LEAD = (
    "In April 2020 the Assembly’s Police and Crime Committee made sixteen recommendations. For "
    "each: what the figures here show now, what was printed, what nobody publishes, what to ask."
)
COLUMNS = ("Recommendation", "To", "Due", "State")
MARKS = "[x] not published; [p] provisional; [u] low reliability; [e] estimated; [r] revised."


@dataclass(frozen=True)
class ShownStatement:
    """One recommendation, outcome or indicator with everything that bears on it."""

    anchor: str
    heading: str
    says: Sequence[str]
    parts: Sequence[Component]


def scrutiny_layout(
    *,
    recommendations: Sequence[tuple[str, Sequence[ShownStatement]]],
    asks: Sequence[Component],
    outcomes: Sequence[ShownStatement],
    national: Sequence[ShownStatement],
    summaries: Sequence[tuple[Any, ...]],
    caveats: Component,
    brief: str,
    strategy: str,
    files: Component,
) -> Page:
    """Return the page.

    Args:
        recommendations: By chapter of the report.
        asks: What was asked for without a number.
        outcomes: Of the dashboard of 2015, side by side.
        national: Indicators of LDVS2, appendix D.
        summaries: Number, topic, addressee, due date and state of each recommendation.
        caveats: Of the view.
        brief: Address of the brief for a meeting.
        strategy: Address of the page on the strategy of 2005.
        files: Links to all of it as files.
    """
    everyone = [one for _, held in recommendations for one in held]
    return Page(
        title="Scrutiny",
        nav="scrutiny",
        live=False,
        styles=("first-screen.css", "scrutiny.css"),
        body=[
            html.H1("What was asked for, and what can be shown"),
            html.P(
                [
                    "For a meeting: ",
                    html.A("make a brief to print", href=brief),
                    ". Further down: ",
                    html.A("asked for without a number", href="#asks"),
                    ", ",
                    html.A("outcomes of 2015", href="#outcomes-2015"),
                    ", ",
                    html.A("indicators of 2005", href="#national"),
                    ".",
                ],
                className="source-note",
            ),
            html.Div([_contents(summaries, everyone), caveats], className="scrutiny-first"),
            html.P([LEAD, " ", html.Span(MARKS, className="source-note")], className="prose"),
            html.H2("The Assembly’s recommendations", id="recommendations"),
            *[part for chapter, held in recommendations for part in _chapter(chapter, held)],
            html.Section(
                [
                    html.H2("Asked for without a number", id="asks"),
                    html.P(
                        "The same report asks for more than its sixteen recommendations say, and "
                        "others have asked too.",
                        className="prose",
                    ),
                    *asks,
                ],
                className="block",
            ),
            html.Section(
                [
                    html.H2("The three outcomes of the 2015 dashboard", id="outcomes-2015"),
                    html.P(
                        "The Mayor’s dashboard of March 2015 named three outcomes. What was "
                        "printed then and what can be shown now are not joined.",
                        className="prose",
                    ),
                    html.Div([_statement(one) for one in outcomes], className="outcomes"),
                ],
                className="block",
            ),
            html.Section(
                [
                    html.H2("How the strategy of 2005 was to be measured", id="national"),
                    html.P(
                        [
                            (
                                "The national action plan’s indicators, as LDVS2 prints them in "
                                "appendix D, each with its counterpart of today. "
                            ),
                            html.A("The strategy itself, action by action", href=strategy),
                            ".",
                        ],
                        className="prose",
                    ),
                    *[_statement(one) for one in national],
                ],
                className="block",
            ),
            files,
        ],
    )


def _contents(rows: Sequence[tuple[Any, ...]], statements: Sequence[ShownStatement]) -> Component:
    """Return every recommendation in one table; its number and topic lead to its evidence."""
    body = [
        html.Tr(
            [
                html.Th(html.A(f"{number}. {topic}", href=f"#{one.anchor}"), scope="row"),
                *(html.Td(cell) for cell in rest),
            ]
        )
        for (number, topic, *rest), one in zip(rows, statements, strict=True)
    ]
    return html.Div(
        boxed_table(
            [html.Tbody(body)],
            head=heads(COLUMNS),
            caption="The sixteen recommendations of April 2020, and what can be shown of each",
            look="figures-table recommendations-table",
            label="Recommendations",
        ),
        className="recommendations-box",
    )


def _chapter(chapter: str, statements: Sequence[ShownStatement]) -> list[Component]:
    return [
        html.P(chapter, className="scrutiny-chapter"),
        *[_statement(one) for one in statements],
    ]


def _statement(one: ShownStatement) -> Component:
    """Return a statement and, behind one press, its evidence; a link to it opens that."""
    return html.Details(
        [
            html.Summary(html.H3(one.heading)),
            html.Article(
                [*[html.P(said, className="statement-says") for said in one.says], *one.parts],
                id=one.anchor,
            ),
        ],
        className="statement",
    )
