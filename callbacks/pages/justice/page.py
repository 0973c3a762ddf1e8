"""The page from report to court and its callback: one kind of outcome, at most one borough."""

from collections.abc import Mapping
from functools import partial

import pandas as pd
from dash import Dash, html
from dash.development.base_component import Component

from callbacks.address.state import Query, borough_periods, borough_slugs, one, pick
from callbacks.panels.measure_choices import boroughs_offered
from callbacks.panels.measure_view import MeasureView
from callbacks.panels.notes import with_printed
from callbacks.panels.recorded import recorded_over_time
from callbacks.panels.reported import known_of, reported_in
from callbacks.panels.view_downloads import page_downloads
from callbacks.panels.wiring import Panel, wire_page
from callbacks.server.site import Site
from components.frame.address_mirror import address_mirror
from components.ids import Justice
from components.notes.caveats import read_first
from components.notes.findings import findings_list
from components.notes.questions import ask_next
from components.page import Page, View
from components.pages.justice.fact_tables import FactTables, not_open
from components.pages.justice.page import JusticeParts, justice_layout, outcome_choices
from components.pages.justice.reasons import WHY_CASES_END
from components.pages.justice.stage_figures import stage_panel
from components.pages.justice.stage_panels import StagePanel, stage_panels
from components.pages.justice.stages import STAGES, Published
from components.panels.measure_choices import WHOLE_LONDON
from components.tables.reported import reported_list
from data.evidence.facts import Facts
from data.model import PeriodType
from data.scrutiny_model import Part

OUTCOMES = ("da_positive_outcome_rate", "da_vwi_positive_outcome_rate")
ORDERS, RELATIONSHIP = "protective_orders", "offences_by_relationship"
BOROUGH_DIFFERS = "D07"
CONTROL = "coercive_control_offences"
COURTS = ("da_prosecutions", "da_convictions", "da_conviction_rate")
ASKED = (*OUTCOMES, "da_prosecutions", "da_conviction_rate", CONTROL, RELATIONSHIP, ORDERS)
GIVEN = (*OUTCOMES, "sanction_detection_rate", *COURTS, CONTROL)
CHOICES = {"indicator": Justice.INDICATOR, "borough": Justice.BOROUGH}


def justice_page(query: Query, *, site: Site) -> Page:
    """Return the page for the choices in an address.

    Raises:
        UnknownChoiceError: If an indicator or borough does not exist.
    """
    view = outcome_view(query, site=site)
    sources = site.catalogue.sources
    facts = site.facts()
    tables = FactTables(facts, sources=sources, links=site.links)
    indicators = site.catalogue.indicators
    return justice_layout(
        JusticeParts(
            stages=stage_panels(justice_stages(facts, site=site)),
            reasons=findings_list(
                WHY_CASES_END,
                facts=facts,
                sources=sources,
                links=site.links,
            ),
            choices=outcome_choices(
                view,
                indicators=[(one, indicators[one].short_title) for one in OUTCOMES],
                boroughs=boroughs_offered(site),
                action=site.links.to("justice"),
            ),
            mirror=address_mirror(
                names=tuple(CHOICES),
                defaults={"indicator": OUTCOMES[0], "borough": WHOLE_LONDON[0]},
            ),
            outcomes=outcome_panels(view, site=site),
            detections=tables.detections(),
            courts=tables.courts(),
            borough=tables.borough(site.catalogue.disagreements[BOROUGH_DIFFERS]),
            arrests=tables.arrests(),
            control=[
                read_first(
                    site.catalogue.caveats_for(CONTROL),
                    sources=sources,
                    heading="Read this first: coercive control",
                ),
                recorded_over_time(
                    CONTROL,
                    element_id=Justice.CONTROL_CHART,
                    heading="Offences recorded against women and girls",
                    site=site,
                ),
            ],
            relationship=[
                *not_open(indicators[RELATIONSHIP], sources=sources, links=site.links),
                *_reported(Part.JUSTICE_RELATIONSHIP, facts=facts, site=site),
            ],
            orders=[
                *tables.orders(indicators[ORDERS]),
                *_reported(Part.JUSTICE_ORDERS, facts=facts, site=site),
            ],
            ask_next=ask_next([indicators[one] for one in ASKED]),
            files=page_downloads(
                [indicators[one] for one in GIVEN],
                view="justice",
                what="the figures from report to court",
                site=site,
            ),
            # Last: by now every part was given its printed figures.
            caveats=read_first(
                with_printed(site.catalogue.view_caveats("justice"), facts=facts, site=site),
                sources=sources,
            ),
        )
    )


def _reported(part: Part, *, facts: Facts, site: Site) -> list[Component]:
    return reported_list(reported_in(part, site=site), known=known_of(facts, site=site))


def justice_stages(facts: Facts, *, site: Site) -> list[StagePanel]:
    """Return every stage with its figures; errors as for `stage_panel`."""

    def values(one: Published) -> pd.DataFrame:
        return site.repository.values(
            one.indicator_id, level=one.level, period_type=one.period_type
        )

    return [
        stage_panel(
            stage,
            facts=facts,
            values=values,
            indicators=site.catalogue.indicators,
            links=site.links,
        )
        for stage in STAGES
    ]


def outcome_view(query: Query, *, site: Site) -> View:
    """Resolve the kind of outcome and the borough; the period is the newest.

    Raises:
        UnknownChoiceError: If one does not exist.
    """
    chosen = pick("indicator", one(query, "indicator"), OUTCOMES, default=OUTCOMES[0])
    indicator = site.catalogue.indicators[chosen]
    return View(
        indicator_id=chosen,
        period_type=PeriodType.ROLLING_12.value,
        period_end=borough_periods(site, indicator, PeriodType.ROLLING_12)[0],
        boroughs=borough_slugs(query, site=site, most=1),
    )


def outcome_panels(view: View, *, site: Site) -> Component:
    """Return boroughs, time and table of the chosen outcomes."""
    shown = MeasureView(view, site=site)
    return html.Div(
        [
            read_first(
                shown.measured.caveats,
                sources=site.catalogue.sources,
                heading="Read this first: positive outcomes",
            ),
            html.Div([shown.trend(), shown.spread()], className="side-by-side"),
            shown.table(),
        ]
    )


def register(app: Dash, *, site: Site) -> None:
    """Wire the choices to the panels and to the address."""

    def look_up(choices: Mapping[str, str]) -> View:
        return outcome_view({name: [value] for name, value in choices.items() if value}, site=site)

    outcomes = Panel(partial(outcome_panels, site=site), tuple(CHOICES))
    wire_page(app, {Justice.OUTCOMES: outcomes}, boxes=CHOICES, look_up=look_up)
