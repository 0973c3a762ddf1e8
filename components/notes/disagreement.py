"""Where sources differ, side by side, and which figure this product uses."""

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.words.facts import area_of, as_printed, period_of, unit_of
from data.evidence.facts import Fact, Facts
from data.model import Disagreement, Side, Source


def disagreement_note(disagreement: Disagreement) -> Component:
    """Return the finding in short, for a figure in a list."""
    return html.P(
        [html.Strong(f"Sources differ: {disagreement.title}. "), disagreement.finding],
        className="fact-differs",
    )


def disagreement_sides(
    disagreement: Disagreement, *, facts: Facts, sources: Mapping[str, Source], links: Links
) -> Component:
    """Return what each source says beside the others, every printed figure with its address."""
    return html.Ul(
        [
            html.Li(
                [
                    html.Strong(sources[side.source_id].short_title),
                    html.P(side.says),
                    _figures(side, facts=facts, links=links),
                ]
            )
            for side in disagreement.sides
        ],
        className="fact-sides",
        **{"aria-label": f"What each source says: {disagreement.title}"},
    )


def _figures(side: Side, *, facts: Facts, links: Links) -> Component | None:
    if not side.fact_ids:
        return None
    return html.Ul(
        [html.Li(fact_in_short(one, links=links)) for one in facts.all(side.fact_ids)],
        className="fact-short",
    )


def fact_in_short(fact: Fact, *, links: Links) -> list[Component | str]:
    """Return a printed figure in one line, its value leading to its own page."""
    unit = unit_of(fact)
    said = f" {unit}: " if unit else ": "
    about = f"{fact.measure}, {area_of(fact)}, {period_of(fact)}"
    return [html.A(as_printed(fact), href=links.fact(fact.fact_id)), f"{said}{about}"]
