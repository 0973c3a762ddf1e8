"""The view of trends: small charts on one scale, one an area, and a table of one period a year."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from components.drawings.small_multiples import DrawnSmall, SmallCharts, SmallPanel
from components.figures.multiples import (
    COMPACT,
    ROOMY,
    Scale,
    break_lines,
    shared_scale,
    small_chart,
)
from components.tables.figures import TableRow, figures_table
from components.words.rows import cell, explain_marks, period_label, period_named, row_period
from components.words.trend import describe_periods
from components.words.values import format_value, legend_of_marks, sentence_case, value_words
from data.model import Break, Indicator, PeriodType, Unit
from data.statistics.change import Row

SEVERAL_A_YEAR = (
    PeriodType.MONTH,
    PeriodType.ROLLING_12,
    PeriodType.QUARTER,
    PeriodType.FOUR_QUARTERS,
)
COLUMNS_AT_MOST = 8
LONDON_UNDRAWN = (
    "London’s total is not drawn: beside it every borough would be a flat line at the foot of "
    "the chart."
)


@dataclass(frozen=True, kw_only=True, eq=False)
class TrendArea:
    """One area over time, which remembers how it was drawn last.

    Attributes:
        name: Of the area.
        rows: Of `data.schemas.Metrics` of one indicator and kind of period, oldest first.
        href: Of its page; London has none.
        marked: Whether it stands out.
        drawn: By the scale.
    """

    name: str
    rows: Sequence[dict[Any, Any]]
    href: str | None = None
    marked: bool = False
    drawn: dict[Scale, SmallPanel] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, kw_only=True)
class Trends:
    """What the view of trends shows.

    Attributes:
        indicator: What is measured.
        kind: Of period.
        breaks: Of the measure's series, hard ones and notes.
        areas: In the order of the view; London first where one scale serves both.
        with_london: Whether it does.
        roomy: Whether a few boroughs were chosen, so that each chart has room.
        together: Why they stand beside each other, or nothing.
    """

    indicator: Indicator
    kind: PeriodType
    breaks: Sequence[Break]
    areas: Sequence[TrendArea]
    with_london: bool
    roomy: bool
    together: str


def draw_trends(shown: Trends) -> DrawnSmall:
    """Draw a small chart of each area, or say why there is none."""
    indicator = shown.indicator
    size = ROOMY if shown.roomy else COMPACT
    scale = shared_scale([one.rows for one in shown.areas], size=size)
    if scale is None:
        why = "There is one period only for this measure, or no figure for these boroughs."
        return DrawnSmall(None, "No trend can be shown", indicator.title, why, why)
    unit = indicator.unit
    heading = f"{indicator.short_title} over time, on one scale"
    left_out = "" if shown.with_london else LONDON_UNDRAWN
    # The marks on the values that stand above the charts.
    marks = legend_of_marks(one.rows[-1] for one in shown.areas if one.rows)
    charts = _charts(shown, scale=scale)
    subheading = (
        f"{sentence_case(unit.plural)}. Every chart runs from zero to "
        f"{format_value(scale.most, unit=unit)}. The number is the latest value, "
        f"{period_named(shown.kind, end=str(scale.last.date()))}."
    )
    latest = "; ".join(f"{one.name}: {one.latest}" for one in charts.panels)
    return DrawnSmall(
        charts=charts,
        heading=heading,
        subheading=" ".join(part for part in (subheading, shown.together) if part),
        words=" ".join(part for part in (marks, left_out) if part),
        described=f"Small charts over time, one for each area: {heading}. {subheading} {latest}.",
    )


def trends_table(shown: Trends) -> Component:
    """Return one period a year, back from the latest, for each area."""
    unit = shown.indicator.unit
    ends = sorted({row["period_end"] for one in shown.areas for row in one.rows}, reverse=True)
    usual = shown.kind not in SEVERAL_A_YEAR
    yearly = [end for end in ends if usual or end.month == ends[0].month]
    wanted = yearly[:COLUMNS_AT_MOST][::-1]
    body, held = [], []
    for one in shown.areas:
        by_end = {row["period_end"]: row for row in one.rows}
        held += [by_end[end] for end in wanted if end in by_end]
        body.append(
            TableRow(
                head=one.name,
                cells=tuple(cell(by_end.get(end), unit=unit) for end in wanted),
                total=one.href is None,
            )
        )
    return figures_table(
        body,
        columns=["Area", *(period_label(shown.kind, end=str(end.date())) for end in wanted)],
        caption=f"{shown.indicator.title}: {unit.plural}, one period a year",
        note=explain_marks(held),
    )


def _charts(shown: Trends, *, scale: Scale) -> SmallCharts:
    return SmallCharts(
        panels=[_panel(one, shown=shown, scale=scale) for one in shown.areas],
        scale=scale,
        cuts=break_lines(shown.breaks, scale=scale),
        most=format_value(scale.most, unit=shown.indicator.unit),
        first=_short(shown.kind, scale.first),
        last=_short(shown.kind, scale.last),
        roomy=shown.roomy,
    )


def _panel(one: TrendArea, *, shown: Trends, scale: Scale) -> SmallPanel:
    if scale not in one.drawn:
        one.drawn.clear()
        one.drawn[scale] = _drawn_panel(one, shown=shown, scale=scale)
    return one.drawn[scale]


def _drawn_panel(one: TrendArea, *, shown: Trends, scale: Scale) -> SmallPanel:
    indicator = shown.indicator
    hard = [each for each in shown.breaks if each.hard]
    words = describe_periods(one.rows, indicator=indicator, breaks=hard)
    blank = all(pd.isna(row["value"]) for row in one.rows)
    return SmallPanel(
        name=one.name,
        latest=_latest(one.rows[-1] if one.rows else None, last=scale.last, unit=indicator.unit),
        chart=None if blank else small_chart(one.rows, scale=scale),
        described=f"Chart over time: {indicator.short_title}, {one.name}. {words}",
        href=one.href,
        chosen=one.marked,
    )


def _latest(row: Row | None, *, last: pd.Timestamp, unit: Unit) -> str:
    """Write the latest value, with its period where that is not the last one of the charts."""
    if row is None:
        return "no figure [x]"
    if pd.isna(row["value"]):
        return value_words(row, unit=unit)
    written = cell(row, unit=unit)
    return written if row["period_end"] == last else f"{written}, {row_period(row)}"


def _short(kind: PeriodType, end: pd.Timestamp) -> str:
    return f"{end:%b %Y}" if kind is not PeriodType.CALENDAR_YEAR else f"{end:%Y}"
