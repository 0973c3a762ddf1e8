"""Rows of the release as tables with drawn intervals show them."""

from collections.abc import Mapping
from typing import Any

from components.tables.intervals import IntervalRow
from components.words.rows import cell, count_cell, counted_heading, interval_cell, row_period
from components.words.values import is_blank, sentence_case
from data.model import Measure, Unit

Row = Mapping[Any, Any]


def interval_row(
    row: Row,
    *,
    unit: Unit,
    head: str,
    href: str | None = None,
    total: bool = False,
    undrawn: bool = False,
) -> IntervalRow:
    """Return a row of `data.schemas.Metrics` with its value, interval and drawing.

    A rate or a share shows what was counted too. A blank keeps its shorthand and draws nothing.
    """
    counted = () if unit.measure is Measure.COUNT else (count_cell(row),)
    return IntervalRow(
        head=head,
        cells=(cell(row, unit=unit), interval_cell(row, unit=unit), *counted),
        value=number(row["value"]),
        lower=number(row["lower"]),
        upper=number(row["upper"]),
        href=href,
        total=total,
        undrawn=undrawn,
    )


def columns_of(head: str, unit: Unit) -> list[str]:
    """Return the headings of the rows of `interval_row`; `head` is that of the row heads."""
    counted = [] if unit.measure is Measure.COUNT else [counted_heading(unit)]
    return [head, sentence_case(unit.plural), "95% interval", *counted]


def period_row(row: Row, *, unit: Unit) -> IntervalRow:
    """Return a row headed by its period."""
    return interval_row(row, unit=unit, head=sentence_case(row_period(row)))


def number(value: float | None) -> float | None:
    """Return a cell as a number, None where it is blank."""
    return None if value is None or is_blank(value) else float(value)
