"""The survey page, made from the release."""

from dataclasses import replace

import pandas as pd
from dash import html
from dash.development.base_component import Component

from callbacks.address.state import Query
from callbacks.panels.recorded import recorded_over_time
from callbacks.panels.view_downloads import page_downloads
from callbacks.server.site import Site
from components.drawings.survey_points import (
    SurveyGroup,
    latest_with_london,
    measures,
    survey_series,
    survey_years,
    year_dividers,
)
from components.ids import Survey
from components.notes.caveats import break_notes, read_first
from components.notes.findings import findings_list
from components.notes.questions import ask_next
from components.page import Page
from components.pages.survey.findings import WHY_APART
from components.pages.survey.page import SurveyParts, measure_box, survey_layout
from components.tables.facts import fact_table
from components.tables.points import point_table
from components.words.rows import cell, source_line
from components.words.values import sentence_case
from data.evidence.facts import Facts
from data.model import Indicator, Level, PeriodType
from data.selection import row_at

ABUSE = ("survey_domestic_abuse", "survey_partner_abuse")
KNOWN = "survey_known_to_police"
LONDON_CODE, ENGLAND_WALES_CODE = "E12000007", "K04000001"
ASKED = "people 16 to 59, any domestic abuse"
# Two years that both lie in one era of either source, so that they can be set side by side.
EARLIER, LATER = "2014-03-31", "2016-03-31"
PRINTED_SHARES = (
    (("GE0078", "GE0080", "RF0384", "RF0385", "RF0454"), "Share of victims, as printed"),
    (("RF0074",), "Share of incidents, as printed"),
    (("RF0104",), "Share of offences, as printed"),
)
SCALE = 12.0
NO_INTERVAL = "No interval and no sample size is published. [x] no figure."


def survey_page(query: Query, *, site: Site) -> Page:  # noqa: ARG001 - nothing to choose
    """Return the survey page."""
    caveats = site.catalogue.view_caveats("survey")
    shown = measure_boxes(site)
    indicators = [site.catalogue.indicators[one] for one in (*ABUSE, KNOWN)]
    return survey_layout(
        SurveyParts(
            answer=_answer(site),
            caveats=read_first(caveats, sources=site.catalogue.sources),
            with_london=[*_definitions(site), *(box for box, london in shown if london)],
            national=[box for box, london in shown if not london],
            telling=_telling(site),
            recorded=recorded_over_time(
                "da_offences",
                element_id=Survey.RECORDED_CHART,
                heading="What the police recorded in London",
                site=site,
            ),
            ask_next=html.Div(
                [
                    ask_next(indicators),
                    page_downloads(
                        indicators, view="survey", what="the figures of the survey", site=site
                    ),
                ]
            ),
        )
    )


def _definitions(site: Site) -> list[Component]:
    found = [site.catalogue.indicators[one] for one in ABUSE]
    return [
        html.P([html.Strong(f"{one.short_title}. "), one.definition], className="prose")
        for one in found
    ]


def measure_boxes(site: Site) -> list[tuple[Component, bool]]:
    """Return a box for each definition and age range, and whether London is in it."""
    found = []
    for indicator_id in ABUSE:
        indicator = site.catalogue.indicators[indicator_id]
        rows = _rows(indicator_id, site=site)
        for (definition, ages), groups in measures(rows).items():
            series = {
                one.who: survey_series(rows, group=one.group, unit=indicator.unit) for one in groups
            }
            words = latest_with_london(series)
            box = measure_box(
                heading=f"{sentence_case(definition)}, aged {ages}",
                subheading=f"{sentence_case(indicator.unit.plural)}, in the last year",
                words=words,
                tables=[_table(one, rows=rows, indicator=indicator, site=site) for one in groups],
            )
            found.append((box, bool(words)))
    return found


def _table(
    group: SurveyGroup, *, rows: pd.DataFrame, indicator: Indicator, site: Site
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
        dividers=year_dividers(years, site.catalogue.breaks_for(indicator.id)),
        suffix="%",
    )


def _rows(indicator_id: str, *, site: Site) -> pd.DataFrame:
    levels = (Level.LONDON, Level.ENGLAND_WALES)
    kind = PeriodType.SURVEY_YEAR
    return pd.concat(
        [site.repository.values(indicator_id, level=level, period_type=kind) for level in levels]
    )


def _answer(site: Site) -> list[Component]:
    facts = Facts(site.repository.evidence())
    return [
        html.P(_side_by_side(site)),
        findings_list(WHY_APART, facts=facts, sources=site.catalogue.sources, links=site.links),
        html.P(
            "Neither figure shows the other to be wrong. A rise in recorded offences alone shows "
            "neither that abuse grew nor that more victims came forward."
        ),
    ]


def _side_by_side(site: Site) -> str:
    """Say both sources for the same two years, each inside one of its own eras."""
    offences, survey = (site.catalogue.indicators[one] for one in ("da_offences", ABUSE[0]))
    recorded = site.repository.values(
        offences.id, level=Level.LONDON, period_type=PeriodType.FINANCIAL_YEAR
    )
    asked = _rows(survey.id, site=site)
    asked = asked[asked["group"] == ASKED]
    counts, shares = (
        [cell(row_at(rows, code, period_end=end), unit=indicator.unit) for end in (EARLIER, LATER)]
        for rows, code, indicator in (
            (recorded, LONDON_CODE, offences),
            (asked, ENGLAND_WALES_CODE, survey),
        )
    )
    return (
        "Both can be true at once, because they measure different things. An example from the "
        f"same two years: the police in London recorded {counts[0]} offences in 2013-14 and "
        f"{counts[1]} in 2015-16, while in England and Wales {shares[0]} and then {shares[1]} of "
        "people aged 16 to 59 told the survey that they had been abused in the last year. The "
        "survey comes without intervals, so the second pair does not prove a fall."
    )


def _telling(site: Site) -> list[Component]:
    facts = Facts(site.repository.evidence())
    indicator = site.catalogue.indicators[KNOWN]
    rows = site.repository.values(
        KNOWN, level=Level.ENGLAND_WALES, period_type=PeriodType.SURVEY_YEAR
    )
    series = [
        replace(one, name=sentence_case(group), mark=shape)
        for shape, group in enumerate(sorted(rows["group"].unique(), reverse=True))
        for one in survey_series(rows, group=group, unit=indicator.unit)
    ]
    years = survey_years(series)
    sources, links = site.catalogue.sources, site.links
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
                dividers=year_dividers(years, site.catalogue.breaks_for(KNOWN)),
                suffix="%",
            ),
            className="one-table",
        ),
        html.P(
            source_line(
                [sources[one] for one in indicator.source_ids],
                release=site.repository.manifest["release"],
            ),
            className="source-note",
        ),
        break_notes(site.catalogue.breaks_for(KNOWN)),
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
