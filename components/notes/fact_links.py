"""Printed figures on a page: each leads to its quote, its place and who disagrees."""

import re
from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from components.figures.points import Cell, PointSeries
from components.links import Links
from components.words.facts import area_of, as_printed, note_of, period_of, unit_of
from data.evidence.facts import Fact
from data.units import one_kind, one_unit

PER = re.compile(r"\bper\b")


def fact_link(fact: Fact, *, links: Links) -> Component:
    """Return the value as printed, leading to its evidence."""
    return html.A(as_printed(fact), href=links.fact(fact.fact_id))


def fact_cell(fact: Fact, *, links: Links) -> Cell:
    """Return a printed figure as a cell of a table of points."""
    return Cell(as_printed(fact), number=fact.number, href=links.fact(fact.fact_id))


def value_and_unit(fact: Fact, *, links: Links) -> list[Component | str]:
    """Return the value, leading to its evidence, and what it counts or is a share of."""
    unit = unit_of(fact)
    return [fact_link(fact, links=links), *([f" {unit}"] if unit else [])]


def where_and_when(fact: Fact) -> str:
    """Return area and period of a printed figure."""
    return f"{area_of(fact)}, {period_of(fact).removeprefix('financial year ')}"


def fact_series(
    name: str, facts: Mapping[str, Fact], *, links: Links, mark: int = 0
) -> PointSeries:
    """Return printed figures by period label as one series.

    Raises:
        data.units.MixedUnitsError: If they count different things, or in different units.
    """
    return PointSeries(
        name=name,
        kind=one_kind(one.kind for one in facts.values()),
        unit=one_unit(_unit(one) for one in facts.values()),
        cells={label: fact_cell(one, links=links) for label, one in facts.items()},
        mark=mark,
    )


def fact_line(fact: Fact, *, links: Links) -> Component:
    """Return what was printed, of whom and when, with what is to be said of it.

    The value leads to its evidence.
    """
    return html.Span(
        [
            f"{fact.measure}: ",
            *value_and_unit(fact, links=links),
            f" ({where_and_when(fact)})",
            *note_beside(fact),
        ]
    )


def note_beside(fact: Fact) -> list[Component | str]:
    """Return what a report says beside its figure, or what is wrong with it.

    Notes on other publications, which are cited without a quote, stand on the figure's own page.
    """
    if not fact.note or not fact.quote:
        return []
    return [". ", html.Span(note_of(fact), className="source-note")]


def _unit(fact: Fact) -> str:
    """Return what is counted where publications wrote it in several ways."""
    if fact.unit.startswith("percent"):
        return "percent"
    scaled = fact.unit.startswith(("GBP", "ratio")) or PER.search(fact.unit)
    return fact.unit if scaled else fact.kind
