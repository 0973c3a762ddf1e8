"""The page of what children's services record, made from the release."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from callbacks.address.state import Query
from callbacks.panels.notes import page_caveats, sources_named, with_printed
from callbacks.panels.view_downloads import page_downloads
from callbacks.server.site import Site
from components.notes.caveats import read_first
from components.notes.questions import ask_next
from components.page import Page
from components.pages.children.page import (
    NO_COMPARISON,
    ChildrenParts,
    boroughs_table,
    children_layout,
    definition_of,
    newest_in_words,
    reports_list,
    years_table,
)
from data.model import LONDON_CODE, Indicator, Level, PeriodType, Theme
from data.selection import at_period, one_area, row_at

PARENT, RATE, CHILD = "children_da_parent", "children_da_parent_rate", "children_da_child"
YEAR = PeriodType.FINANCIAL_YEAR
AREAS = {"London": (Level.LONDON, LONDON_CODE), "England": (Level.ENGLAND, "E92000001")}


def children_page(query: Query, *, site: Site) -> Page:  # noqa: ARG001 - nothing to choose
    """Return the page of children."""
    catalogue = site.catalogue
    parent, rate, child = (catalogue.indicators[one] for one in (PARENT, RATE, CHILD))
    shown = [rate, parent, child]
    evidence = site.repository.evidence()
    facts = site.facts()
    of_children = facts.all(evidence.loc[evidence["theme"].eq(Theme.CHILDREN), "fact_id"])
    newest = {one.id: _newest(one, site=site) for one in (rate, parent)}
    caveats = page_caveats(shown, site=site, view="children")
    return children_layout(
        ChildrenParts(
            aged_by=rate.id,
            newest=newest_in_words(
                [
                    (newest[one.id][area], one.unit)
                    for area in AREAS
                    for one in (rate, parent)
                    if area in newest[one.id]
                ]
            ),
            caveats=read_first(
                with_printed(caveats, facts=facts, site=site), sources=catalogue.sources
            ),
            boroughs=_boroughs(rate, wider=newest[rate.id], site=site),
            years=[
                years_table(
                    [rate, parent],
                    _over_time([rate, parent], site=site),
                    areas=list(AREAS),
                    caption="Assessments that found a parent to be a victim, years to March",
                ),
                definition_of(parent, links=site.links),
            ],
            child=[
                html.P(NO_COMPARISON, className="prose"),
                years_table(
                    [child],
                    _over_time([child], site=site),
                    areas=list(AREAS),
                    caption="Assessments that found the child to be a victim, years to March",
                ),
                definition_of(child, links=site.links),
            ],
            reports=reports_list(of_children, links=site.links),
            ask_next=html.Div(
                [
                    ask_next(shown),
                    page_downloads(
                        shown, view="children", what="the figures on children", site=site
                    ),
                ]
            ),
        )
    )


def _boroughs(
    rate: Indicator, *, wider: Mapping[str, dict[Any, Any]], site: Site
) -> list[Component]:
    boroughs = site.repository.values(rate.id, level=Level.BOROUGH, period_type=YEAR)
    return boroughs_table(
        rate,
        at_period(
            boroughs,
            site.repository.areas(Level.BOROUGH),
            period_end=_newest_day(rate, site=site),
        ),
        wider=[wider[area] for area in reversed(AREAS) if area in wider],
        source=sources_named([rate], site=site),
        links=site.links,
    )


def _newest_day(indicator: Indicator, *, site: Site) -> str:
    periods = site.repository.periods(indicator.id, level=Level.BOROUGH, period_type=YEAR)
    return periods[0].date().isoformat()


def _newest(indicator: Indicator, *, site: Site) -> dict[str, dict[Any, Any]]:
    """Return the row of the newest year of each wider area by its name; one may have none."""
    day = _newest_day(indicator, site=site)
    found = {
        name: row_at(
            site.repository.values(indicator.id, level=level, period_type=YEAR),
            code,
            period_end=day,
        )
        for name, (level, code) in AREAS.items()
    }
    return {name: row for name, row in found.items() if row is not None}


def _over_time(indicators: list[Indicator], *, site: Site) -> dict[tuple[str, str], pd.DataFrame]:
    return {
        (one.id, name): one_area(
            site.repository.values(one.id, level=level, period_type=YEAR), code
        )
        for one in indicators
        for name, (level, code) in AREAS.items()
    }
