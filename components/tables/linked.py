"""A table in which each figure leads to its own page."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.tables.box import Written, boxed_table, heads, note_under, row_of


@dataclass(frozen=True)
class LinkedCell:
    """A cell as written; `href` leads to the evidence, None where there is no figure."""

    written: str
    href: str | None = None
    mark: str = ""


LinkedRow = tuple[str, Sequence[LinkedCell]]


def linked_table(
    rows: Sequence[LinkedRow], *, columns: Sequence[str], caption: str, note: str = ""
) -> Component:
    """Return a table of figures as printed.

    Args:
        rows: Head and cells of each.
        columns: Headings, the first for the row heads; a unit stands in its heading.
        caption: What, where, when.
        note: Shorthand that occurs, in words.

    Raises:
        UnfitRowError: If a row does not fit the headings.
    """
    return boxed_table(
        [
            html.Tbody(
                [
                    row_of(head, [_written(one) for one in cells], columns=columns, caption=caption)
                    for head, cells in rows
                ]
            )
        ],
        head=heads(columns),
        caption=caption,
        under=note_under(note),
        look="figures-table",
    )


def _written(cell: LinkedCell) -> Written:
    written = html.A(cell.written, href=cell.href) if cell.href else cell.written
    return [written, f" {cell.mark}"] if cell.mark else written
