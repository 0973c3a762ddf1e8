"""Small charts over time, one a borough, on one scale and cut at the breaks."""

from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from callbacks.pages.compare.views import asides, compared_links
from callbacks.panels.comparison import Comparison
from callbacks.panels.view_frames import LONDON_CODE
from components.drawings.small_multiples import DrawnSmall, SmallCharts, SmallPanel, small_multiples
from components.figures.multiples import (
    COMPACT,
    ROOMY,
    Scale,
    break_lines,
    shared_scale,
    small_chart,
)
from components.frame.figure_box import figure_box
from components.notes.caveats import break_notes
from components.tables.figures import TableRow, figures_table
from components.words.rows import cell, explain_marks, period_label, period_named, row_period
from components.words.trend import describe_periods
from components.words.values import format_value, legend_of_marks, sentence_case, value_words
from data.model import Level, PeriodType
from data.selection import as_records, one_area
from data.statistics.change import Row

SEVERAL_A_YEAR = (
    PeriodType.MONTH,
    PeriodType.ROLLING_12,
    PeriodType.QUARTER,
    PeriodType.FOUR_QUARTERS,
)
COLUMNS_AT_MOST = 8
Series = list[tuple[str, list[dict[Any, Any]]]]


def trends_view(given: Comparison) -> list[Component]:
    """Return the small charts and a table of one period a year."""
    kind = _kind(given)
    series = _series(given, kind)
    drawn = _drawn(given, series, kind=kind)
    links = [compared_links("trends", given=given, described=drawn.described)]
    notes = [break_notes(given.breaks)] if given.breaks else []
    box = figure_box(
        small_multiples(drawn.charts) if drawn.charts else None,
        heading=drawn.heading,
        subheading=drawn.subheading,
        words=drawn.words,
        source=given.panels.source,
        after=[*links, *notes] if drawn.charts else [],
    )
    if drawn.charts is None:
        return [box, html.Div(asides(given), className="asides-below")]
    return [
        box,
        html.Div(asides(given), className="asides-below"),
        html.Section(
            [html.H2("The same figures as a table"), _table(given, series, kind=kind)],
            className="block",
        ),
    ]


def trends_drawn(given: Comparison) -> DrawnSmall:
    """Return the small charts and their words, or why there are none."""
    kind = _kind(given)
    return _drawn(given, _series(given, kind), kind=kind)


def _drawn(given: Comparison, series: Series, *, kind: PeriodType) -> DrawnSmall:
    title = given.indicator.title
    scale = shared_scale([rows for _, rows in series], size=ROOMY if given.alone else COMPACT)
    if scale is None:
        why = "There is one period only for this measure, or no figure for these boroughs."
        return DrawnSmall(None, "No trend can be shown", title, why, why)
    unit = given.indicator.unit
    heading = f"{given.indicator.short_title} over time, on one scale"
    words = " ".join(part for part in (_marks(series), _left_out(given)) if part)
    charts = _charts(given, series, scale=scale, kind=kind)
    subheading = (
        f"{sentence_case(unit.plural)}. Every chart runs from zero to "
        f"{format_value(scale.most, unit=unit)}. The number is the latest value, "
        f"{period_named(kind, end=str(scale.last.date()))}."
    )
    latest = "; ".join(f"{one.name}: {one.latest}" for one in charts.panels)
    return DrawnSmall(
        charts=charts,
        heading=heading,
        subheading=" ".join(part for part in (subheading, given.together) if part),
        words=words,
        described=f"Small charts over time, one for each area: {heading}. {subheading} {latest}.",
    )


def _kind(given: Comparison) -> PeriodType:
    """Counts by month where there are months, everything else by its own kind of period."""
    by_month = given.indicator.counted_by_month(Level.BOROUGH)
    return PeriodType.MONTH if by_month else given.panels.kind


def _series(given: Comparison, kind: PeriodType) -> Series:
    repository, one = given.site.repository, given.indicator.id
    values = repository.values(one, level=Level.BOROUGH, period_type=kind)
    found: dict[str, list[dict[Any, Any]]] = {code: [] for code in given.codes}
    for row in as_records(values[values["area_code"].isin(given.codes)]):
        found[row["area_code"]].append(row)
    boroughs = [(given.names[code], rows) for code, rows in found.items()]
    if not given.comparable:
        return boroughs
    london = one_area(repository.values(one, level=Level.LONDON, period_type=kind), LONDON_CODE)
    # The same stretch of time for all: London's own series may go further back.
    since = values["period_end"].min()
    return [("London", as_records(london[london["period_end"] >= since])), *boroughs]


def _charts(
    given: Comparison,
    series: Series,
    *,
    scale: Scale,
    kind: PeriodType,
) -> SmallCharts:
    unit = given.indicator.unit
    hard = [one for one in given.breaks if one.hard]
    slugs = dict(zip(given.everyone["area_name"], given.everyone["slug"], strict=True))
    marked = {given.names[code] for code in given.marked}
    panels = []
    for name, rows in series:
        blank = all(pd.isna(row["value"]) for row in rows)
        said = describe_periods(rows, indicator=given.indicator, breaks=hard)
        panels.append(
            SmallPanel(
                name=name,
                latest=_latest(rows[-1] if rows else None, last=scale.last, given=given),
                chart=None if blank else small_chart(rows, scale=scale),
                described=f"Chart over time: {given.indicator.short_title}, {name}. {said}",
                href=given.site.links.borough(slugs[name]) if name in slugs else None,
                chosen=name in marked,
            )
        )
    return SmallCharts(
        panels=panels,
        scale=scale,
        cuts=break_lines(given.breaks, scale=scale),
        most=format_value(scale.most, unit=unit),
        first=_short(kind, scale.first),
        last=_short(kind, scale.last),
        roomy=given.alone,
    )


def _latest(row: Row | None, *, last: pd.Timestamp, given: Comparison) -> str:
    """Write the latest value, with its period where that is not the last one of the charts."""
    if row is None:
        return "no figure [x]"
    if pd.isna(row["value"]):
        return value_words(row, unit=given.indicator.unit)
    written = cell(row, unit=given.indicator.unit)
    return written if row["period_end"] == last else f"{written}, {row_period(row)}"


def _short(kind: PeriodType, end: pd.Timestamp) -> str:
    return f"{end:%b %Y}" if kind is not PeriodType.CALENDAR_YEAR else f"{end:%Y}"


def _marks(series: Series) -> str:
    """Explain the marks on the values that stand above the charts."""
    return legend_of_marks(rows[-1] for _, rows in series if rows)


def _left_out(given: Comparison) -> str:
    if given.comparable:
        return ""
    return (
        "London’s total is not drawn: beside it every borough would be a flat line at the foot of "
        "the chart."
    )


def _table(given: Comparison, series: Series, *, kind: PeriodType) -> Component:
    """Return one period a year, back from the latest, for each area."""
    unit = given.indicator.unit
    ends = sorted(
        {end for _, rows in series for end in (row["period_end"] for row in rows)}, reverse=True
    )
    usual = kind not in SEVERAL_A_YEAR
    yearly = [end for end in ends if usual or end.month == ends[0].month]
    wanted = yearly[:COLUMNS_AT_MOST][::-1]
    body, held = [], []
    for name, rows in series:
        by_end = {row["period_end"]: row for row in rows}
        held += [by_end[end] for end in wanted if end in by_end]
        body.append(
            TableRow(
                head=name,
                cells=tuple(cell(by_end.get(end), unit=unit) for end in wanted),
                total=name == "London",
            )
        )
    return figures_table(
        body,
        columns=["Area", *(period_label(kind, end=str(end.date())) for end in wanted)],
        caption=f"{given.indicator.title}: {unit.plural}, one period a year",
        note=explain_marks(held),
    )
