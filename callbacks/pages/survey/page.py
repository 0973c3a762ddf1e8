"""The survey page, made from the release."""

import pandas as pd
from dash import html

from callbacks.address.state import Query
from callbacks.panels.notes import sources_named, with_printed
from callbacks.panels.recorded import recorded_over_time
from callbacks.panels.reported import known_of, reported_in
from callbacks.panels.view_downloads import page_downloads
from callbacks.server.site import Site
from components.ids import Survey
from components.notes.caveats import read_first
from components.notes.questions import ask_next
from components.page import Page
from components.pages.survey.answer import ASKED, EARLIER, LATER, answer_part
from components.pages.survey.measures import definitions_part, measure_boxes
from components.pages.survey.page import SurveyParts, survey_layout
from components.pages.survey.telling import telling_part
from components.tables.reported import reported_list
from components.words.rows import cell
from data.model import LONDON_CODE, Level, PeriodType
from data.scrutiny_model import Part
from data.selection import row_at

ABUSE = ("survey_domestic_abuse", "survey_partner_abuse")
KNOWN = "survey_known_to_police"
RECORDED = "da_offences"
ENGLAND_WALES_CODE = "K04000001"


def survey_page(query: Query, *, site: Site) -> Page:  # noqa: ARG001 - nothing to choose
    """Return the survey page."""
    catalogue = site.catalogue
    abuse = [catalogue.indicators[one] for one in ABUSE]
    known = catalogue.indicators[KNOWN]
    shown = [
        box
        for one in abuse
        for box in measure_boxes(one, _rows(one.id, site=site), breaks=catalogue.breaks_for(one.id))
    ]
    facts = site.facts()
    counts, shares = _two_years(site)
    return survey_layout(
        SurveyParts(
            answer=answer_part(
                counts, shares, facts=facts, sources=catalogue.sources, links=site.links
            ),
            with_london=[*definitions_part(abuse), *(box for box, london in shown if london)],
            national=[box for box, london in shown if not london],
            telling=[
                *telling_part(
                    site.repository.values(
                        KNOWN, level=Level.ENGLAND_WALES, period_type=PeriodType.SURVEY_YEAR
                    ),
                    indicator=known,
                    breaks=catalogue.breaks_for(KNOWN),
                    source_line=sources_named([known], site=site),
                    facts=facts,
                    sources=catalogue.sources,
                    links=site.links,
                ),
                *reported_list(
                    reported_in(Part.SURVEY_REASONS, site=site), known=known_of(facts, site=site)
                ),
            ],
            recorded=recorded_over_time(
                RECORDED,
                element_id=Survey.RECORDED_CHART,
                heading="What the police recorded in London",
                site=site,
            ),
            ask_next=html.Div(
                [
                    ask_next([*abuse, known]),
                    page_downloads(
                        [*abuse, known],
                        view="survey",
                        what="the figures of the survey",
                        site=site,
                    ),
                ]
            ),
            # Last: by now every part was given its printed figures.
            caveats=read_first(
                with_printed(catalogue.view_caveats("survey"), facts=facts, site=site),
                sources=catalogue.sources,
            ),
        )
    )


def _two_years(site: Site) -> list[list[str]]:
    """Look up what was recorded in London, and what was answered, in the same two years."""
    asked = _rows(ABUSE[0], site=site)
    held = (
        (
            RECORDED,
            LONDON_CODE,
            site.repository.values(
                RECORDED, level=Level.LONDON, period_type=PeriodType.FINANCIAL_YEAR
            ),
        ),
        (ABUSE[0], ENGLAND_WALES_CODE, asked[asked["group"] == ASKED]),
    )
    return [
        [
            cell(row_at(rows, code, period_end=end), unit=site.catalogue.indicators[name].unit)
            for end in (EARLIER, LATER)
        ]
        for name, code, rows in held
    ]


def _rows(indicator_id: str, *, site: Site) -> pd.DataFrame:
    levels = (Level.LONDON, Level.ENGLAND_WALES)
    kind = PeriodType.SURVEY_YEAR
    return pd.concat(
        [site.repository.values(indicator_id, level=level, period_type=kind) for level in levels]
    )
