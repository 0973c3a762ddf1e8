"""The page of what children's services record: places its parts, and draws its tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.frame.sections import section
from components.links import Links
from components.notes.fact_links import fact_line
from components.page import Page
from components.tables.by_year import by_year_table
from components.tables.interval_rows import columns_of, interval_row
from components.tables.intervals import interval_table
from components.words.rows import explain_marks, row_period
from components.words.values import value_words
from data.evidence.facts import Fact
from data.model import Indicator, PeriodType, Unit
from data.selection import as_records

LEAD = (
    "Children’s services assess a child when somebody is worried. At the end of each assessment "
    "the council writes down what it found, domestic abuse among other things. They are figures of "
    "another service, in another unit, of other families than those the police know."
)
MEANINGS = (
    ("Parent", "A parent or carer of the child was found to be a victim of domestic abuse."),
    (
        "Child",
        "The child was found to be a victim of domestic abuse, as the council understood it.",
    ),
    (
        "Another person",
        "Someone else in the household was found to be a victim. It is not shown here.",
    ),
)
OVERLAP = (
    "One assessment may find several of these, so the columns overlap and are never added. "
    "A child who is assessed twice in a year is counted twice."
)
FOUND = "Assessments that found a parent to be a victim"
NO_COMPARISON = (
    "Councils fill in the column on the child so differently that a comparison of boroughs would "
    "show their forms. So it stands here for London and England alone, and for a borough on its "
    "own page."
)
REPORTED = (
    "Printed figures are citations, each for its own date and wording. None of them is joined to "
    "the figures above."
)


@dataclass(frozen=True)
class ChildrenParts:
    """What the page shows, in its order."""

    aged_by: str
    newest: str
    caveats: Component
    boroughs: Sequence[Component]
    years: Sequence[Component]
    child: Sequence[Component]
    reports: Sequence[Component]
    ask_next: Component


def children_layout(parts: ChildrenParts) -> Page:
    """Return the page."""
    return Page(
        title="Children",
        nav="children",
        aged_by=parts.aged_by,
        live=False,
        styles=("points.css", "marks.css", "response.css", "scrutiny.css"),
        body=[
            html.H1("What children’s services record of domestic abuse"),
            html.P(parts.newest, className="lead"),
            html.P(LEAD, className="prose"),
            parts.caveats,
            section(
                "What “parent” and “child” mean",
                [
                    html.Dl(
                        [part for term, said in MEANINGS for part in (html.Dt(term), html.Dd(said))]
                    ),
                    html.P(OVERLAP, className="prose"),
                ],
            ),
            section("By borough, beside London and England", parts.boroughs),
            section("Eight years", parts.years),
            section("Why “child” is not compared", parts.child),
            section("What the reports said of children", parts.reports),
            parts.ask_next,
        ],
    )


def newest_in_words(rows: Sequence[tuple[Mapping[Any, Any], Unit]]) -> str:
    """Return what the newest year holds, area by area: "London: 11.9 assessments per …".

    Args:
        rows: Of one year, each with its unit; those of one area beside each other.
    """
    areas = {
        area: ", ".join(value_words(row, unit=unit) for row, unit in held)
        for area, held in groupby(rows, key=lambda one: str(one[0]["area_name"]))
    }
    said = " ".join(f"{area}: {values}." for area, values in areas.items())
    return f"{FOUND}, {row_period(rows[0][0])}. {said}"


def boroughs_table(
    indicator: Indicator,
    rows: pd.DataFrame,
    *,
    wider: Sequence[Mapping[Any, Any]],
    source: str,
    links: Links,
) -> list[Component]:
    """Return every borough in the newest year, under England and London.

    Args:
        indicator: The rate.
        rows: Of every borough, from `data.selection.at_period`.
        wider: Rows of England and London of the same year.
        source: Names the sources and the release.
        links: Address builder.
    """
    unit, records = indicator.unit, as_records(rows)
    return [
        interval_table(
            [
                *(interval_row(one, unit=unit, head=one["area_name"], total=True) for one in wider),
                *(
                    interval_row(
                        one, unit=unit, head=one["area_name"], href=links.borough(one["slug"])
                    )
                    for one in records
                ),
            ],
            columns=columns_of("Area", unit),
            caption=f"{indicator.title}, {row_period(wider[0])}",
            note=explain_marks([*wider, *records]),
            suffix=unit.suffix,
        ),
        html.P(
            [source, " ", html.A("Definition", href=links.indicator(indicator.id))],
            className="source-note",
        ),
    ]


def years_table(
    indicators: Sequence[Indicator],
    rows: Mapping[tuple[str, str], pd.DataFrame],
    *,
    areas: Sequence[str],
    caption: str,
) -> Component:
    """Return areas over the years, newest first.

    Args:
        indicators: Measures, each a column for each area.
        rows: Of one measure and area each, by the id of the measure and the name of the area.
        areas: Names of the areas.
        caption: What, where, when.
    """
    return by_year_table(
        indicators,
        rows,
        areas=areas,
        kind=PeriodType.FINANCIAL_YEAR,
        column=lambda one, area: f"{area}, {one.unit.short}",
        caption=caption,
    )


def definition_of(indicator: Indicator, *, links: Links) -> Component:
    """Return the way to the definition of a measure."""
    return html.P(html.A("Definition", href=links.indicator(indicator.id)), className="source-note")


def reports_list(facts: Sequence[Fact], *, links: Links) -> list[Component]:
    """Return what the reports printed of children."""
    return [
        html.P(REPORTED, className="prose"),
        html.Ul([html.Li(fact_line(one, links=links)) for one in facts]),
    ]
