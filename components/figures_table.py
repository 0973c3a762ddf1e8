"""Figures as a real table: caption, scopes, shorthand explained, never an empty cell."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component


@dataclass(frozen=True)
class TableRow:
    """One row: what it is about, where that leads, and its cells as written."""

    head: str
    cells: tuple[str, ...]
    href: str | None = None
    chosen: bool = False
    total: bool = False


def figures_table(
    rows: Sequence[TableRow], *, columns: Sequence[str], caption: str, note: str = ""
) -> Component:
    """Return a table that scrolls by itself on a narrow screen.

    Args:
        rows: In the order to be read.
        columns: Headings, the first for the row heads; a unit stands in its heading.
        caption: What, where, when.
        note: Shorthand that occurs, in words.
    """
    return html.Div(
        html.Table(
            [
                html.Caption(
                    [
                        caption,
                        html.Br() if note else None,
                        html.Span(note, className="source-note") if note else None,
                    ]
                ),
                html.Thead(html.Tr([html.Th(name, scope="col") for name in columns])),
                html.Tbody([_row(row) for row in rows]),
            ],
            className="figures-table",
        ),
        className="table-box",
        tabIndex=0,
        role="region",
        **{"aria-label": caption},
    )


def _row(row: TableRow) -> Component:
    head = html.A(row.head, href=row.href) if row.href else row.head
    look = " ".join(
        name for name, on in (("chosen-row", row.chosen), ("total-row", row.total)) if on
    )
    return html.Tr(
        [html.Th(head, scope="row"), *(html.Td(cell) for cell in row.cells)], className=look or None
    )
