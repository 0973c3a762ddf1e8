"""Figures as a real table: caption, scopes, shorthand explained, never an empty cell."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dash import html
from dash.development.base_component import Component

from components.frame.fitting import check_fit
from components.frame.static_html import Ready, written
from components.tables.box import boxed_table

MARKS = re.compile(r"\[[a-z]\](?: \[[a-z]\])*")
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

    A mark that every number of a column bears stands once, in the heading of that column.

    Args:
        rows: In the order to be read.
        columns: Headings, the first for the row heads; a unit stands in its heading. A
            `SortHead` is one that orders the rows.
        caption: What, where, when.
        note: Shorthand that occurs, in words.

    Raises:
        UnfitRowError: If a row does not fit the headings.
    """
    shared = [_mark_of_all(rows, place) for place in range(len(columns) - 1)]
    rows = [_without(row, shared) for row in rows]
    return boxed_table(
        [html.Tbody([_row(row, columns=columns, caption=caption) for row in rows])],
        head=[_head(one, mark=mark) for one, mark in zip(columns, ["", *shared], strict=True)],
        caption=caption,
        under=[
            html.Br() if note else None,
            html.Span(note, className="source-note") if note else None,
        ],
        look="figures-table numbers-table",
    )


def _mark_of_all(rows: Sequence[TableRow], place: int) -> str:
    """Return the mark that each number of a column ends with, "" where one has none or another."""
    cells = [row.cells[place] for row in rows if len(row.cells) > place]
    ends = {cell.partition(" ")[2] for cell in cells if cell[:1].isdigit()}
    mark = ends.pop() if len(ends) == 1 else ""
    return mark if len(cells) > 1 and MARKS.fullmatch(mark) else ""


def _without(row: TableRow, shared: Sequence[str]) -> TableRow:
    """Leave out of a row's numbers the marks that stand in the headings."""
    if len(row.cells) != len(shared) or not any(shared):
        return row
    cells = [
        cell.removesuffix(f" {mark}") if mark else cell
        for cell, mark in zip(row.cells, shared, strict=True)
    ]
    return replace(row, cells=tuple(cells))


def _head(column: str | SortHead, *, mark: str = "") -> Component:
    noted = [html.Span(f" {mark}", className="head-mark")] if mark else []
    if isinstance(column, str):
        return html.Th([column, *noted] if noted else column, scope="col")
    arrow = {"ascending": " ▲", "descending": " ▼"}.get(column.state, "")
    link = html.A(
        [column.words, html.Span(arrow, **{"aria-hidden": "true"})],
        href=column.href,
        className="sort-link",
        **{"data-sets": column.sets, "data-value": json.dumps(column.value)},
    )
    return html.Th([link, *noted], scope="col", **{"aria-sort": column.state})


def _row(row: TableRow, *, columns: Sequence[str | SortHead], caption: str) -> Ready:
    check_fit([row.head, *row.cells], headings=columns, table=caption)
    return _written(row)


# Another choice leaves most rows of a table as they were.
@lru_cache(maxsize=2048)
def _written(row: TableRow) -> Ready:
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
