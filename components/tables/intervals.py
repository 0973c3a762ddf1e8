"""Values with their intervals as a table that draws itself: plain HTML, no script, it prints.

The drawing is part of the table and made from the same row, so it cannot disagree with the numbers
beside it. A row without a value has an empty track and its shorthand in the cell.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log10

from dash import html
from dash.development.base_component import Component

from components.frame.fitting import check_fit
from components.tables.box import boxed_table, heads, note_under


@dataclass(frozen=True)
class IntervalRow:
    """One row: what it is about, its cells as written, and what is drawn (None: nothing)."""

    head: str
    cells: Sequence[str]
    value: float | None
    lower: float | None = None
    upper: float | None = None
    href: str | None = None
    total: bool = False
    undrawn: bool = False


def interval_table(
    rows: Sequence[IntervalRow],
    *,
    columns: Sequence[str],
    caption: str,
    note: str = "",
    suffix: str = "",
    line_at: float | None = None,
) -> Component:
    """Return the table, every row drawn from zero on one scale.

    Args:
        rows: In the order to be read. A sum that does not belong on the scale is `undrawn`.
        columns: Headings of the row heads and of the cells.
        caption: What, where, when, in which unit.
        note: Shorthand that occurs, in words.
        suffix: Of the numbers on the scale, such as "%".
        line_at: Where each row has a line to read its value against, which the note then names.

    Raises:
        UnfitRowError: If a row does not fit the headings.
    """
    end = scale_end([row for row in rows if not row.undrawn])
    scale = html.Div([html.Span(f"0{suffix}"), html.Span(f"{end:,g}{suffix}")], className="scale")
    hidden = {"aria-hidden": "true"}
    return boxed_table(
        [
            html.Tbody(
                [
                    _row(row, columns=columns, caption=caption, end=end, line_at=line_at)
                    for row in rows
                ]
            )
        ],
        head=[*heads(columns), html.Td(scale, className="drawn-cell", **hidden)],
        caption=caption,
        under=note_under(note),
        look="figures-table numbers-table interval-table",
    )


def scale_end(rows: Sequence[IntervalRow]) -> float:
    """Return a round number at or above everything drawn; 1 where nothing is."""
    drawn = [part for row in rows for part in (row.value, row.upper) if part is not None]
    largest = max(drawn, default=0.0)
    if largest <= 0:
        return 1.0
    step = 10.0 ** (ceil(log10(largest)) - 1)
    return round(ceil(largest / step) * step, 9)


def _row(
    row: IntervalRow, *, columns: Sequence[str], caption: str, end: float, line_at: float | None
) -> Component:
    check_fit([row.head, *row.cells], headings=columns, table=caption)
    head = html.A(row.head, href=row.href) if row.href else row.head
    return html.Tr(
        [
            html.Th(head, scope="row"),
            *(html.Td(cell) for cell in row.cells),
            html.Td(
                _track(row, end=end, line_at=line_at),
                className="drawn-cell",
                **{"aria-hidden": "true"},
            ),
        ],
        className="total-row" if row.total else None,
    )


def _track(row: IntervalRow, *, end: float, line_at: float | None) -> Component:
    marks = []
    if line_at is not None and line_at <= end:
        marks.append(html.Span(className="span-line", style={"left": f"{_at(line_at, end=end)}%"}))
    if row.value is not None and not row.undrawn:
        if row.lower is not None and row.upper is not None:
            left, right = _at(row.lower, end=end), _at(row.upper, end=end)
            place = {"left": f"{left}%", "width": f"{round(right - left, 2)}%"}
            marks.append(html.Span(className="span-bar", style=place))
        marks.append(html.Span(className="span-dot", style={"left": f"{_at(row.value, end=end)}%"}))
    return html.Div(marks, className="span-track")


def _at(value: float, *, end: float) -> float:
    return round(100 * value / end, 2)
