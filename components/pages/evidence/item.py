"""One printed figure with everything that must stand beside it."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.notes.disagreement import disagreement_note, disagreement_sides
from components.words.facts import (
    REPRODUCES_WORDS,
    area_of,
    as_printed,
    note_of,
    period_of,
    place_of,
    unit_of,
    web_of,
)
from data.evidence.facts import Fact, Facts
from data.model import Caveat, Disagreement, Source

NO_QUOTE = "No words were kept: the figure stands in a table or was read in a copy."
CITED_SINGLY = "Cited singly: the source does not allow its table to be passed on."


def fact_item(
    fact: Fact,
    *,
    caveats: Sequence[Caveat],
    facts: Facts,
    sources: Mapping[str, Source],
    disagreements: Sequence[Disagreement],
    links: Links,
) -> Component:
    """Return a figure for the list: value, what it counts, quote, place, checks, caveats.

    Args:
        fact: The figure; its id is the anchor.
        caveats: Those that must be read with it; its own page has them in full.
        facts: All figures, for those that disagree with it.
        sources: Catalogue of sources.
        disagreements: Those the figure takes part in.
        links: Address builder.
    """
    return html.Li(
        html.Article(
            [
                fact_value(fact),
                html.Div(
                    [
                        html.H2(html.A(fact.measure, href=links.fact(fact.fact_id))),
                        html.P(f"{area_of(fact)}, {period_of(fact)}", className="fact-where"),
                        quote_of(fact),
                        source_of(fact, sources=sources),
                    ],
                    className="fact-said",
                ),
                html.Div(
                    [
                        *checks_of(fact),
                        *read_with(caveats, address=links.fact(fact.fact_id)),
                        *[
                            part
                            for one in disagreements
                            for part in (
                                disagreement_note(one),
                                html.Details(
                                    [
                                        html.Summary("What each source says"),
                                        disagreement_sides(
                                            one, facts=facts, sources=sources, links=links
                                        ),
                                    ]
                                ),
                            )
                        ],
                    ],
                    className="fact-checks",
                ),
            ],
            className="fact",
        ),
        id=fact.fact_id,
    )


def read_with(caveats: Sequence[Caveat], *, address: str) -> list[Component]:
    """Return what must be read with a figure: each headline leads to where it is said in full."""
    if not caveats:
        return []
    return [
        html.Ul(
            [
                html.Li(html.A(one.headline, href=address), **{"data-caveat-id": one.id})
                for one in caveats
            ],
            className="fact-caveats",
            **{"aria-label": "Read with this figure"},
        )
    ]


def fact_value(fact: Fact) -> Component:
    """Return the value as printed, large, with what it counts."""
    return html.P(
        [
            html.Span(as_printed(fact), className="fact-number"),
            " ",
            html.Span(unit_of(fact), className="fact-unit"),
        ],
        className="fact-value",
    )


def quote_of(fact: Fact) -> Component:
    """Return the short quote, or that there is none."""
    if fact.quote:
        return html.Blockquote(html.Q(fact.quote), className="fact-quote")
    return html.P(NO_QUOTE, className="source-note")


def source_of(fact: Fact, *, sources: Mapping[str, Source]) -> Component:
    """Return the publication and the place, with a way to it where an address is known."""
    source = sources[fact.source_id]
    where = ", ".join(part for part in (source.title, place_of(fact)) if part)
    web = web_of(fact) or source.url
    return html.P(
        [
            html.Cite(where),
            ". ",
            html.A("Open the publication", href=web, rel="noreferrer") if web else None,
            f" {CITED_SINGLY}" if not fact.redistribute else None,
        ],
        className="source-note",
    )


def checks_of(fact: Fact) -> list[Component]:
    """Return whether the figure reproduces, and the note on it."""
    mark = "fact-check" if fact.reproduces != "no" else "fact-check fact-check-no"
    return [
        html.P(
            [html.Span(fact.fact_id, className="fact-id"), " ", REPRODUCES_WORDS[fact.reproduces]],
            className=mark,
        ),
        html.P(note_of(fact), className="fact-note") if fact.note else html.Span(),
    ]
