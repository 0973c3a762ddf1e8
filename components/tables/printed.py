"""A table whose figures lead to their evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component


@dataclass(frozen=True)
class LinkedCell:
    """A cell as written; `href` leads to the evidence, None where there is no figure."""

    written: str
    href: str | None = None
    mark: str = ""


LinkedRow = tuple[str, Sequence[LinkedCell]]


def printed_table(
    rows: Sequence[LinkedRow], *, columns: Sequence[str], caption: str, note: str = ""
) -> Component:
    """Return a table of figures as printed.

    Args:
        rows: Head and cells of each.
        columns: Headings, the first for the row heads; a unit stands in its heading.
        caption: What, where, when.
        note: Shorthand that occurs, in words.
    """
    return html.Div(
        html.Table(
            [
                html.Caption(
                    [caption, html.Span(note, className="source-note under") if note else None]
                ),
                html.Thead(html.Tr([html.Th(name, scope="col") for name in columns])),
                html.Tbody(
                    [
                        html.Tr([html.Th(head, scope="row"), *map(_cell, cells)])
                        for head, cells in rows
                    ]
                ),
            ],
            className="figures-table",
        ),
        className="table-box",
        tabIndex=0,
        role="region",
        **{"aria-label": caption},
    )


def _cell(cell: LinkedCell) -> Component:
    written = html.A(cell.written, href=cell.href) if cell.href else cell.written
    return html.Td([written, f" {cell.mark}"] if cell.mark else written)
