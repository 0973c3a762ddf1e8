"""The view of trends: looked up here, drawn in `components.pages.compare.trends`."""

from functools import lru_cache
from typing import Any

from dash.development.base_component import Component

from callbacks.panels.comparison import Comparison
from callbacks.server.site import Site
from components.drawings.small_multiples import DrawnSmall
from components.pages.compare.trends import TrendArea, Trends, draw_trends
from components.pages.compare.views import trends_part
from data.model import LONDON_CODE, Level, PeriodType
from data.selection import as_records, one_area
from data.statistics.kinds import kind_over_time


def trends_view(given: Comparison) -> list[Component]:
    """Return the small charts and a table of one period a year."""
    return trends_part(given, _trends(given))


def trends_drawn(given: Comparison) -> DrawnSmall:
    """Return the small charts and their words, or why there are none."""
    return draw_trends(_trends(given))


def _trends(given: Comparison) -> Trends:
    """Look up the areas over time: counts by month where there are months."""
    kind = kind_over_time(given.indicator, Level.BOROUGH, usual=given.kind)
    return Trends(
        indicator=given.indicator,
        kind=kind,
        breaks=given.breaks,
        areas=_areas(given, kind=kind),
        with_london=given.comparable,
        roomy=given.alone,
        together=given.together,
    )


def _areas(given: Comparison, *, kind: PeriodType) -> list[TrendArea]:
    every = _every_area(given.site, given.indicator.id, kind)
    boroughs = [every[code, code in given.marked] for code in given.codes]
    rows = given.together_over_time(kind)
    together = [TrendArea(name=given.grouped.name, rows=rows)] if given.grouped and rows else []
    if not given.comparable:
        return [*together, *boroughs]
    return [every[LONDON_CODE, False], *together, *boroughs]


@lru_cache(maxsize=16)
def _every_area(
    site: Site, indicator_id: str, kind: PeriodType
) -> dict[tuple[str, bool], TrendArea]:
    """Return London, and each borough as it is and as it stands out, by code and that."""
    look_up = site.repository.values
    values = look_up(indicator_id, level=Level.BOROUGH, period_type=kind)
    london = one_area(look_up(indicator_id, level=Level.LONDON, period_type=kind), LONDON_CODE)
    # The same stretch of time for all: London's own series may go further back.
    since = london[london["period_end"] >= values["period_end"].min()]
    rows: dict[str, list[dict[Any, Any]]] = {}
    for row in as_records(values):
        rows.setdefault(row["area_code"], []).append(row)
    return {(LONDON_CODE, False): TrendArea(name="London", rows=as_records(since))} | {
        (area["area_code"], marked): TrendArea(
            name=area["area_name"],
            rows=rows.get(area["area_code"], []),
            href=site.links.borough(area["slug"]),
            marked=marked,
        )
        for area in as_records(site.repository.areas(Level.BOROUGH))
        for marked in (False, True)
    }
