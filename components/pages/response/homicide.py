"""Homicides marked as domestic: London year by year, boroughs in ten years together."""

from collections.abc import Mapping

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.pages.response.homelessness import source_and_definition
from components.pages.response.rows import columns_of, interval_row, period_row
from components.tables.intervals import interval_table
from components.words.rows import explain_marks, row_period
from components.words.trend import describe_trend
from components.words.values import blanks_in_words, flags_in_words
from data.model import Indicator
from data.selection import as_records

DEATHS = (
    "Each count is a person. The Met marks a homicide as domestic; cases are reclassified later, "
    "so figures printed at the time differ. Deaths by suicide after abuse are not in it."
)


def homicide_part(
    indicator: Indicator,
    *,
    london: pd.DataFrame,
    boroughs: pd.DataFrame,
    slugs: Mapping[str, str],
    source: str,
    links: Links,
) -> list[Component]:
    """Return London by year with intervals, and boroughs as a total of ten years.

    Args:
        indicator: The measure.
        london: London's rows of `data.schemas.Metrics` by calendar year, oldest first.
        boroughs: Rows of ten years, by name.
        slugs: Of the boroughs, by code.
        source: Names the sources and the release.
        links: Address builder.
    """
    unit, years, records = indicator.unit, as_records(london), as_records(boroughs)
    said = [*blanks_in_words(records, noun="borough"), *flags_in_words(records, noun="borough")]
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
                                interval_row(
                                    each,
                                    unit=unit,
                                    head=each["area_name"],
                                    href=links.borough(slugs[each["area_code"]]),
                                )
                                for each in records
                            ],
                            columns=columns_of("Borough", unit),
                            caption=f"{indicator.title}, {row_period(records[0])}",
                            note=explain_marks(records),
                        ),
                    ]
                ),
            ],
            className="two-tables",
        ),
        source_and_definition(source, href=links.indicator(indicator.id)),
    ]
