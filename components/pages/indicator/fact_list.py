"""Printed figures beside an indicator: citations, each with its place and its flags."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component


@dataclass(frozen=True)
class ListedFact:
    """One figure as somebody printed it. `remarks` say where it does not hold or is disputed."""

    fact_id: str
    href: str
    said: str
    cited: str
    quote: str
    remarks: Sequence[str]


def fact_list(facts: Sequence[ListedFact]) -> Component:
    """Return the figures as claims of those who printed them."""
    return html.Ul([_item(one) for one in facts], className="evidence-list")


def _item(one: ListedFact) -> Component:
    return html.Li(
        [
            html.A(one.said, href=one.href),
            html.Span(f" {one.cited}.", className="figure-sub"),
            html.Span([" ", html.Q(one.quote)]) if one.quote else None,
            *(html.Strong(f" {remark}", className="remark") for remark in one.remarks),
        ]
    )
