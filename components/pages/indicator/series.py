"""Figures of an indicator that no borough map can show: each series, and every value there is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.drawings.trend_line import trend_line
from components.frame.figure_box import figure_box
from components.tables.figures import TableRow, figures_table
from components.words import rows as row_words
from components.words.trend import alt_text_trend, describe_trend
from components.words.values import sentence_case, spoken
from data.model import Break, Indicator, Level, Measure, PeriodType
from data.selection import as_records
from data.statistics.change import AS_PRINTED

DRAWN_FROM = 3  # fewer values are read faster in the table
NO_TREND_BELOW = (Level.REGION, Level.LONDON)  # the survey's samples there are too small
SURVEY = "csew"
MONTHS_IN_FILES = "The months drawn above are in the files and in the API, group by group."
Row = Mapping[Any, Any]
Column = tuple[str, Callable[[Row], str]]


APART = (
    "No table here sets boroughs side by side, since what limits these figures hides which "
    "differences are real. "
)


def boroughs_apart(*, href: str, chosen: str) -> Component:
    """Say where each borough's figure stands, for a measure of which none is set beside another.

    Args:
        href: Address of the list of boroughs.
        chosen: Name of the borough whose earlier figures follow; "" for none.
    """
    return html.P(
        [
            APART,
            html.A("Each borough’s page", href=href),
            " has its own newest figure, and leads from there to the earlier ones.",
            f" Those of {spoken(chosen)} follow, by themselves." if chosen else "",
        ],
        className="aside-block blue",
    )


def series_part(
    indicator: Indicator, rows: pd.DataFrame, *, breaks: Sequence[Break], source: str
) -> list[Component]:
    """Return a drawing for each series that may be joined by a line, then all values as a table.

    Where a measure has many groups by month, months are drawn and the table has the years.

    Args:
        indicator: What is shown.
        rows: All its rows of `data.schemas.Metrics`, in the order of the table.
        breaks: On its time axis.
        source: Names its sources and the release.
    """
    if rows.empty:
        return []
    months = rows["period_type"].eq(PeriodType.MONTH.value) & indicator.by_group
    drawn = [
        box
        for name, series in _series(indicator, rows[months] if months.any() else rows)
        if (box := _drawing(name, series, indicator=indicator, breaks=breaks)) is not None
    ]
    said = (
        []
        if drawn
        else [html.P("These are single figures: no line joins them.", className="aside-block blue")]
    )
    return [
        *said,
        *([html.Div(drawn, className="series-drawings block")] if drawn else []),
        _table(indicator, rows[~months], source=source, years=bool(months.any())),
    ]


def _series(indicator: Indicator, rows: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    for (_, _, area, group), held in rows.groupby(
        ["level", "period_type", "area_name", "group"], dropna=False, sort=False
    ):
        level = Level(held["level"].iloc[0])
        if indicator.series_id == SURVEY and level in NO_TREND_BELOW:
            continue
        joined = held["era"].notna() & (held["era"] != AS_PRINTED)
        if (held["value"].notna() & joined).sum() >= DRAWN_FROM:
            name = f"{area}: {group}" if isinstance(group, str) else str(area)
            yield name, held.sort_values("period_end", kind="stable")


def _drawing(
    name: str, series: pd.DataFrame, *, indicator: Indicator, breaks: Sequence[Break]
) -> Component | None:
    hard = [one for one in breaks if one.hard]
    described = alt_text_trend(series, indicator=indicator, breaks=hard)
    drawing = trend_line(series, unit=indicator.unit, breaks=breaks, described=described)
    if drawing is None:
        return None
    return figure_box(
        drawing,
        heading=name,
        subheading=sentence_case(indicator.unit.plural),
        words=describe_trend(series, indicator=indicator, breaks=hard),
    )


def _table(indicator: Indicator, rows: pd.DataFrame, *, source: str, years: bool) -> Component:
    records = as_records(rows)
    columns = _columns(indicator, rows)
    body = [
        TableRow(head=str(row["area_name"]), cells=tuple(write(row) for _, write in columns))
        for row in records
    ]
    return html.Section(
        [
            html.H2(_heading(indicator, years=years)),
            html.P(MONTHS_IN_FILES) if years else None,
            figures_table(
                body,
                columns=["Area", *(heading for heading, _ in columns)],
                caption=indicator.title,
                note=row_words.explain_marks(records, intervals=_has_intervals(rows)),
            ),
            html.P(source, className="source-note"),
        ],
        className="block",
    )


def _heading(indicator: Indicator, *, years: bool) -> str:
    if not indicator.side_by_side:
        return "Each period"
    return "Every year there is" if years else "Every figure there is"


def _columns(indicator: Indicator, rows: pd.DataFrame) -> list[Column]:
    """Return each heading with what writes the cells under it; only those that tell something."""
    unit = indicator.unit
    grouped, numbered = (bool(rows[one].notna().any()) for one in ("group", "numerator"))
    offered: list[tuple[bool, Column]] = [
        (True, ("Period", row_words.row_period)),
        (grouped, ("Of whom or what", _group)),
        (True, (sentence_case(unit.plural), partial(_value, indicator=indicator))),
        (_has_intervals(rows), ("95% interval", partial(row_words.interval_cell, unit=unit))),
        (
            numbered and unit.measure is not Measure.COUNT,
            (row_words.counted_heading(unit), row_words.count_cell),
        ),
    ]
    return [column for told, column in offered if told]


def _has_intervals(rows: pd.DataFrame) -> bool:
    return bool(rows["lower"].notna().any())


def _group(row: Row) -> str:
    return row["group"] if isinstance(row["group"], str) else "all"


def _value(row: Row, *, indicator: Indicator) -> str:
    written = row_words.cell(row, unit=indicator.unit)
    qualifier = row["qualifier"]
    return f"{qualifier} {written}" if isinstance(qualifier, str) else written
