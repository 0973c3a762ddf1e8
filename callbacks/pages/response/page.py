"""The page on the response and, by `view`, the two self-assessments."""

import pandas as pd
from dash import html
from dash.development.base_component import Component

from callbacks.address.state import Query, one, pick
from callbacks.pages.response.assessments import bvpi_assessment, framework_assessment
from callbacks.pages.response.figures import HOMELESSNESS, HOMICIDE, homelessness, homicide
from callbacks.panels.page_caveats import page_caveats
from callbacks.panels.view_downloads import page_downloads
from callbacks.server.site import Site
from components.notes.caveats import cite, read_first
from components.notes.disagreement import fact_in_short
from components.notes.questions import ask_next
from components.page import Page
from components.pages.response.assessment_page import BVPI_VIEW, FRAMEWORK_VIEW
from components.pages.response.named_services import named_services
from components.pages.response.page import ResponseParts, response_layout
from components.tables.printed import LinkedCell, printed_table
from components.words.rows import row_period
from components.words.values import format_value, legend_of_marks, sentence_case
from data.evidence.facts import Facts
from data.model import SHORTHAND, Indicator, Level, PeriodType, Status
from data.selection import as_records

FIGURES = "figures"
MARAC, MARAC_REPEATS = "marac_cases", "marac_repeat_share"
OPEN_CASES, VACANCIES = "bcu_open_cases", "bcu_vacancy_rate"
REFUGE = "refuge_spaces_per_10k"
SHOWN = (*HOMELESSNESS, MARAC, MARAC_REPEATS, OPEN_CASES, VACANCIES, HOMICIDE, REFUGE)
ASKED = (HOMELESSNESS[0], MARAC, OPEN_CASES, HOMICIDE)
MARAC_MEASURES = {MARAC: "MARAC cases discussed", MARAC_REPEATS: "MARAC repeat cases per cent"}
CITED = (
    "Cited figure by figure from SafeLives, whose table is not under an open licence: they are "
    "left out of downloads and of the API. [u] marks the two years from which, by the publisher’s "
    "own note, some of the Met’s conferences are missing."
)
PRINTED = (
    "As the Assembly printed them in April 2020: the lowest, the highest and the total of open "
    "cases, and the largest vacancy rate. [x] no figure was printed for that command."
)


def response_page(query: Query, *, site: Site) -> Page:
    """Return the figures, or the self-assessment that `view` names.

    Raises:
        UnknownChoiceError: If the address names a view, a measure, a year or an answer that does
            not exist.
    """
    views = (FIGURES, FRAMEWORK_VIEW, BVPI_VIEW)
    view = pick("view", one(query, "view"), views, default=FIGURES)
    if view == FRAMEWORK_VIEW:
        return framework_assessment(query, site=site)
    if view == BVPI_VIEW:
        return bvpi_assessment(query, site=site)
    return _figures(query, site=site)


def _figures(query: Query, *, site: Site) -> Page:
    catalogue = site.catalogue
    facts = Facts(site.repository.evidence())
    caveats = page_caveats(
        [catalogue.indicators[each] for each in SHOWN], site=site, view="response"
    )
    framework = catalogue.framework
    example = framework.example
    return response_layout(
        ResponseParts(
            caveats=read_first(caveats, sources=catalogue.sources),
            homelessness=homelessness(query, site=site),
            marac=_marac(facts, site=site),
            police=_police(facts, site=site),
            homicide=homicide(site),
            refuge=_refuge(facts, site=site),
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
            ],
            ask_next=ask_next(catalogue.indicators[each] for each in ASKED),
            files=page_downloads(
                [catalogue.indicators[each] for each in SHOWN],
                view="response",
                what="the figures on the response",
                site=site,
            ),
        )
    )


def _marac(facts: Facts, *, site: Site) -> list[Component]:
    evidence = site.repository.evidence()
    cited = evidence[evidence["source_id"] == "safelives_marac"]
    ids = {(row["measure"], row["period"]): row["fact_id"] for row in as_records(cited)}
    shown: dict[str, list[LinkedCell]] = {}
    rows = []
    for indicator_id, measure in MARAC_MEASURES.items():
        indicator = site.catalogue.indicators[indicator_id]
        values = site.repository.values(
            indicator_id, level=Level.FORCE, period_type=PeriodType.FINANCIAL_YEAR
        )
        for row in as_records(values):
            period = row_period(row)
            written = format_value(row["value"], unit=indicator.unit)
            marks = " ".join(f"[{flag}]" for flag in str(row["flags"]).split())
            href = site.links.fact(facts[ids[measure, period]].fact_id)
            shown.setdefault(period, []).append(LinkedCell(written, href, marks))
            rows.append(row)
    return [
        html.P(CITED, className="prose"),
        printed_table(
            list(shown.items()),
            columns=["Financial year", "Cases", "Of these, repeats within twelve months"],
            caption="MARAC cases in the Metropolitan Police force area",
            note=legend_of_marks(rows),
        ),
        html.P(
            [
                f"Source: {site.catalogue.sources['safelives_marac'].title}. ",
                html.A("Definition", href=site.links.indicator(MARAC)),
            ],
            className="source-note",
        ),
    ]


def _police(facts: Facts, *, site: Site) -> list[Component]:
    tables = [
        _commands(site.catalogue.indicators[each], facts=facts, site=site)
        for each in (OPEN_CASES, VACANCIES)
    ]
    return [html.P(PRINTED, className="prose"), html.Div(tables, className="two-tables")]


def _commands(indicator: Indicator, *, facts: Facts, site: Site) -> Component:
    """Return one measure by command; what was not printed stays [x]."""
    printed = {
        fact.number: fact for fact in facts.all(indicator.fact_ids) if fact.number is not None
    }
    frames = [
        site.repository.values(indicator.id, level=level, period_type=PeriodType.MONTH)
        for level in (Level.LONDON, Level.BCU)
    ]
    rows = {row["area_code"]: row for row in as_records(pd.concat(frames))}
    places = pd.concat([site.repository.areas(level) for level in (Level.LONDON, Level.BCU)])
    month = row_period(next(iter(rows.values())))
    blank = LinkedCell(SHORTHAND[Status.MISSING])
    return printed_table(
        [
            (
                place["area_name"],
                [
                    LinkedCell(
                        format_value(
                            rows[place["area_code"]]["value"],
                            unit=indicator.unit,
                            qualifier=_text(rows[place["area_code"]]["qualifier"]),
                        ),
                        site.links.fact(printed[rows[place["area_code"]]["value"]].fact_id),
                    )
                    if place["area_code"] in rows
                    else blank
                ],
            )
            for place in as_records(places)
        ],
        columns=["Police command", sentence_case(indicator.unit.plural)],
        caption=f"{indicator.short_title}, {month}",
        note="[x] no figure printed.",
    )


def _refuge(facts: Facts, *, site: Site) -> list[Component]:
    indicator = site.catalogue.indicators[REFUGE]
    if indicator.missing is None:
        raise ValueError(f"{REFUGE} is published now: show its figures")
    missing = indicator.missing
    return [
        html.P(
            [
                html.Strong(f"{SHORTHAND[Status.MISSING]} "),
                f"{missing.what} Who could publish it: {missing.could_publish} The standard: ",
                html.Q(missing.asked_by.quote) if missing.asked_by.quote else "",
                f" ({cite([missing.asked_by], site.catalogue.sources)}).",
            ],
            className="prose",
        ),
        html.Details(
            [
                html.Summary("Single figures that were printed"),
                html.Ul(
                    [
                        html.Li(fact_in_short(fact, links=site.links))
                        for fact in facts.all(indicator.fact_ids)
                    ]
                ),
            ]
        ),
        html.P(html.A("Definition", href=site.links.indicator(REFUGE)), className="source-note"),
    ]


def _text(cell: object) -> str | None:
    return cell if isinstance(cell, str) else None
