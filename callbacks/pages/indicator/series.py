"""Figures of an indicator that no borough map can show: each series, and every value there is."""

from collections.abc import Iterator

import pandas as pd
from dash import html
from dash.development.base_component import Component

from callbacks.server.site import Site
from components.drawings.trend_line import trend_line
from components.frame.figure_box import figure_box
from components.tables.figures import TableRow, figures_table
from components.words import rows as row_words
from components.words.trend import alt_text_trend, describe_trend
from components.words.values import sentence_case
from data.model import Indicator, Level, Measure
from data.selection import as_records
from data.statistics.change import AS_PRINTED

DRAWN_FROM = 3  # fewer values are read faster in the table
NO_TREND_BELOW = (Level.REGION, Level.LONDON)  # the survey's samples there are too small
SURVEY = "csew"


def series_part(indicator: Indicator, *, site: Site) -> list[Component]:
    """Return a drawing for each series that may be joined by a line, then all values as a table."""
    rows = all_rows(indicator, site=site)
    if rows.empty:
        return []
    drawn = [
        box
        for name, series in _series(indicator, rows)
        if (box := _drawing(name, series, indicator=indicator, site=site)) is not None
    ]
    said = (
        []
        if drawn
        else [html.P("These are single figures: no line joins them.", className="aside-block blue")]
    )
    return [
        *said,
        *([html.Div(drawn, className="series-drawings block")] if drawn else []),
        _table(indicator, rows, site=site),
    ]


def all_rows(indicator: Indicator, *, site: Site) -> pd.DataFrame:
    """Return every row of an indicator, the largest areas first, newest period first."""
    frames = [
        site.repository.values(indicator.id, level=level, period_type=kind)
        for level, kinds in indicator.levels.items()
        for kind in kinds
    ]
    held = [frame for frame in frames if len(frame)]
    if not held:
        return pd.DataFrame(columns=["value"])
    return pd.concat(
        [
            frame.sort_values(
                ["period_end", "area_name", "group"], ascending=[False, True, True], kind="stable"
            )
            for frame in held
        ]
    )


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
    name: str, series: pd.DataFrame, *, indicator: Indicator, site: Site
) -> Component | None:
    breaks = site.catalogue.breaks_for(indicator.id)
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


def _table(indicator: Indicator, rows: pd.DataFrame, *, site: Site) -> Component:
    records = as_records(rows)
    grouped = rows["group"].notna().any()
    interval = bool(rows["lower"].notna().any())
    counted = indicator.unit.measure is not Measure.COUNT and rows["numerator"].notna().any()
    columns = ["Area", "Period"]
    columns += ["Of whom or what"] if grouped else []
    columns += [sentence_case(indicator.unit.plural)]
    columns += ["95% interval"] if interval else []
    columns += ["Counted"] if counted else []

    def cells(row: dict[str, object]) -> tuple[str, ...]:
        group = row["group"]
        found = [row_words.row_period(row)]
        found += [group if isinstance(group, str) else "all"] if grouped else []
        found += [_value(row, indicator=indicator)]
        found += [row_words.interval_cell(row, unit=indicator.unit)] if interval else []
        found += [row_words.count_cell(row)] if counted else []
        return tuple(found)

    body = [TableRow(head=str(row["area_name"]), cells=cells(row)) for row in records]
    return html.Section(
        [
            html.H2("Every figure there is"),
            figures_table(
                body,
                columns=columns,
                caption=indicator.title,
                note=row_words.explain_marks(records, intervals=interval),
            ),
            html.P(
                row_words.source_line(
                    [site.catalogue.sources[one] for one in indicator.source_ids],
                    release=site.repository.manifest["release"],
                ),
                className="source-note",
            ),
        ],
        className="block",
    )


def _value(row: dict[str, object], *, indicator: Indicator) -> str:
    written = row_words.cell(row, unit=indicator.unit)
    qualifier = row["qualifier"]
    return f"{qualifier} {written}" if isinstance(qualifier, str) else written
