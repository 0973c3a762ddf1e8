"""Caveats as they stand beside figures: written once in the definitions, drawn here."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from components.frame.static_html import Ready, written
from components.words.periods import day_words
from components.words.values import count_of, sentence_case
from data.model import Break, Caveat, Citation, Severity, Source


def cite(citations: Sequence[Citation], sources: Mapping[str, Source]) -> str:
    """Write where a caveat rests: short titles and places."""
    return "; ".join(f"{sources[one.source_id].short_title}, {one.place}" for one in citations)


def read_first(
    caveats: Sequence[Caveat], *, sources: Mapping[str, Source], heading: str = "Read this first"
) -> Component:
    """Put the caveats that must be read beside the figure, open, and the others under it.

    Args:
        caveats: Of the indicator or view, in their order; at least one must-read.
        sources: Catalogue of sources, for the citations.
        heading: Of the block.
    """
    must = [one for one in caveats if one.severity is Severity.MUST_READ]
    notes = [one for one in caveats if one.severity is Severity.NOTE]
    return html.Section(
        [
            html.H2(heading, className="block-heading"),
            html.Ul([caveat_item(one, sources=sources) for one in must], className="caveat-list"),
            html.Details(
                [
                    html.Summary(more_notes(notes)),
                    html.Ul(
                        [caveat_item(one, sources=sources) for one in notes],
                        className="caveat-list",
                    ),
                ],
                className="more-notes",
            )
            if notes
            else None,
        ],
        className="read-first",
        **{"aria-label": heading},
    )


def more_notes(notes: Sequence[Caveat]) -> str:
    """Return what opens the notes that need not be read first."""
    return sentence_case(f"{count_of(len(notes), 'more note')} on these figures")


def caveat_item(caveat: Caveat, *, sources: Mapping[str, Source]) -> Ready:
    """Return a caveat as an item of a list: its headline, behind which the rest opens."""
    cited = written("cite", cite(caveat.citations, sources), class_="source-note")
    summary = written("summary", written("strong", caveat.headline))
    body = written("p", [caveat.body, " ", cited])
    return written("li", written("details", [summary, body]), data_caveat_id=caveat.id)


def caveats_in_full(caveats: Sequence[Caveat], *, sources: Mapping[str, Source]) -> list[Component]:
    """Return caveats as list items with nothing folded away, for paper."""
    return [
        html.Li(
            [
                html.Strong(one.headline),
                f" {one.body} ",
                html.Cite(cite(one.citations, sources), className="source-note"),
            ],
            **{"data-caveat-id": one.id},
        )
        for one in caveats
    ]


def break_notes(breaks: Sequence[Break]) -> Component:
    """List the breaks and notes on a time axis, hard ones marked as such."""
    items = [
        written(
            "li",
            [
                written("strong", f"{day_words(one.date)}: {one.headline}"),
                " No line or percentage crosses it. " if one.hard else " ",
                one.body,
            ],
        )
        for one in breaks
    ]
    return html.Details(
        [
            written("summary", "What changed in recording, and when"),
            written("ul", items, class_="caveat-list"),
        ],
        className="more-notes",
    )
