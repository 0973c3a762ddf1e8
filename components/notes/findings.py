"""What the reports found, in our own words, each with its place and a short quote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.notes.caveats import cite
from components.notes.fact_links import fact_line
from data.evidence.facts import Facts
from data.model import Citation, Source


@dataclass(frozen=True)
class Finding:
    """One finding. `fact_ids` are the printed figures it rests on; None cites nobody."""

    headline: str
    body: str
    citation: Citation | None = None
    fact_ids: tuple[str, ...] = ()


def findings_list(
    findings: Sequence[Finding], *, facts: Facts, sources: Mapping[str, Source], links: Links
) -> Component:
    """Return findings as a list; every printed figure leads to its evidence.

    Raises:
        data.evidence.facts.UnknownFactError: If the release lacks a figure that a finding rests on.
    """
    return html.Ol(
        [_item(one, facts=facts, sources=sources, links=links) for one in findings],
        className="findings",
    )


def _item(
    finding: Finding, *, facts: Facts, sources: Mapping[str, Source], links: Links
) -> Component:
    held = facts.all(finding.fact_ids)
    return html.Li(
        [
            html.Strong(finding.headline),
            html.P(finding.body),
            html.Ul([html.Li(fact_line(one, links=links)) for one in held]) if held else None,
            _cited(finding.citation, sources=sources) if finding.citation else None,
        ]
    )


def _cited(citation: Citation, *, sources: Mapping[str, Source]) -> Component:
    cited = html.Cite(cite([citation], sources), className="source-note")
    return html.P([html.Q(citation.quote), " ", cited] if citation.quote else cited)
