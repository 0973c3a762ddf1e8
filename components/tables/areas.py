"""Boroughs of one measure at one period as a table, London first: value, interval and count."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from dash.development.base_component import Component

from components.links import Links
from components.tables.figures import SortHead, TableRow, figures_table
from components.words.rows import cell, count_cell, counted_heading, explain_marks, interval_cell
from components.words.values import sentence_case
from data.model import Unit

Row = Mapping[Any, Any]
Headings = Callable[[Sequence[str]], Sequence[str | SortHead]]


def area_figures(
    rows: Sequence[Row],
    *,
    london: Row | None,
    unit: Unit,
    caption: str,
    marked: Collection[str],
    links: Links,
    headings: Headings = list,
    together: Row | None = None,
) -> Component:
    """Return the table.

    Args:
        rows: Of the boroughs, from `data.selection.at_period`, in the order to be read.
        london: London's row, or None.
        unit: Of the values.
        caption: What, where, when.
        marked: Codes of boroughs that stand out.
        links: Address builder.
        headings: Makes headings of their words, such as some that order the rows.
        together: Row of boroughs that are taken together, or None; it follows London's.
    """
    columns: list[tuple[str, Callable[[Row], str]]] = [
        (sentence_case(unit.plural), lambda row: cell(row, unit=unit)),
        ("95% interval", lambda row: interval_cell(row, unit=unit)),
        (counted_heading(unit), count_cell),
    ]

    def written(row: Row, *, href: str | None = None, total: bool = False) -> TableRow:
        return TableRow(
            head=row["area_name"],
            cells=tuple(write(row) for _, write in columns),
            href=href,
            chosen=row["area_code"] in marked,
            total=total,
        )

    whole = [written(one, total=True) for one in (london, together) if one]
    return figures_table(
        [*whole, *(written(row, href=links.borough(row["slug"])) for row in rows)],
        columns=headings(["Area", *(words for words, _ in columns)]),
        caption=caption,
        note=explain_marks([*rows, *([together] if together else [])]),
    )
