"""What reports say or ask for beside what they number, each with what is published of it today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.frame.unpublished import mark
from components.links import Links
from components.notes.caveats import cite
from components.notes.fact_links import fact_line
from components.tables.box import boxed_table, heads, row_of
from data.evidence.facts import Facts
from data.evidence.not_published import key_of
from data.model import SHORTHAND, Availability, Indicator, Source, Status
from data.scrutiny_model import Reported

COLUMNS = ("What was to be reported", "What is published today")


@dataclass(frozen=True)
class Known:
    """What a statement of a report is resolved against."""

    indicators: Mapping[str, Indicator]
    sources: Mapping[str, Source]
    facts: Facts
    links: Links


def reported_list(items: Sequence[Reported], *, known: Known) -> list[Component]:
    """Return statements one after the other: what is said, what is known today, where it stands.

    Raises:
        data.evidence.facts.UnknownFactError: If the release lacks a printed figure.
    """
    return [
        html.Article(
            [
                html.H3(one.title),
                html.P(one.says, className="statement-says"),
                *(html.P(html.Q(each.quote)) for each in one.citations if each.quote),
                html.Ul(
                    [html.Li(each) for each in _today(one, known=known)], className="evidenced"
                ),
                html.P(html.Cite(cite(one.citations, known.sources)), className="source-note"),
            ],
            id=one.id.replace("_", "-"),
            className="statement",
        )
        for one in items
    ]


def reported_table(items: Sequence[Reported], *, caption: str, known: Known) -> Component:
    """Return a list line by line, each line shown or [x] with who holds it.

    Raises:
        data.evidence.facts.UnknownFactError: If the release lacks a printed figure.
    """
    cited = cite(items[0].citations, known.sources)
    return boxed_table(
        [
            html.Tbody(
                [
                    row_of(
                        one.title,
                        (
                            [
                                html.Span(one.says),
                                html.Ul([html.Li(each) for each in _today(one, known=known)]),
                            ],
                        ),
                        columns=COLUMNS,
                        caption=caption,
                        attributes={"id": one.id.replace("_", "-")},
                    )
                    for one in items
                ]
            )
        ],
        head=heads(COLUMNS),
        caption=f"{caption}. {cited}.",
        look="figures-table words-table",
    )


def _today(one: Reported, *, known: Known) -> list[Component]:
    return [
        *(
            html.Span(["Printed: ", fact_line(each, links=known.links)])
            for each in known.facts.all(one.fact_ids)
        ),
        *(
            html.Span(
                [
                    "Shown here: "
                    if known.indicators[each].availability is not Availability.NOT_PUBLISHED
                    else f"{SHORTHAND[Status.MISSING]} Not published: ",
                    html.A(known.indicators[each].title, href=known.links.indicator(each)),
                ]
            )
            for each in one.indicator_ids
        ),
        *(
            html.Span(
                [
                    mark(key_of(one.id, number), links=known.links),
                    f" {each.what} Holds it: {each.holder}.",
                ]
            )
            for number, each in enumerate(one.gaps)
        ),
    ]
