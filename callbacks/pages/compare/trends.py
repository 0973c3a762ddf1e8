"""The view of trends: looked up here, drawn in `components.pages.compare.trends`."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from callbacks.panels.comparison import Comparison
from components.drawings.small_multiples import DrawnSmall, small_multiples
from components.frame.figure_box import figure_box
from components.notes.caveats import break_notes
from components.pages.compare.trends import TrendArea, Trends, draw_trends, trends_table
from components.pages.compare.views import asides, compared_links, under
from data.model import LONDON_CODE, Level, PeriodType
from data.selection import as_records, one_area
from data.statistics.kinds import kind_over_time


def trends_view(given: Comparison) -> list[Component]:
    """Return the small charts and a table of one period a year."""
    shown = _trends(given)
    drawn = draw_trends(shown)
    links = [compared_links("trends", given=given, described=drawn.described)]
    notes = [break_notes(given.breaks)] if given.breaks else []
    box = figure_box(
        small_multiples(drawn.charts) if drawn.charts else None,
        heading=drawn.heading,
        subheading=drawn.subheading,
        words=drawn.words,
        source=given.measured.source,
        after=[*links, *notes] if drawn.charts else [],
    )
    below = html.Div(asides(given), className="asides-below")
    return [box, below, *(under([trends_table(shown)]) if drawn.charts else [])]


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
    look_up, one = given.site.repository.values, given.indicator.id
    values = look_up(one, level=Level.BOROUGH, period_type=kind)
    found: dict[str, list[dict[Any, Any]]] = {code: [] for code in given.codes}
    for row in as_records(values[values["area_code"].isin(given.codes)]):
        found[row["area_code"]].append(row)
    boroughs = [
        TrendArea(
            name=area["area_name"],
            rows=found[area["area_code"]],
            href=given.site.links.borough(area["slug"]),
            marked=area["area_code"] in given.marked,
        )
        for area in as_records(given.shown)
    ]
    if not given.comparable:
        return boroughs
    london = one_area(look_up(one, level=Level.LONDON, period_type=kind), LONDON_CODE)
    # The same stretch of time for all: London's own series may go further back.
    since = london[london["period_end"] >= values["period_end"].min()]
    return [TrendArea(name="London", rows=as_records(since)), *boroughs]
