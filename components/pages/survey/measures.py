"""What the survey asked: each definition and age range in a box of its own, with its tables."""

from collections.abc import Sequence

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.drawings.survey_points import (
    SurveyGroup,
    latest_with_london,
    measures,
    survey_series,
    survey_years,
    year_dividers,
)
from components.pages.survey.page import measure_box
from components.tables.points import point_table
from components.words.values import sentence_case
from data.model import Break, Indicator

SCALE = 12.0
NO_INTERVAL = "No interval and no sample size is published. [x] no figure."


def definitions_part(indicators: Sequence[Indicator]) -> list[Component]:
    """Return what each measure counts, in its own words."""
    return [
        html.P([html.Strong(f"{one.short_title}. "), one.definition], className="prose")
        for one in indicators
    ]


def measure_boxes(
    indicator: Indicator, rows: pd.DataFrame, *, breaks: Sequence[Break]
) -> list[tuple[Component, bool]]:
    """Return a box for each definition and age range, and whether London is in it.

    Args:
        indicator: What was asked.
        rows: Of `data.schemas.Metrics`, of every area and group of the indicator.
        breaks: On its time axis.
    """
    found = []
    for (definition, ages), groups in measures(rows).items():
        series = {
            one.who: survey_series(rows, group=one.group, unit=indicator.unit) for one in groups
        }
        words = latest_with_london(series)
        box = measure_box(
            heading=f"{sentence_case(definition)}, aged {ages}",
            subheading=f"{sentence_case(indicator.unit.plural)}, in the last year",
            words=words,
            tables=[_table(one, rows=rows, indicator=indicator, breaks=breaks) for one in groups],
        )
        found.append((box, bool(words)))
    return found


def _table(
    group: SurveyGroup, *, rows: pd.DataFrame, indicator: Indicator, breaks: Sequence[Break]
) -> Component:
    series = survey_series(rows, group=group.group, unit=indicator.unit)
    years = survey_years(series)
    return point_table(
        series,
        periods=years,
        caption=f"{sentence_case(group.who)} aged {group.ages}: {group.definition}, %",
        head="Year to March",
        note=NO_INTERVAL,
        upto=SCALE,
        dividers=year_dividers(years, breaks),
        suffix="%",
    )
