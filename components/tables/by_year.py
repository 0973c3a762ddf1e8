"""A table of several measures in several areas, a row for each year."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
from dash.development.base_component import Component

from components.tables.figures import TableRow, figures_table
from components.words.rows import cell, explain_marks, period_label
from data.model import Indicator, PeriodType
from data.selection import as_records


def by_year_table(
    indicators: Sequence[Indicator],
    rows: Mapping[tuple[str, str], pd.DataFrame],
    *,
    areas: Sequence[str],
    kind: PeriodType,
    column: Callable[[Indicator, str], str],
    caption: str,
) -> Component:
    """Return areas over the years, newest first.

    Args:
        indicators: Measures, each a column for each area.
        rows: Of one measure and area each, by the id of the measure and the name of the area. All
            have the same years.
        areas: Names of the areas.
        kind: Of the years.
        column: Names the column of a measure and an area.
        caption: What, where, when.
    """
    columns = [(one, area) for one in indicators for area in areas]
    by_end = {
        key: {row["period_end"]: row for row in as_records(held)} for key, held in rows.items()
    }
    ends = sorted({end for held in by_end.values() for end in held}, reverse=True)
    used = [by_end[one.id, area][end] for one, area in columns for end in ends]
    return figures_table(
        [
            TableRow(
                head=period_label(kind, end=f"{end:%Y-%m-%d}"),
                cells=tuple(
                    cell(by_end[one.id, area][end], unit=one.unit) for one, area in columns
                ),
            )
            for end in ends
        ],
        columns=["Year", *(column(one, area) for one, area in columns)],
        caption=caption,
        note=explain_marks(used),
    )
