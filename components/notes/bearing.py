"""What bears on a statement: what indicators show now, what was printed, what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.frame.unpublished import mark
from components.links import Links
from components.notes.caveats import caveat_item
from components.notes.disagreement import disagreement_note, fact_in_short
from components.words.facts import REPRODUCES_WORDS, note_of, place_of
from data.evidence.facts import Fact
from data.evidence.not_published import key_of
from data.model import SHORTHAND, Caveat, Disagreement, Question, Source, Status
from data.scrutiny_model import Gap


@dataclass(frozen=True)
class Shown:
    """One indicator and what it shows now, in a sentence for each group."""

    title: str
    href: str
    says: Sequence[str]


def shows_now(shown: Sequence[Shown]) -> list[Component]:
    """Return what the indicators show now; that there is none where nobody publishes any."""
    if not shown:
        return _part("What the figures here show now", [f"{SHORTHAND[Status.MISSING]} no figure"])
    return _part(
        "What the figures here show now",
        [[html.A(one.title, href=one.href), ": ", "; ".join(one.says)] for one in shown],
    )


def was_printed(
    facts: Sequence[Fact],
    *,
    sources: Mapping[str, Source],
    disagreements: Mapping[str, Disagreement],
    links: Links,
) -> list[Component]:
    """Return the printed figures, each with its publication and what is wrong with it."""
    items = [
        [
            *fact_in_short(one, links=links),
            " ",
            html.Cite(_where(one, sources=sources), className="source-note"),
            f" {REPRODUCES_WORDS['no']}:" if one.reproduces == "no" else None,
            f" {note_of(one)}" if one.reproduces == "no" or one.quote else None,
        ]
        for one in facts
    ]
    apart = dict.fromkeys(each for one in facts for each in one.disagreements)
    return [
        *(_part("What was printed", items) if items else []),
        *[disagreement_note(disagreements[each]) for each in apart],
    ]


def is_missing(gaps: Sequence[Gap], *, owner: str, links: Links) -> list[Component]:
    """Return what cannot be shown and who holds it; `owner` is the id of what it was asked in."""
    return _part(
        "What cannot be shown, and who holds it",
        [
            [mark(key_of(owner, number), links=links), f" {one.what} {_held(one)}"]
            for number, one in enumerate(gaps)
        ],
    )


def to_ask(questions: Sequence[Question]) -> list[Component]:
    """Return questions, each with whom to ask."""
    return _part("Questions to ask", [f"{one.ask} {_asked_of(one)}".strip() for one in questions])


def to_bear_in_mind(caveats: Sequence[Caveat]) -> list[Component]:
    """Return caveats in full, open, since they belong to this one statement."""
    return [
        html.P(
            [html.Strong(one.headline), " ", one.body],
            className="said-caveat",
            **{"data-caveat-id": one.id},
        )
        for one in caveats
    ]


def to_read_with(caveats: Sequence[Caveat], *, sources: Mapping[str, Source]) -> list[Component]:
    """Return what must be read with the figures of a statement: headlines, each with its body."""
    if not caveats:
        return []
    return [
        html.H4("Read with these figures", className="evidenced-heading"),
        html.Ul([caveat_item(one, sources=sources) for one in caveats], className="caveat-list"),
    ]


def _part(heading: str, items: Sequence[object]) -> list[Component]:
    return [
        html.H4(heading, className="evidenced-heading"),
        html.Ul([html.Li(one) for one in items], className="evidenced"),
    ]


def _where(fact: Fact, *, sources: Mapping[str, Source]) -> str:
    source = sources[fact.source_id].short_title
    place = place_of(fact)
    return f"{source}, {place}." if place else f"{source}."


def _held(one: Gap) -> str:
    return f"Holds it: {one.holder}."


def _asked_of(one: Question) -> str:
    return f"Ask: {one.of}." if one.of else ""
