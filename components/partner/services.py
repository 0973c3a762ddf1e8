"""Counts that services bring by quarter: what was asked of whom, and what is there."""

from collections.abc import Sequence
from datetime import date

from dash import html
from dash.development.base_component import Component

from components.partner.words.counts import About, count_words, marks_note
from components.tables.figures import TableRow, figures_table
from components.words.periods import day_words, span_words
from components.words.values import sentence_case
from data.model import Status
from data.partner.rows import Count, ServiceRow, ServiceTable
from data.partner.service_measures import service_measures

APART = (
    "Each is counted in its own quarter: an arrest, a file and a charge of one quarter are not of "
    "the same incidents, so none is given as a share of another, and none are added."
)
LIST_2005 = "What the strategy of 2005 asked the police to report each quarter"
OTHERS = "What other services bring"
NOT_COMPARED = "[b] not compared: counted by another definition since"
MONTHS_BACK = 2


def services_said(table: ServiceTable | None) -> tuple[str, ...]:
    """Return what stands above the tables."""
    if table is None:
        return ("Nobody brought counts of services by quarter.",)
    changed = [
        f"{row.measure.title}: counted by another definition since {day_words(day)}; what lies "
        "before is not compared with what follows."
        for row in table.rows
        for day in row.changed
        if row.is_brought
    ]
    return (APART, *changed)


def not_brought(table: ServiceTable | None) -> list[tuple[str, str]]:
    """Return who holds what nobody brought, and what that is.

    Of the list of 2005 each measure has a row of its own where any of them was brought.
    """
    rows = [] if table is None else table.rows
    brought = {row.measure.id for row in rows if row.is_brought}
    listed = any(row.is_brought and row.measure.quarterly_2005 for row in rows)
    by_holder: dict[str, list[str]] = {}
    for one in service_measures():
        if one.id not in brought and not (listed and one.quarterly_2005):
            by_holder.setdefault(one.holder, []).append(f"{one.title[:1].lower()}{one.title[1:]}")
    return [(holder, "; ".join(titles)) for holder, titles in by_holder.items()]


def services_tables(table: ServiceTable | None, *, about: About) -> list[Component]:
    """Return the list of 2005, the other measures that were brought, and groups of either."""
    if table is None:
        return []
    of_2005 = [row for row in table.rows if row.measure.quarterly_2005]
    others = [row for row in table.rows if not row.measure.quarterly_2005 and row.is_brought]
    if not any(row.is_brought for row in of_2005):
        of_2005 = []
    named = [(LIST_2005, of_2005), (OTHERS, others)]
    tables = [
        _measures(rows, table, about=about, caption=caption) for caption, rows in named if rows
    ]
    groups = [_groups(row, table, about=about) for row in table.rows if row.groups]
    return [html.Div(one, className="one-table") for one in (*tables, *groups)]


def _measures(
    rows: Sequence[ServiceRow], table: ServiceTable, *, about: About, caption: str
) -> Component:
    counts = [count for row in rows for count in (*row.counts, row.before)]
    compared = any(row.before.status is Status.NOT_COMPARABLE for row in rows)
    earlier = any(row.before.status is not Status.MISSING for row in rows)
    return figures_table(
        [
            TableRow(
                head=_head(row),
                cells=(
                    *map(count_words, row.counts),
                    *([count_words(row.before)] if earlier else []),
                ),
            )
            for row in rows
        ],
        columns=(
            "Counted",
            *map(quarter_words, table.quarters),
            *(["The last of these a year before"] if earlier else []),
        ),
        caption=about.caption(f"{caption}, {about.place}"),
        note=_note(counts, compared=compared),
    )


def _head(row: ServiceRow) -> str:
    """Return what is counted, and who holds it where nobody brought it."""
    return row.measure.title if row.is_brought else f"{row.measure.title} ({row.measure.holder})"


def _groups(row: ServiceRow, table: ServiceTable, *, about: About) -> Component:
    counts = [count for held in row.groups.values() for count in held]
    return figures_table(
        [
            TableRow(
                head=f"{sentence_case(dimension)}: {label}", cells=tuple(map(count_words, held))
            )
            for (dimension, label), held in row.groups.items()
        ],
        columns=("Group", *map(quarter_words, table.quarters)),
        caption=about.caption(f"{row.measure.title}, {about.place}, by what is known of them"),
        note=_note(counts, compared=False),
    )


def _note(counts: Sequence[Count], *, compared: bool) -> str:
    plain = [one for one in counts if one.status is not Status.NOT_COMPARABLE]
    said = [marks_note(plain), f"{NOT_COMPARED}." if compared else ""]
    return " ".join(one for one in said if one)


def quarter_words(end: date) -> str:
    """Return the name of a quarter: "April to June 2024"."""
    return span_words(end.replace(day=1, month=end.month - MONTHS_BACK), end=end)
