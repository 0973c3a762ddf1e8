"""Each indicator's own page, and the list of them all."""

from collections.abc import Mapping, Sequence

import pandas as pd
from dash import Dash, State, html
from dash.development.base_component import Component

from callbacks.address.state import Query, UnknownChoiceError, borough_slugs, pick, view_of
from callbacks.pages.indicator.drill_view import DrillView, is_mapped
from callbacks.panels.measure_choices import choices_for
from callbacks.panels.months import monthly_measure, months_shown
from callbacks.panels.notes import sources_named, with_printed
from callbacks.panels.period_offers import period_offers
from callbacks.panels.wiring import Panel, wire_page
from callbacks.server.dispersions import phi_said
from callbacks.server.site import Site
from components.ids import Drill
from components.notes.caveats import read_first
from components.notes.sources import sources_list
from components.page import Page, View
from components.pages.indicator.commands import commands_part
from components.pages.indicator.definition import definition, meaning, missing_block, time_axis
from components.pages.indicator.page import drill_panels, indicator_layout, indicators_layout
from components.pages.indicator.related import related_part
from components.pages.indicator.series import boroughs_apart, series_part
from components.panels.months import months_panel
from data.evidence.facts import Facts
from data.model import Indicator, Level, Measure, PeriodType, Place
from data.selection import newest_first

CHOICES = {
    "period_type": Drill.PERIOD_TYPE,
    "period": Drill.PERIOD,
    "borough": Drill.BOROUGH,
    "order": Drill.ORDER,
}
# Each panel with the choices that change it: no other choice redraws it.
PANELS: dict[str, Panel[DrillView]] = {
    Drill.LEAD: Panel(DrillView.lead, ("period_type", "period", "borough")),
    Drill.MAP: Panel(DrillView.map, ("period_type", "period", "borough")),
    Drill.SPREAD: Panel(DrillView.spread, tuple(CHOICES)),
    Drill.SENTENCE: Panel(DrillView.sentence, ("period_type", "period", "borough")),
    Drill.TREND: Panel(DrillView.trend, ("period_type", "borough")),
    Drill.MONTHS: Panel(DrillView.months, ("borough",)),
    Drill.WARDS: Panel(DrillView.wards, ("borough",)),
    Drill.TABLE: Panel(DrillView.table, tuple(CHOICES)),
}


def indicator_page(query: Query, *, site: Site, indicator_id: str) -> Page:
    """Return the drill-down of one indicator.

    Raises:
        UnknownChoiceError: If there is no such indicator, or no such period or borough.
    """
    known = pick("indicator", indicator_id, list(site.catalogue.indicators), default="")
    indicator = site.catalogue.indicators[known]
    series = site.catalogue.series[indicator.series_id]
    live = is_mapped(indicator, site=site)
    facts = site.facts()
    related = _related(indicator, facts=facts, site=site)
    caveats = read_first(
        with_printed(site.catalogue.caveats_for(indicator.id), facts=facts, site=site),
        sources=site.catalogue.sources,
        at=Place.MEASURE,
    )
    figures = (
        _mapped(indicator, query, caveats=caveats, site=site)
        if live
        else [caveats, *_listed(indicator, query, site=site)]
    )
    return indicator_layout(
        indicator,
        number=list(site.catalogue.indicators).index(indicator.id) + 1,
        figures=figures,
        meaning=meaning(indicator),
        about=[
            definition(indicator, dispersion=phi_said(indicator, site=site)),
            time_axis(series.eras, breaks=site.catalogue.breaks_for(indicator.id)),
            *related,
            html.Section(
                [
                    html.H2("Sources"),
                    sources_list([site.catalogue.sources[one] for one in indicator.source_ids]),
                ],
                className="block sources-part",
            ),
        ],
        live=live,
    )


def indicators_page(query: Query, *, site: Site) -> Page:  # noqa: ARG001 - no choices here
    """Return every indicator by topic."""
    topics: dict[str, list[Indicator]] = {}
    for one in site.catalogue.indicators.values():
        topics.setdefault(one.topic, []).append(one)
    hrefs = {one: site.links.indicator(one) for one in site.catalogue.indicators}
    return indicators_layout(topics, hrefs=hrefs)


def register(app: Dash, *, site: Site) -> None:
    """Wire the choices to each panel, to the periods on offer, and to the address."""

    def look_up(choices: Mapping[str, str]) -> DrillView:
        rest = {name: value for name, value in choices.items() if name != "indicator"}
        return DrillView(chosen_view(choices["indicator"], rest, site=site), site=site)

    here = {"indicator": State(Drill.INDICATOR, "data")}
    wire_page(app, PANELS, boxes=CHOICES, look_up=look_up, fixed=here)


def chosen_view(indicator_id: str, given: Mapping[str, str], *, site: Site) -> View:
    """Resolve what the boxes hold; a period that no longer fits gives way to the newest.

    Args:
        indicator_id: Of the page.
        given: What was chosen, by query name; what is left out has no bearing on the panel.
        site: Definitions and figures.

    Raises:
        UnknownChoiceError: If an indicator, borough or order does not exist.
    """
    known = pick("indicator", indicator_id, list(site.catalogue.indicators), default="")
    if not known or not site.catalogue.indicators[known].side_by_side:
        raise UnknownChoiceError("indicator", known, None)
    query = {name: [str(value)] for name, value in given.items() if value}
    return view_of(site.catalogue.indicators[known], query, site=site, lenient=True)


def _mapped(
    indicator: Indicator, query: Query, *, caveats: Component, site: Site
) -> list[Component]:
    view = view_of(indicator, query, site=site)
    shown = DrillView(view, site=site)
    return drill_panels(
        view,
        choices=choices_for(view, site=site),
        offers=period_offers(site, (indicator.id,)),
        action=site.links.indicator(indicator.id),
        panels={
            place: one.draw(shown)
            for place, one in PANELS.items()
            if place is not Drill.WARDS or Level.WARD in indicator.levels
            if place is not Drill.MONTHS or monthly_measure(indicator, site=site)
        },
        caveats=caveats,
    )


def _listed(indicator: Indicator, query: Query, *, site: Site) -> Sequence[Component]:
    found = []
    if indicator.missing:
        found.append(missing_block(indicator.missing, sources=site.catalogue.sources))
    if indicator.unit.measure is Measure.CATEGORY:
        found.append(_commands(indicator, site=site))
    found += _series(indicator, query, site=site)
    monthly = monthly_measure(indicator, site=site)
    if monthly is not None:
        found.append(months_panel(months_shown(monthly.id, "", site=site), links=site.links))
    return found


def _series(indicator: Indicator, query: Query, *, site: Site) -> list[Component]:
    """Return each series; of boroughs that are not set side by side, the one that is chosen."""
    areas = site.repository.areas(Level.BOROUGH)
    slug = next(iter(borough_slugs(query, site=site)), "")
    chosen = areas[areas["slug"].eq(slug)]
    apart = not indicator.side_by_side

    def look(level: Level, kind: PeriodType) -> pd.DataFrame:
        held = site.repository.values(indicator.id, level=level, period_type=kind)
        if level is Level.BOROUGH and apart:
            return held[held["area_code"].isin(chosen["area_code"])]
        return held

    rows = newest_first(
        look(level, kind) for level, kinds in indicator.levels.items() for kind in kinds
    )
    said = boroughs_apart(
        href=site.links.to("boroughs"), chosen=next(iter(chosen["area_name"]), "")
    )
    return [said] * apart + series_part(
        indicator,
        rows,
        breaks=site.catalogue.breaks_for(indicator.id),
        source=sources_named([indicator], site=site, level=Level.BOROUGH),
    )


def _related(indicator: Indicator, *, facts: Facts, site: Site) -> list[Component]:
    catalogue, other = site.catalogue, indicator.counterpart_id
    return related_part(
        indicator,
        counterpart=catalogue.indicators[other] if other else None,
        facts=facts.all(indicator.fact_ids),
        sources=catalogue.sources,
        disagreements=catalogue.disagreements,
        links=site.links,
    )


def _commands(indicator: Indicator, *, site: Site) -> Component:
    boroughs, commands = (site.repository.areas(each) for each in (Level.BOROUGH, Level.BCU))
    return commands_part(boroughs, commands=commands, caption=indicator.title, links=site.links)
