"""Caveats as they stand beside figures: written once in the definitions, drawn here."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from dash import html
from dash.development.base_component import Component

from components.frame.static_html import Ready, written
from components.words.periods import day_words
from components.words.values import count_of, sentence_case
from data.caveats import OPEN_AT_MOST, that_limit, weighed
from data.model import Break, Caveat, Citation, Place, Source

OUR_READING = "Our reading: "
SENTENCE_END = re.compile(r"(?<=[a-z0-9)%]\.) +(?=[A-Z0-9])")


def cite(citations: Sequence[Citation], sources: Mapping[str, Source]) -> str:
    """Write where a caveat rests: each source once by its short title, with its places."""
    places: dict[str, list[str]] = {}
    for one in citations:
        places.setdefault(sources[one.source_id].short_title, []).append(one.place)
    return "; ".join(f"{name}, {'; '.join(dict.fromkeys(of))}" for name, of in places.items())


def read_first(
    caveats: Sequence[Caveat],
    *,
    sources: Mapping[str, Source],
    heading: str = "Read this first",
    at: Place | None = None,
    why: bool = True,
) -> Component:
    """Put the weightiest caveats beside the figure, open, and all of them behind one press.

    Args:
        caveats: Of the indicator or view; at least one.
        sources: Catalogue of sources, for the citations.
        heading: Of the block.
        at: Where it stands, which decides what weighs most.
        why: Whether the open ones give their reason too.
    """
    told = weighed(caveats, at=at)
    return html.Section(
        [
            html.H2(heading, className="block-heading"),
            html.Ul(
                [one_open(one, why=why) for one in told[:OPEN_AT_MOST]], className="caveats-open"
            ),
            html.Details(
                [
                    html.Summary(all_notes(told)),
                    html.Ul(
                        [_in_full(one, sources=sources) for one in told], className="caveat-list"
                    ),
                ],
                className="more-notes",
            ),
        ],
        className="read-first",
        **{"aria-label": heading},
    )


def limits_here(caveats: Sequence[Caveat], *, at: Place) -> Component | None:
    """Return what limits one part of a page, open beside it; None where nothing does.

    Args:
        caveats: Of the indicator or view. What each says in full stands in the page's own block.
        at: The part.
    """
    told = that_limit(caveats, at=at)
    return (
        html.Ul([one_open(one, why=False) for one in told], className="caveats-open limits-here")
        if told
        else None
    )


def all_notes(caveats: Sequence[Caveat]) -> str:
    """Return what opens all caveats of a place."""
    known = {1: "The one note", 2: "Both notes"}
    notes = known.get(len(caveats), f"All {count_of(len(caveats), 'note')}")
    return f"{notes} on these figures"


def reason_in_short(caveat: Caveat) -> str:
    """Return the one reason that stands open: given as such, our reading, or the first one."""
    if caveat.in_short is not None:
        return caveat.in_short
    _, said, reading = caveat.body.partition(OUR_READING)
    first: str = SENTENCE_END.split(reading if said else caveat.body, maxsplit=1)[0]
    return sentence_case(first)


def one_open(caveat: Caveat, *, why: bool = True) -> Ready:
    """Return a caveat as an item of a list, open: its headline, and its reason in short."""
    words = [written("strong", caveat.headline)]
    reason = written("span", reason_in_short(caveat), class_="caveat-why")
    said = [*words, " ", reason] if why else words
    return written("li", said, data_caveat_id=caveat.id)


def _in_full(caveat: Caveat, *, sources: Mapping[str, Source]) -> Ready:
    cited = written("cite", cite(caveat.citations, sources), class_="source-note")
    body = written("p", [caveat.body, " ", cited])
    return written("li", [written("strong", caveat.headline), body], data_caveat_id=caveat.id)


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


def break_notes(
    breaks: Sequence[Break], *, numbers: Mapping[str, int] = MappingProxyType({})
) -> Component:
    """List the breaks and notes on a time axis, hard ones marked as such.

    Args:
        breaks: Of the series.
        numbers: Those of its notes that the chart shows, by id.
    """
    items = [
        written(
            "li",
            [
                written(
                    "strong",
                    (f"{numbers[one.id]}. " if one.id in numbers else "")
                    + f"{day_words(one.date)}: {one.headline}",
                ),
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
