"""Why recorded figures can rise while the survey falls: an example, and what the reports found."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.notes.findings import findings_list
from components.pages.survey.findings import WHY_APART
from data.evidence.facts import Facts
from data.model import Source

# Two years that both lie in one era of either source, so that they can be set side by side.
EARLIER, LATER = "2014-03-31", "2016-03-31"
ASKED = "people 16 to 59, any domestic abuse"


def answer_part(
    counts: Sequence[str],
    shares: Sequence[str],
    *,
    facts: Facts,
    sources: Mapping[str, Source],
    links: Links,
) -> list[Component]:
    """Return both sources for the same two years, and why they differ.

    Args:
        counts: Offences that the police in London recorded in the two years, as written.
        shares: Of the people asked in England and Wales, in the same years, as written.
        facts: Printed figures.
        sources: For the names of the reports.
        links: Address builder.
    """
    return [
        html.P(_side_by_side(counts, shares)),
        findings_list(WHY_APART, facts=facts, sources=sources, links=links),
        html.P(
            "Neither figure shows the other to be wrong. A rise in recorded offences alone shows "
            "neither that abuse grew nor that more victims came forward."
        ),
    ]


def _side_by_side(counts: Sequence[str], shares: Sequence[str]) -> str:
    """Say both sources for the same two years, each inside one of its own eras."""
    return (
        "Both can be true at once, because they measure different things. An example from the "
        f"same two years: the police in London recorded {counts[0]} offences in 2013-14 and "
        f"{counts[1]} in 2015-16, while in England and Wales {shares[0]} and then {shares[1]} of "
        "people aged 16 to 59 told the survey that they had been abused in the last year. The "
        "survey comes without intervals, so the second pair does not prove a fall."
    )
