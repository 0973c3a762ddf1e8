"""Who tells the police: what the survey asks about it, and what reports printed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.drawings.survey_points import survey_series, survey_years, year_dividers
from components.links import Links
from components.notes.caveats import break_notes
from components.pages.survey.measures import NO_INTERVAL
from components.tables.facts import fact_table
from components.tables.points import point_table
from components.words.values import sentence_case
from data.evidence.facts import Facts
from data.model import Break, Indicator, Source

PRINTED_SHARES = (
    (("GE0078", "GE0080", "RF0384", "RF0385", "RF0454"), "Share of victims, as printed"),
    (("RF0074",), "Share of incidents, as printed"),
    (("RF0104",), "Share of offences, as printed"),
)


def telling_part(
    rows: pd.DataFrame,
    *,
    indicator: Indicator,
    breaks: Sequence[Break],
    source_line: str,
    facts: Facts,
    sources: Mapping[str, Source],
    links: Links,
) -> list[Component]:
    """Return the share of incidents that the police came to know of, and printed figures.

    Args:
        rows: Of `data.schemas.Metrics`, of every group of the indicator.
        indicator: What was asked.
        breaks: On its time axis.
        source_line: Names its sources and the release.
        facts: Printed figures.
        sources: For the names of the reports.
        links: Address builder.
    """
    series = [
        replace(one, name=sentence_case(group), mark=shape)
        for shape, group in enumerate(sorted(rows["group"].unique(), reverse=True))
        for one in survey_series(rows, group=group, unit=indicator.unit)
    ]
    years = survey_years(series)
    return [
        html.P(
            "Two questions of the same survey, and they cannot be set in one line. The first is "
            "asked face to face about each incident, and counts an incident as known to the "
            "police however they came to know of it; few people describe one, so the share "
            "swings. The second is asked in private of people abused by a partner, many of whom "
            "would not call it a crime when asked face to face. There is no London figure for "
            "either.",
            className="prose",
        ),
        html.Div(
            point_table(
                series,
                periods=years,
                caption="Asked face to face: % of incidents that the police came to know of, "
                "England and Wales",
                head="Year to March",
                note=NO_INTERVAL,
                dividers=year_dividers(years, breaks),
                suffix="%",
            ),
            className="one-table",
        ),
        html.P(source_line, className="source-note"),
        break_notes(breaks),
        html.H3("The same question in the reports"),
        html.P(
            "The reports and the survey’s own private questionnaire, each in its own unit.",
            className="figure-sub",
        ),
        html.Div(
            [
                fact_table(facts.all(ids), caption=caption, sources=sources, links=links)
                for ids, caption in PRINTED_SHARES
            ],
            className="stacked-tables",
        ),
    ]
