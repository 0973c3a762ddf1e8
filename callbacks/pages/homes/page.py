"""The page of homes lost because of domestic abuse, made from the release."""

from typing import Any

import pandas as pd
from dash.development.base_component import Component

from callbacks.address.state import Query
from callbacks.pages.homes.core_cities import CORE_CITIES
from callbacks.panels.notes import page_caveats, sources_named, with_printed
from callbacks.panels.view_downloads import page_downloads
from callbacks.server.site import Site
from components.notes.caveats import read_first
from components.notes.questions import ask_next
from components.page import Page
from components.pages.homes.england import england_part
from components.pages.homes.page import (
    HomesParts,
    definition_of,
    homes_layout,
    newest_in_words,
    reports_list,
)
from components.pages.homes.years import boroughs_table, over_time, regions_table, years_table
from data.evidence.facts import Fact, Facts
from data.model import LONDON_CODE, Indicator, Level, PeriodType, Theme
from data.selection import as_records, at_period, one_area, row_at, same_month_as_newest
from data.statistics.standing import middle_of

SHARE, HOUSEHOLDS = "da_homelessness_share", "da_homelessness_households"
REFUGE, PRIORITY = "homelessness_in_refuge", "homelessness_da_priority_need"
COUNTS = (HOUSEHOLDS, REFUGE, PRIORITY)
YEAR, QUARTER = PeriodType.FOUR_QUARTERS, PeriodType.QUARTER
AREAS = {"London": (Level.LONDON, LONDON_CODE), "England": (Level.ENGLAND, "E92000001")}
REPORTS = ("ldvs2_2005", "lga_2007", "bd_2008", "assembly_2020")


def homes_page(query: Query, *, site: Site) -> Page:  # noqa: ARG001 - nothing to choose
    """Return the page of homes."""
    catalogue = site.catalogue
    share = catalogue.indicators[SHARE]
    counts = [catalogue.indicators[one] for one in COUNTS]
    shown = [share, *counts]
    facts = site.facts()
    reported = _reported(facts, site=site)
    end = _newest_day(site)
    caveats = page_caveats(shown, site=site, view="homes")
    return homes_layout(
        HomesParts(
            aged_by=SHARE,
            newest=newest_in_words(
                [
                    (row, one)
                    for area in AREAS
                    for one in counts
                    for row in [_wider(one, area, end=end, site=site)]
                    if row is not None
                ]
            ),
            caveats=read_first(
                with_printed(caveats, facts=facts, site=site), sources=catalogue.sources
            ),
            england=[
                *_england(share, counts=counts, end=end, site=site),
                _definitions([share], site=site),
            ],
            boroughs=[_boroughs(counts, end=end, site=site), _definitions(counts, site=site)],
            years=_years(counts, site=site),
            reports=reports_list(reported, links=site.links),
            ask_next=ask_next(shown),
            files=page_downloads(shown, view="homes", what="the figures on homes", site=site),
        )
    )


def _newest_day(site: Site) -> str:
    """Return the end of the newest year that boroughs have of every measure."""
    periods = site.repository.periods(REFUGE, level=Level.BOROUGH, period_type=YEAR)
    return periods[0].date().isoformat()


def _england(share: Indicator, *, counts: list[Indicator], end: str, site: Site) -> list[Component]:
    boroughs, councils = (
        site.repository.values(SHARE, level=level, period_type=YEAR)
        for level in (Level.BOROUGH, Level.COUNCIL)
    )
    in_year = pd.concat([boroughs, councils])
    in_year = in_year[in_year["period_end"].eq(pd.Timestamp(end))]
    named = {"All councils of England": (), "The eight core cities of England": CORE_CITIES}
    middles = [
        (name, middle)
        for name, codes in named.items()
        for middle in [middle_of(in_year, codes=codes)]
        if middle
    ]
    wider = [_wider(share, area, end=end, site=site) for area in AREAS]
    return england_part(
        share,
        wider=[row for row in wider if row is not None],
        middles=middles,
        regions=_regions([share, *counts], end=end, site=site),
        boroughs=as_records(
            at_period(boroughs, site.repository.areas(Level.BOROUGH), period_end=end)
        ),
        links=site.links,
    )


def _regions(indicators: list[Indicator], *, end: str, site: Site) -> Component:
    """Return the nine regions, London among them, in the order of their codes."""
    others = site.repository.areas(Level.REGION)
    areas = {
        LONDON_CODE: Level.LONDON,
        **{code: Level.REGION for code in others["area_code"] if code.startswith("E12")},
    }
    rows = {
        code: [
            row_at(
                site.repository.values(one.id, level=areas[code], period_type=YEAR),
                code,
                period_end=end,
            )
            for one in indicators
        ]
        for code in sorted(areas)
    }
    named = {str(held[0]["area_name"]): held for held in rows.values() if held[0] is not None}
    return regions_table(indicators, named)


def _boroughs(counts: list[Indicator], *, end: str, site: Site) -> Component:
    areas = site.repository.areas(Level.BOROUGH)
    held = {
        one.id: as_records(
            at_period(
                site.repository.values(one.id, level=Level.BOROUGH, period_type=YEAR),
                areas,
                period_end=end,
            )
        )
        for one in counts
    }
    wider = [
        (area, None, [_wider(one, area, end=end, site=site) for one in counts])
        for area in reversed(AREAS)
    ]
    local = [
        (str(rows[0]["area_name"]), str(rows[0]["slug"]), list(rows))
        for rows in zip(*(held[one.id] for one in counts), strict=True)
    ]
    return boroughs_table(counts, [*wider, *local], links=site.links)


def _years(counts: list[Indicator], *, site: Site) -> list[Component]:
    charts = [
        over_time(
            one,
            one_area(
                site.repository.values(one.id, level=Level.LONDON, period_type=QUARTER),
                LONDON_CODE,
            ),
            breaks=site.catalogue.breaks_for(one.id),
        )
        for one in reversed(counts)
    ]
    rows = {
        (one.id, area): same_month_as_newest(
            one_area(site.repository.values(one.id, level=level, period_type=YEAR), code)
        )
        for one in counts
        for area, (level, code) in AREAS.items()
    }
    return [*charts, years_table(counts, rows, list(AREAS)), _definitions(counts, site=site)]


def _wider(indicator: Indicator, area: str, *, end: str, site: Site) -> dict[str, Any] | None:
    level, code = AREAS[area]
    rows = site.repository.values(indicator.id, level=level, period_type=YEAR)
    return row_at(rows, code, period_end=end)


def _reported(facts: Facts, *, site: Site) -> list[Fact]:
    evidence = site.repository.evidence()
    wanted = evidence["theme"].eq(Theme.HOUSING) & evidence["source_id"].isin(REPORTS)
    return facts.all(evidence.loc[wanted, "fact_id"])


def _definitions(indicators: list[Indicator], *, site: Site) -> Component:
    return definition_of(indicators, source=sources_named(indicators, site=site), links=site.links)
