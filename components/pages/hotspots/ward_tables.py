"""The tables on the page of one ward."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash.development.base_component import Component

from components.pages.hotspots.words import count_words, rate_words
from components.tables.figures import TableRow, figures_table
from components.words.rows import cell, explain_marks, interval_cell
from components.words.ward_lead import Row
from data.model import Unit
from data.statistics.hotspot_rows import HotspotRow


@dataclass(frozen=True)
class Beside:
    """One area in one measure and year: its count and its rate; None where there is no row."""

    head: str
    count: Row | None
    rate: Row | None


@dataclass(frozen=True)
class Neighbour:
    """A ward that touches another, with its row and its page."""

    title: str
    href: str
    row: HotspotRow


def beside_table(areas: Sequence[Beside], *, counts: Unit, rates: Unit, caption: str) -> Component:
    """Return a ward, its borough and London in one measure.

    Args:
        areas: In the order to be read.
        counts: Unit of the counts.
        rates: Unit of the rates.
        caption: What, where, when.
    """
    rows = [
        TableRow(
            one.head,
            (
                cell(one.count, unit=counts),
                cell(one.rate, unit=rates),
                interval_cell(one.rate, unit=rates),
            ),
        )
        for one in areas
    ]
    held = [row for one in areas for row in (one.count, one.rate) if row is not None]
    return figures_table(
        rows,
        columns=["Place", counts.plural.capitalize(), "Per 1,000", "95% interval"],
        caption=caption,
        note=explain_marks(held, intervals=False),
    )


def years_table(
    years: Sequence[tuple[str, Sequence[HotspotRow]]], *, measures: Sequence[str], caption: str
) -> Component:
    """Return the fixed years of a ward.

    Args:
        years: Each year in words with the ward's row of each measure, newest first.
        measures: Short names, in the order of the rows.
        caption: What and where.
    """
    columns = ["Year"]
    for one in measures:
        columns += [f"{one}: offences", "Per 1,000 (95% interval)"]
    return figures_table(
        [
            TableRow(
                year, tuple(part for row in rows for part in (count_words(row), rate_words(row)))
            )
            for year, rows in years
        ],
        columns=columns,
        caption=caption,
        note="[b] spans a break in recording: no rate. [c] withheld. [u] low reliability. "
        "[z] not covered.",
    )


def neighbours_table(around: Sequence[Neighbour], *, caption: str) -> Component:
    """Return the wards that touch a ward, numbered as on the drawing."""
    return figures_table(
        [
            TableRow(f"{number} {one.title}", (rate_words(one.row),), href=one.href)
            for number, one in enumerate(around, start=1)
        ],
        columns=["Number and ward", "Per 1,000 (95% interval)"],
        caption=caption,
    )
