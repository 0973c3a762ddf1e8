"""A monthly count of London in a panel of its own: cut at its breaks, with its missing months."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.figures.breaks import note_numbers
from components.figures.points import Cell, PointSeries
from components.figures.trend import trend_figure
from components.frame.figure_box import figure_box, graph
from components.notes.caveats import break_notes
from components.tables.months import month_table
from components.tables.points import point_table
from components.words.rows import cell, explain_marks, row_period, say_period
from components.words.trend import alt_text_trend, describe_trend
from data.model import Break, Era, Indicator, Status
from data.selection import as_records


def recorded_panel(
    indicator: Indicator,
    *,
    months: pd.DataFrame,
    years: pd.DataFrame,
    breaks: Sequence[Break],
    eras: Sequence[Era],
    element_id: str,
    heading: str,
    source: str,
) -> Component:
    """Return the chart over time of one monthly count, its words, its notes and its tables.

    Args:
        indicator: A count.
        months: Its rows of `data.schemas.Metrics` by month, oldest first.
        years: Its financial years, oldest first; none where there are none.
        breaks: On its time axis.
        eras: Those whose values may be compared.
        element_id: Of the chart, from `components.ids`.
        heading: Of the panel; the years it reaches over are added.
        source: Names the sources and the release.
    """
    rows = months.assign(text=[say_period(row, indicator=indicator) for row in as_records(months)])
    hard = [one for one in breaks if one.hard]
    reach = f"{rows['period_start'].min():%Y} to {rows['period_end'].max():%Y}"
    figure = trend_figure([("London", rows)], breaks=breaks, decimals=indicator.unit.decimals)
    numbers = note_numbers(breaks, days=rows["period_end"].to_numpy())
    described = alt_text_trend(rows, indicator=indicator, breaks=hard)
    return figure_box(
        graph(figure, element_id=element_id, described=described),
        heading=f"{heading}, {reach}",
        subheading=f"{indicator.unit.plural.capitalize()} a month, London. "
        "Hollow points: provisional. Numbered lines: notes below.",
        words=describe_trend(rows, indicator=indicator, breaks=hard),
        source=source,
        after=[
            break_notes(breaks, numbers=numbers),
            *_years(as_records(years), indicator=indicator, eras=eras),
            html.Details(
                [
                    html.Summary("Every month as a table"),
                    month_table(
                        as_records(rows),
                        unit=indicator.unit,
                        caption=f"{indicator.title}, London, {indicator.unit.plural} a month",
                        breaks=breaks,
                    ),
                ],
                className="more-notes",
            ),
        ],
    )


def _years(
    rows: Sequence[Mapping[Any, Any]], *, indicator: Indicator, eras: Sequence[Era]
) -> list[Component]:
    """Return the financial years as single figures, divided where they cannot be compared."""
    if not rows:
        return []
    unit = indicator.unit
    cells = {
        row_period(row): Cell(
            cell(row, unit=unit),
            number=row["value"] if row["status"] == Status.PUBLISHED.value else None,
        )
        for row in rows
    }
    name = unit.plural.capitalize()
    table = point_table(
        [PointSeries(name, kind=unit.kind, unit=unit.plural, cells=cells)],
        periods=list(cells),
        caption=f"{indicator.title}, London, by financial year",
        head="Year to March",
        note=explain_marks(rows, intervals=False),
        dividers=_dividers(rows, eras=eras),
    )
    return [html.Div(table, className="one-table")]


def _dividers(rows: Sequence[Mapping[Any, Any]], *, eras: Sequence[Era]) -> dict[str, str]:
    """Return, by the first year of each later era, what divides it from the earlier one."""
    titles = {era.id: era.title for era in eras}
    inside = [row for row in rows if row["era"] in titles]
    return {
        row_period(row): f"From here: {titles[row['era']]}. Not compared with the years above."
        for before, row in pairwise(inside)
        if before["era"] != row["era"]
    }
