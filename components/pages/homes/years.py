"""Three measures of homes over time, the law of July 2021 drawn; and by borough in one year."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from components.figures.breaks import note_numbers
from components.figures.trend import trend_figure
from components.frame.figure_box import figure_box, still_chart
from components.links import Links
from components.notes.caveats import break_notes
from components.tables.by_year import by_year_table
from components.tables.figures import TableRow, figures_table
from components.words.rows import cell, explain_marks, row_period
from components.words.trend import describe_trend
from components.words.values import sentence_case
from data.model import Break, Indicator, PeriodType

Row = Mapping[Any, Any]
NUMBERED = "Numbered lines are listed under the chart."


def over_time(indicator: Indicator, rows: pd.DataFrame, *, breaks: Sequence[Break]) -> Component:
    """Return London by quarter as a chart that no line of crosses a hard break.

    Args:
        indicator: The measure.
        rows: London's quarters of `data.schemas.Metrics`, oldest first.
        breaks: Of its series.
    """
    said = describe_trend(rows, indicator=indicator, breaks=breaks)
    days = rows["period_end"].to_numpy()
    figure = trend_figure(
        [("London", rows.assign(text=""))], breaks=breaks, decimals=indicator.unit.decimals
    )
    return figure_box(
        still_chart(figure, described=f"{indicator.title}, London by quarter. {said}"),
        heading=f"{indicator.short_title}: London by quarter",
        subheading=f"{sentence_case(indicator.unit.plural)}. {NUMBERED}",
        words=said,
        after=[break_notes(breaks, numbers=note_numbers(breaks, days=days))],
        level=3,
    )


def years_table(
    indicators: Sequence[Indicator],
    rows: Mapping[tuple[str, str], pd.DataFrame],
    areas: Sequence[str],
) -> Component:
    """Return London and England over years that do not overlap, newest first.

    Args:
        indicators: Measures, each a column for each area.
        rows: Four quarters of one measure and area, by id and name of the area.
        areas: Names of the areas.
    """
    return by_year_table(
        indicators,
        rows,
        areas=areas,
        kind=PeriodType.FOUR_QUARTERS,
        column=lambda one, area: f"{area}: {one.choice_title}",
        caption="London and England, four quarters to December",
    )


def boroughs_table(
    indicators: Sequence[Indicator],
    rows: Sequence[tuple[str, str | None, Sequence[Row | None]]],
    *,
    links: Links,
) -> Component:
    """Return every measure of every borough in one year, under England and London.

    Args:
        indicators: The measures, each a column.
        rows: Name, slug (None for a wider area) and the rows of each measure.
        links: Address builder.
    """
    return _areas_table(
        indicators,
        [
            TableRow(
                head=name,
                cells=_cells(found, indicators),
                href=links.borough(slug) if slug else None,
                total=slug is None,
            )
            for name, slug, found in rows
        ],
        held=[row for _, _, found in rows for row in found if row is not None],
        head="Area",
        what="Households, by borough",
    )


def regions_table(
    indicators: Sequence[Indicator], rows: Mapping[str, Sequence[Row | None]]
) -> Component:
    """Return every measure of every region of England in one year.

    Args:
        indicators: The measures, each a column.
        rows: The rows of each measure by name of the region, in the order of the table.
    """
    return _areas_table(
        indicators,
        [TableRow(head=name, cells=_cells(found, indicators)) for name, found in rows.items()],
        held=[row for found in rows.values() for row in found if row is not None],
        head="Region",
        what="Households that councils owed a duty, by region",
    )


def _cells(found: Sequence[Row | None], indicators: Sequence[Indicator]) -> tuple[str, ...]:
    return tuple(cell(row, unit=one.unit) for row, one in zip(found, indicators, strict=True))


def _areas_table(
    indicators: Sequence[Indicator],
    rows: Sequence[TableRow],
    *,
    held: Sequence[Row],
    head: str,
    what: str,
) -> Component:
    return figures_table(
        rows,
        columns=[head, *(one.choice_title or one.short_title for one in indicators)],
        caption=f"{what}, {row_period(held[0])}",
        note=explain_marks(held),
    )
