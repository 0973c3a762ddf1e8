"""What was asked, promised or measured, each with what bears on it."""

from collections.abc import Mapping, Sequence

from dash.development.base_component import Component

from components.frame.unpublished import mark
from components.links import Links
from components.notes.bearing import (
    Shown,
    is_missing,
    shows_now,
    to_ask,
    to_bear_in_mind,
    to_read_with,
    was_printed,
)
from components.pages.scrutiny.page import ShownStatement
from components.words.values import count_of, sentence_case
from data.evidence.facts import Facts
from data.evidence.not_published import key_of, owner_of
from data.model import Caveat, Disagreement, Source
from data.scrutiny_model import NationalIndicator, Outcome2015, Recommendation, Statement


def recommendation(one: Recommendation, parts: Sequence[Component]) -> ShownStatement:
    """Return a recommendation of the Assembly, what bears on it, and what to ask."""
    due = f"Due {one.due}, as printed." if one.due else "No date was printed."
    if one.due_in_chapter:
        due = f"Due {one.due} in the list of recommendations, {one.due_in_chapter} in its chapter."
    return ShownStatement(
        anchor=f"recommendation-{one.number}",
        heading=f"Recommendation {one.number}: {one.addressee}",
        says=[one.ask, due],
        parts=[*parts, *to_ask(one.questions)],
    )


def summary_of(
    one: Recommendation, *, links: Links, measured: int, printed: int
) -> tuple[str, str, str, str, str | list[str | Component]]:
    """Return number, topic, addressee, due date and state of a recommendation, for a table.

    Args:
        one: The recommendation.
        links: Address builder: what is not published leads to who holds it.
        measured: How many of its measures have figures here.
        printed: How many printed figures bear on it.
    """
    state: str | list[str | Component]
    if measured:
        here = f"{count_of(measured, 'measure')} here, {count_of(len(one.gaps), 'gap')}"
        state = sentence_case(here)
    elif printed:
        state = "Printed figures alone"
    else:
        state = ["Not published ", mark(key_of(owner_of(one)), links=links)]
    due = one.due.removeprefix("by ").removeprefix("the end of ") if one.due else "no date"
    return str(one.number), one.topic, one.addressee, due, state


def outcome(one: Outcome2015, parts: Sequence[Component]) -> ShownStatement:
    """Return an outcome that was aimed at, then and now."""
    return ShownStatement(
        anchor=f"outcome-{one.id}",
        heading=one.title,
        says=[f"Then: {one.aim}", f"Now: {one.now}"],
        parts=parts,
    )


def national(one: NationalIndicator, parts: Sequence[Component]) -> ShownStatement:
    """Return an indicator that was measured, then and today."""
    return ShownStatement(
        anchor=f"national-{one.id.lower()}",
        heading=one.title,
        says=[f"Then: {one.measured}", f"Today: {one.today}"],
        parts=parts,
    )


def bearing_on(
    one: Statement,
    *,
    shown: Sequence[Shown],
    facts: Facts,
    own: Sequence[Caveat],
    brought: Sequence[Caveat],
    sources: Mapping[str, Source],
    disagreements: Mapping[str, Disagreement],
    links: Links,
) -> list[Component]:
    """Return what bears on a statement: figures here, printed figures, and what is missing.

    Args:
        one: The statement.
        shown: What its measures show now.
        facts: Printed figures.
        own: Caveats of the statement itself.
        brought: Those that its measures and printed figures bring with them.
        sources: For the names of publications.
        disagreements: Where sources differ, by id.
        links: Address builder.
    """
    return [
        *to_bear_in_mind(own),
        *shows_now(shown),
        *was_printed(
            facts.all(one.fact_ids), sources=sources, disagreements=disagreements, links=links
        ),
        *to_read_with(brought, sources=sources),
        *(is_missing(one.gaps, owner=owner_of(one), links=links) if one.gaps else []),
    ]
