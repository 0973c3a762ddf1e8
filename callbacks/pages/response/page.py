"""The page on the response and, by `view`, its self-assessments."""

import pandas as pd
from dash import html
from dash.development.base_component import Component

from callbacks.address.state import Query, one, pick
from callbacks.pages.response.assessments import (
    bvpi_assessment,
    checklist_assessment,
    framework_assessment,
)
from callbacks.pages.response.figures import HOMELESSNESS, HOMICIDE, homelessness, homicide
from callbacks.panels.notes import page_caveats, with_printed
from callbacks.panels.reported import known_of, reported_in
from callbacks.panels.view_downloads import page_downloads
from callbacks.server.site import Site
from components.notes.caveats import read_first
from components.notes.questions import ask_next
from components.page import Page
from components.pages.response.assessment_page import BVPI_VIEW, FRAMEWORK_VIEW
from components.pages.response.cited import commands_table, marac_part, police_part, refuge_part
from components.pages.response.homelessness import more_on_homes
from components.pages.response.named_services import named_services
from components.pages.response.page import ResponseParts, response_layout
from components.tables.reported import reported_list, reported_table
from data.evidence.facts import Facts, ids_by_period
from data.model import Level, PeriodType
from data.scrutiny_model import Part

FIGURES = "figures"
TO_REPORT = (
    "The strategy of 2005 asked the Metropolitan Police for a list of figures every quarter, and "
    "the authority over it for a list to watch. Few of them can be found today: each line says "
    "which."
)
LISTS = {
    Part.RESPONSE_MET: "What the Metropolitan Police was to report each quarter",
    Part.RESPONSE_AUTHORITY: "What the Metropolitan Police Authority was to watch",
}
SAFELIVES = "safelives_marac"
MARAC, MARAC_REPEATS = "marac_cases", "marac_repeat_share"
OPEN_CASES, VACANCIES = "bcu_open_cases", "bcu_vacancy_rate"
REFUGE = "refuge_spaces_per_10k"
SHOWN = (*HOMELESSNESS, MARAC, MARAC_REPEATS, OPEN_CASES, VACANCIES, HOMICIDE, REFUGE)
ASKED = (HOMELESSNESS[0], MARAC, OPEN_CASES, HOMICIDE)
MARAC_MEASURES = {MARAC: "MARAC cases discussed", MARAC_REPEATS: "MARAC repeat cases per cent"}


def response_page(query: Query, *, site: Site) -> Page:
    """Return the figures, or the self-assessment that `view` names.

    Raises:
        UnknownChoiceError: If the address names a view, a measure, a year or an answer that does
            not exist.
    """
    checklists = site.catalogue.checklists
    views = (FIGURES, FRAMEWORK_VIEW, BVPI_VIEW, *checklists)
    view = pick("view", one(query, "view"), views, default=FIGURES)
    if view == FRAMEWORK_VIEW:
        return framework_assessment(query, site=site)
    if view == BVPI_VIEW:
        return bvpi_assessment(query, site=site)
    if view in checklists:
        return checklist_assessment(query, view=view, site=site)
    return _figures(query, site=site)


def _figures(query: Query, *, site: Site) -> Page:
    catalogue = site.catalogue
    facts = site.facts()
    resolved = known_of(facts, site=site)
    caveats = page_caveats(
        [catalogue.indicators[each] for each in SHOWN], site=site, view="response"
    )
    framework = catalogue.framework
    example = framework.example
    return response_layout(
        ResponseParts(
            homelessness=[*homelessness(query, site=site), more_on_homes(links=site.links)],
            marac=_marac(site),
            police=police_part(
                [_commands(each, facts=facts, site=site) for each in (OPEN_CASES, VACANCIES)]
            ),
            homicide=homicide(site),
            refuge=refuge_part(
                catalogue.indicators[REFUGE],
                facts=facts,
                sources=catalogue.sources,
                links=site.links,
            ),
            demand=reported_list(reported_in(Part.RESPONSE_DEMAND, site=site), known=resolved),
            reporting=[
                html.P(TO_REPORT, className="prose"),
                *(
                    reported_table(
                        reported_in(part, site=site),
                        caption=words,
                        known=resolved,
                    )
                    for part, words in LISTS.items()
                ),
            ],
            services=named_services(
                catalogue.services.values(),
                facts=facts,
                sources=catalogue.sources,
                links=site.links,
            ),
            assessments=[
                (
                    "Assessment framework for partnerships, 2005",
                    (
                        f"{len(framework.criteria)} criteria in three levels, with "
                        f"{len(framework.plans)} strategies and plans to tick: the level reached "
                        f"and what is missing for the next. Example: {example.title}."
                    ),
                    site.links.to("response", view=FRAMEWORK_VIEW),
                ),
                (
                    "BVPI 225",
                    (
                        f"{len(catalogue.bvpi_225)} questions on a council’s work, each with its "
                        "definition: a score in per cent."
                    ),
                    site.links.to("response", view=BVPI_VIEW),
                ),
                *(
                    (
                        one.title,
                        f"{len(one.items)} questions: {one.heading}.",
                        site.links.to("response", view=one.id),
                    )
                    for one in catalogue.checklists.values()
                ),
            ],
            ask_next=ask_next(catalogue.indicators[each] for each in ASKED),
            files=page_downloads(
                [catalogue.indicators[each] for each in SHOWN],
                view="response",
                what="the figures on the response",
                site=site,
            ),
            # Last: by now every part was given its printed figures.
            caveats=read_first(
                with_printed(caveats, facts=facts, site=site), sources=catalogue.sources
            ),
        )
    )


def _marac(site: Site) -> list[Component]:
    catalogue, evidence = site.catalogue, site.repository.evidence()
    return marac_part(
        [
            (
                catalogue.indicators[one],
                site.repository.values(
                    one, level=Level.FORCE, period_type=PeriodType.FINANCIAL_YEAR
                ),
                ids_by_period(evidence, source_id=SAFELIVES, measure=measure),
            )
            for one, measure in MARAC_MEASURES.items()
        ],
        source=catalogue.sources[SAFELIVES],
        links=site.links,
    )


def _commands(indicator_id: str, *, facts: Facts, site: Site) -> Component:
    levels = (Level.LONDON, Level.BCU)
    look = site.repository
    return commands_table(
        site.catalogue.indicators[indicator_id],
        values=pd.concat(
            [look.values(indicator_id, level=each, period_type=PeriodType.MONTH) for each in levels]
        ),
        places=pd.concat([look.areas(each) for each in levels]),
        facts=facts,
        links=site.links,
    )
