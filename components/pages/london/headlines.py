"""Headline figures: a few numbers, each with its period, its unit and a way to its definition."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.words.rows import headline_note, headline_value
from data.model import Indicator
from data.statistics.change import Row


@dataclass(frozen=True)
class Headline:
    """One figure: `value` as written or its shorthand, what it counts, what to bear in mind."""

    value: str
    label: str
    note: str
    href: str


def headline(row: Row | None, *, indicator: Indicator, href: str) -> Headline:
    """Return London's newest figure of a measure, or why there is none.

    Args:
        row: Its newest row of `data.schemas.Metrics` with a value, or None.
        indicator: The measure.
        href: Address of its definition.
    """
    return Headline(
        value=headline_value(row, unit=indicator.unit),
        label=indicator.short_title,
        note=headline_note(row, indicator=indicator),
        href=href,
    )


def headline_figures(headlines: Sequence[Headline]) -> Component:
    """Return the figures as a list; each label leads to the definition and the caveats."""
    return html.Ul(
        [
            html.Li(
                [
                    html.Span(one.value, className="headline-value"),
                    html.A(one.label, href=one.href, className="headline-label"),
                    html.Span(one.note, className="headline-note"),
                ]
            )
            for one in headlines
        ],
        className="headlines",
        **{"aria-label": "Headline figures for London"},
    )
