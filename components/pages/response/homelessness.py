"""Homelessness because of domestic abuse: boroughs in one year, and London over the years."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.tables.interval_rows import columns_of, interval_row, period_row
from components.tables.intervals import interval_table
from components.words.change import describe_change
from components.words.rows import explain_marks, row_period
from components.words.spread import describe_spread
from components.words.trend import describe_trend
from data.model import Break, Indicator, Measure
from data.selection import as_records
from data.statistics.area_change import AreaChange

RULES = (
    "A blank is never a zero: [x] is a council whose figure the source leaves out, [c] a count too "
    "small to publish. London’s own row is the publisher’s: rounded to ten, with estimates for "
    "councils that sent nothing [e], so boroughs do not add up to it."
)


def boroughs_part(
    indicator: Indicator,
    rows: pd.DataFrame,
    *,
    london: Mapping[str, Any] | None,
    source: str,
    links: Links,
) -> list[Component]:
    """Return every borough in one year, London first.

    Args:
        indicator: The measure.
        rows: Of every borough, from `data.selection.at_period`.
        london: London's row of the same year, or None.
        source: Names the sources and the release.
        links: Address builder.
    """
    unit, records = indicator.unit, as_records(rows)
    heading, _, said = describe_spread(rows, indicator=indicator, london=london).partition(". ")
    period = row_period(next(each for each in records if pd.notna(each["period_end"])))
    apart = unit.measure is Measure.COUNT
    whole = (
        [interval_row(london, unit=unit, head="London", total=True, undrawn=apart)]
        if london
        else []
    )
    return [
        html.H3(heading),
        html.P(f"{said} {RULES}", className="prose"),
        interval_table(
            [
                *whole,
                *(
                    interval_row(
                        each,
                        unit=unit,
                        head=each["area_name"],
                        href=links.borough(each["slug"]),
                    )
                    for each in records
                ),
            ],
            columns=columns_of("Area", unit),
            caption=f"{indicator.title}, {period}",
            note=explain_marks([*records, *([london] if london else [])]),
            suffix=unit.suffix,
        ),
        source_and_definition(source, href=links.indicator(indicator.id)),
    ]


def london_part(
    indicator: Indicator, rows: pd.DataFrame, *, found: AreaChange, breaks: tuple[Break, ...]
) -> list[Component]:
    """Return London over years that do not overlap.

    Args:
        indicator: The measure.
        rows: London's rows of `data.schemas.Metrics`, those to the month of the newest one.
        found: What changed in the last year.
        breaks: On the time axis of the indicator.
    """
    said = describe_trend(rows, indicator=indicator, breaks=breaks)
    return [
        html.H3("London over the years"),
        html.P(said, className="prose"),
        html.P(describe_change(found.change, unit=indicator.unit), className="prose"),
        interval_table(
            [period_row(each, unit=indicator.unit) for each in as_records(rows)],
            columns=columns_of("Year", indicator.unit),
            caption=f"{indicator.title}, London",
            note=explain_marks(as_records(rows)),
            suffix=indicator.unit.suffix,
        ),
    ]


def source_and_definition(source: str, *, href: str) -> Component:
    """Return the line of sources with a way to the definition."""
    return html.P([source, " ", html.A("Definition", href=href)], className="source-note")


def more_on_homes(*, links: Links) -> Component:
    """Return the way to refuges, priority need and the councils of England."""
    return html.P(
        html.A(
            "Refuges, priority need, and London beside the councils of England",
            href=links.to("homes"),
        )
    )
