"""A monthly series as a table: one row a year, one column a month."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash.development.base_component import Component

from components.tables.figures import TableRow, figures_table
from components.words.rows import cell, explain_marks
from data.model import SHORTHAND, Break, Status, Unit

NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def month_table(
    rows: Sequence[Mapping[Any, Any]], *, unit: Unit, caption: str, breaks: Sequence[Break]
) -> Component:
    """Return the table. A month outside the series is [z], one that nobody published [x].

    Args:
        rows: Of one area, group and measure, one a month, oldest first.
        unit: Of the measure.
        caption: What, where and in which unit.
        breaks: Hard ones are named above the table.
    """
    held = {(row["period_end"].year, row["period_end"].month): row for row in rows}
    first, last = min(held), max(held)
    body = [
        TableRow(
            head=str(year),
            cells=tuple(
                cell(held.get((year, month)), unit=unit)
                if first <= (year, month) <= last
                else SHORTHAND[Status.NOT_APPLICABLE]
                for month in range(1, 13)
            ),
        )
        for year in range(first[0], last[0] + 1)
    ]
    hard = [one for one in breaks if one.hard and first < (one.date.year, one.date.month) <= last]
    cuts = [f"Months before {one.date:%B %Y} are not compared with later ones." for one in hard]
    outside = "[z] before the first month or after the last."
    return figures_table(
        body,
        columns=["Year", *NAMES],
        caption=caption,
        note=" ".join([*cuts, explain_marks(rows, intervals=False), outside]),
    )
