"""The table of a measure in a brief: the same months of the latest years, beside London."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash.development.base_component import Component

from components.tables.figures import TableRow, figures_table
from components.words.rows import cell, explain_marks, interval_cell, row_period
from components.words.values import sentence_case
from data.model import Indicator

BESIDE_ONE = 2  # one row stands above already


def years_table(
    rows: Sequence[Mapping[Any, Any]],
    *,
    indicator: Indicator,
    name: str,
    london: Sequence[Mapping[Any, Any]] | None,
) -> Component | None:
    """Return the rows of a place as a table; None for fewer than two.

    Args:
        rows: Of `data.schemas.Metrics` of the place, one a year, oldest first.
        indicator: What is measured.
        name: Of the place.
        london: London's rows of the same kind of period; None where the place is London.
    """
    if len(rows) < BESIDE_ONE:
        return None
    unit = indicator.unit
    beside = {row["period_end"]: row for row in london or ()}
    heading = [] if london is None else ["London"]
    return figures_table(
        [
            TableRow(
                sentence_case(row_period(row)),
                (
                    cell(row, unit=unit),
                    interval_cell(row, unit=unit),
                    *(cell(beside.get(row["period_end"]), unit=unit) for _ in heading),
                ),
            )
            for row in rows
        ],
        columns=["Period", sentence_case(unit.plural), "95% interval", *heading],
        caption=f"{indicator.title}, {name}",
        note=explain_marks(rows),
    )
