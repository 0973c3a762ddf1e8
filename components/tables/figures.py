"""Figures as a real table: caption, scopes, shorthand explained, never an empty cell."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.frame.fitting import check_fit
from components.frame.static_html import Ready, written
from components.tables.box import boxed_table

LONGEST_NUMBER = 24  # characters: an interval of large counts, with its marks


@dataclass(frozen=True)
class SortHead:
    """A column heading that puts the rows in order; a link, so that it works without scripts.

    `sets` and `value` are the control and the choice that a script sets instead of asking for the
    page. `state` is `aria-sort`: ascending, descending or none.
    """

    words: str
    href: str
    sets: str
    value: str
    state: str


@dataclass(frozen=True)
class TableRow:
    """One row: what it is about, where that leads, and its cells as written."""

    head: str
    cells: tuple[str, ...]
    href: str | None = None
    chosen: bool = False
    total: bool = False


def figures_table(
    rows: Sequence[TableRow],
    *,
    columns: Sequence[str | SortHead],
    caption: str,
    note: str = "",
) -> Component:
    """Return a table that scrolls by itself on a narrow screen.

    Args:
        rows: In the order to be read.
        columns: Headings, the first for the row heads; a unit stands in its heading. A
            `SortHead` is one that orders the rows.
        caption: What, where, when.
        note: Shorthand that occurs, in words.

    Raises:
        UnfitRowError: If a row does not fit the headings.
    """
    return boxed_table(
        [html.Tbody([_row(row, columns=columns, caption=caption) for row in rows])],
        head=[_head(one) for one in columns],
        caption=caption,
        under=[
            html.Br() if note else None,
            html.Span(note, className="source-note") if note else None,
        ],
        look="figures-table numbers-table",
    )


def _head(column: str | SortHead) -> Component:
    if isinstance(column, str):
        return html.Th(column, scope="col")
    arrow = {"ascending": " ▲", "descending": " ▼"}.get(column.state, "")
    link = html.A(
        [column.words, html.Span(arrow, **{"aria-hidden": "true"})],
        href=column.href,
        className="sort-link",
        **{"data-sets": column.sets, "data-value": json.dumps(column.value)},
    )
    return html.Th(link, scope="col", **{"aria-sort": column.state})


def _row(row: TableRow, *, columns: Sequence[str | SortHead], caption: str) -> Ready:
    check_fit([row.head, *row.cells], headings=columns, table=caption)
    head = written("a", row.head, href=row.href) if row.href else row.head
    look = " ".join(
        name for name, on in (("chosen-row", row.chosen), ("total-row", row.total)) if on
    )
    return written(
        "tr", [written("th", head, scope="row"), *map(_cell, row.cells)], class_=look or None
    )


def _cell(words: str) -> Ready:
    """Write a cell; the style sheet keeps a number or an interval in one line, words may wrap."""
    return written("td", words, class_="wraps" if len(words) > LONGEST_NUMBER else None)
