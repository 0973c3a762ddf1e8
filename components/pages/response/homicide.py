"""Homicides marked as domestic: London year by year, boroughs in ten years together."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.figures.natural import natural_figure
from components.frame.figure_box import still_chart
from components.links import Links
from components.pages.response.homelessness import source_and_definition
from components.pages.response.homicide_words import (
    DAYS,
    beside_cells,
    days_words,
    expected_words,
)
from components.tables.figures import TableRow, figures_table
from components.tables.interval_rows import columns_of, interval_row, period_row
from components.tables.intervals import IntervalRow, interval_table
from components.words.natural import signal_words
from components.words.rows import explain_marks, row_period
from components.words.trend import describe_trend
from components.words.values import blanks_in_words, flags_in_words
from data.model import Caveat, Indicator, Unit
from data.selection import as_records
from data.statistics.against_residents import SharedOut

DEATHS = (
    "Each count is a person. The Met marks a homicide as domestic; cases are reclassified later, "
    "so figures printed at the time differ. Deaths by suicide after abuse are not in it."
)


def homicide_part(
    indicator: Indicator,
    *,
    london: pd.DataFrame,
    found: SharedOut,
    between: pd.DataFrame,
    slugs: Mapping[str, str],
    caveat: Caveat,
    source: str,
    links: Links,
) -> list[Component]:
    """Return London by year with intervals, and boroughs as a total of ten years.

    Args:
        indicator: The measure.
        london: London's rows of `data.schemas.Metrics` by calendar year, oldest first.
        found: Boroughs of ten years, by name, beside what their residents would lead one to expect.
        between: London's years from `data.natural.rare.days_between`.
        slugs: Of the boroughs, by code.
        caveat: On small numbers.
        source: Names the sources and the release.
        links: Address builder.
    """
    unit, years, records = indicator.unit, as_records(london), as_records(found.boroughs)
    days = days_words(between)
    said = [
        expected_words(found),
        *blanks_in_words(records, noun="borough"),
        *flags_in_words(records, noun="borough"),
    ]
    return [
        html.P(f"{DEATHS} {indicator.interval}", className="prose"),
        html.Div(
            [
                html.Div(
                    [
                        html.H3("London, year by year"),
                        html.P(describe_trend(london, indicator=indicator, breaks=())),
                        interval_table(
                            [period_row(each, unit=unit) for each in years],
                            columns=columns_of("Year", unit),
                            caption=f"{indicator.title}, London",
                            note=explain_marks(years),
                        ),
                    ]
                ),
                html.Div(
                    [
                        html.H3("Boroughs, ten years together"),
                        html.P(" ".join(said)),
                        interval_table(
                            [
                                _beside(each, unit=unit, slugs=slugs, links=links)
                                for each in records
                            ],
                            columns=[*columns_of("Borough", unit), "Expected", "Beside it"],
                            caption=f"{indicator.title}, {row_period(records[0])}",
                            note=explain_marks(records),
                        ),
                    ]
                ),
            ],
            className="two-tables death-tables",
        ),
        html.H3("London, days between two victims"),
        html.P(f"{caveat.headline} {DAYS}", **{"data-caveat-id": caveat.id}),
        still_chart(
            # A year stands where the axis names it, at its first day.
            natural_figure(between.assign(period_end=between["period_start"]), breaks=()),
            described=f"Chart by year: mean days between two victims, London. {days}",
        ),
        html.P(days, className="figure-words"),
        figures_table(
            [
                TableRow(
                    head=f"{each['period_end']:%Y}",
                    cells=(
                        f"{each['rate']:.1f}",
                        f"{each['lower_limit']:.1f} to {each['upper_limit']:.1f}",
                        signal_words(each),
                    ),
                )
                for each in as_records(between.iloc[::-1])
            ],
            columns=["Year", "Days between, mean", "Natural limits", "Signal"],
            caption="Mean days between two victims of homicides marked as domestic, London",
        ),
        source_and_definition(source, href=links.indicator(indicator.id)),
    ]


def _beside(
    row: Mapping[Any, Any], *, unit: Unit, slugs: Mapping[str, str], links: Links
) -> IntervalRow:
    """Return a borough's row with what its residents would lead one to expect."""
    href = links.borough(slugs[row["area_code"]])
    own = interval_row(row, unit=unit, head=row["area_name"], href=href)
    return replace(own, cells=(*own.cells, *beside_cells(row)))
