"""Services as the reports name them, in their own time."""

from collections.abc import Iterable, Mapping

from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.notes.caveats import cite
from components.notes.fact_links import fact_link, note_beside
from components.words.facts import period_of, unit_of
from data.evidence.facts import Fact, Facts
from data.framework_model import Service, ServiceKind
from data.model import Source

KIND_WORDS = {
    ServiceKind.SUPPORT: "Advice, advocacy and support",
    ServiceKind.HOUSING: "Homes and refuge",
    ServiceKind.CHILDREN: "Children and contact",
    ServiceKind.HEALTH: "Health",
    ServiceKind.COURTS: "Courts",
    ServiceKind.PERPETRATORS: "Work with perpetrators",
}
NOT_STATED = "not stated"
NOT_A_DIRECTORY = (
    "This is a record of what five reports named between 2005 and 2020 and not a directory: a "
    "service may have ended, moved or changed its name. For help today, use the support lines at "
    "the foot of every page."
)


def named_services(
    services: Iterable[Service], *, facts: Facts, sources: Mapping[str, Source], links: Links
) -> list[Component]:
    """Return the services by kind, each with time, place, printed figures and citation.

    Raises:
        data.evidence.facts.UnknownFactError: If the release lacks a figure that a service cites.
    """
    held = list(services)
    groups = [
        html.Section(
            [
                html.H3(KIND_WORDS[kind]),
                html.Ul(
                    [
                        _service(one, facts=facts, sources=sources, links=links)
                        for one in held
                        if one.kind is kind
                    ],
                    className="service-list",
                ),
            ],
            className="service-kind",
        )
        for kind in ServiceKind
    ]
    return [
        html.P(NOT_A_DIRECTORY, className="aside-block"),
        html.Div(groups, className="service-kinds"),
    ]


def _service(
    one: Service, *, facts: Facts, sources: Mapping[str, Source], links: Links
) -> Component:
    quotes = [each.quote for each in one.citations if each.quote]
    return html.Li(
        [
            html.Strong(one.name),
            html.Span(f" {one.where}. {one.when}.", className="service-where"),
            html.P(one.what),
            *(html.P(html.Q(each)) for each in quotes),
            html.Ul(
                [html.Li(_figure(each, links=links)) for each in facts.all(one.fact_ids)],
                className="service-facts",
            )
            if one.fact_ids
            else None,
            html.Cite(cite(one.citations, sources), className="source-note"),
        ],
        id=f"service-{one.id.replace('_', '-')}",
    )


def _figure(fact: Fact, *, links: Links) -> list[Component | str]:
    """Return a printed figure; a period of which nothing is known goes unsaid."""
    when = "" if fact.period == NOT_STATED else f", {period_of(fact)}"
    unit = unit_of(fact)
    return [
        f"{fact.measure}{when}: ",
        fact_link(fact, links=links),
        f" {unit}" if unit else "",
        *note_beside(fact),
    ]
