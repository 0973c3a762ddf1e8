"""Printed figures side by side, each with its place and what is wrong with it."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.notes.fact_links import value_and_unit, where_and_when
from components.tables.box import boxed_table, heads, row_of
from components.words.facts import place_of
from data.evidence.facts import Fact
from data.model import Source, UnitKind
from data.units import one_kind, one_unit

COLUMNS = ("What was printed", "Value", "Where and when", "Printed in")


def fact_table(
    facts: Sequence[Fact], *, caption: str, sources: Mapping[str, Source], links: Links
) -> Component:
    """Return printed figures that count the same kind of thing as a table.

    Args:
        facts: In the order to be read.
        caption: What they have in common, with the unit.
        sources: For the name of each publication.
        links: Address builder.

    Raises:
        data.units.MixedUnitsError: If they count different things.
    """
    if one_kind(fact.kind for fact in facts) == UnitKind.OTHER:
        # What has no kind of its own is the same thing only where the unit says so.
        one_unit(fact.unit for fact in facts)
    return boxed_table(
        [html.Tbody([_row(fact, sources=sources, links=links, caption=caption) for fact in facts])],
        head=heads(COLUMNS),
        caption=caption,
        look="figures-table fact-table",
    )


def _row(fact: Fact, *, sources: Mapping[str, Source], links: Links, caption: str) -> Component:
    cells = (
        [*value_and_unit(fact, links=links), doubt(fact, links=links)],
        where_and_when(fact),
        _printed_in(fact, sources=sources),
    )
    return row_of(fact.measure, cells, columns=COLUMNS, caption=caption)


def _printed_in(fact: Fact, *, sources: Mapping[str, Source]) -> str:
    """Name the report and the place; collections of single figures name each one's own place."""
    source, place = sources[fact.source_id], place_of(fact)
    of_reports = any("reports/" in name for name in source.raw_files)
    return f"{source.short_title}, {place}" if of_reports or not place else place


def doubt(fact: Fact, *, links: Links) -> Component | None:
    """Say where a printed figure does not follow from its own parts, or sources disagree."""
    said = []
    if fact.reproduces == "no":
        said.append("does not reproduce")
    if fact.disagreements:
        said.append("sources disagree")
    if not said:
        return None
    words = html.A(", ".join(said), href=links.fact(fact.fact_id))
    return html.Span([" ", words], className="doubt")
