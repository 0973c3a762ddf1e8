"""What each embed shows, looked up: one view, its table, its caveats, the address of it in full."""

from collections.abc import Callable, Sequence

from dash.development.base_component import Component

from callbacks.address.state import DEFAULT_INDICATOR, Query, one, pick, resolve_view
from callbacks.embed.embedded import Embedded
from callbacks.embed.hotspots import hotspots_embed
from callbacks.embed.ward import ward_embed
from callbacks.panels.comparison import Comparison
from callbacks.panels.measure_view import MeasureView
from callbacks.panels.months import months_caveats, months_chosen
from callbacks.panels.notes import dated, sources_named
from callbacks.panels.standings import borough_measures, standings
from callbacks.server.site import Site
from components.embed.content import (
    borough_content,
    chart_content,
    chosen_figures,
    figure_content,
    folded,
    months_content,
    title_of,
    trend_table,
)
from components.embed.frame import embed_caveats
from components.frame.drawn import Drawn
from components.frame.share_links import view_query
from components.panels.compared import SORTED_BY
from components.panels.compared_charts import compared_spread, funnel_drawn
from components.panels.measured import Measured
from data.caveats import each_once
from data.model import LONDON_CODE, Caveat, Level
from data.selection import latest_row

SHOWN_MEASURES = 8
# The page, and its view, that shows in full what an embed shows.
FULL = {"spread": ("compare", "spread"), "funnel": ("compare", "funnel"), "trend": ("", "")}


def map_embed(query: Query, *, site: Site) -> Embedded:
    """Return the borough map of a view; choosing a borough marks it."""
    shown = MeasureView(resolve_view(query, site=site), site=site)
    content = [
        title_of(shown.measured, shown.measured.measure),
        *chosen_figures(shown.measured),
        embed_caveats(shown.measured.caveats),
        shown.map(drill=""),
        shown.sentence(),
        folded(shown.table()),
    ]
    return _embedded(
        shown.measured,
        content,
        site=site,
        scripts=("map.js", "map-tip.js"),
        styles=("areas.css", "map.css"),
    )


def spread_embed(query: Query, *, site: Site) -> Embedded:
    """Return all boroughs as dots with their intervals."""
    given = _compared(query, site=site)
    return _chart("spread", given, compared_spread(given))


def funnel_embed(query: Query, *, site: Site) -> Embedded:
    """Return the funnel, or why this measure has none."""
    given = _compared(query, site=site)
    return _chart("funnel", given, funnel_drawn(given.measured))


def trend_embed(query: Query, *, site: Site) -> Embedded:
    """Return the trend, cut at its breaks, with its periods as a table; or its months' limits."""
    if one(query, "view") == "months":
        return months_embed(query, site=site)
    shown = MeasureView(resolve_view(query, site=site), site=site)
    measured, drawn = shown.measured, shown.trend_drawn()
    table = trend_table(shown.trend_rows(), unit=measured.indicator.unit, caption=drawn.heading)
    return _framed("trend", measured, drawn, table, caveats=measured.caveats, site=site)


def months_embed(query: Query, *, site: Site) -> Embedded:
    """Return the months of London or of a borough beside their natural limits, or why not."""
    shown = months_chosen(query, site=site)
    if shown is None:
        measured = MeasureView(resolve_view(query, site=site, lenient=True), site=site).measured
        told = months_content(None, caveats=measured.caveats, links=site.links)
        return _embedded(measured, told, site=site)
    asked = one(query, "indicator") or DEFAULT_INDICATOR
    caveats = months_caveats(shown, site=site, asked=asked)
    return Embedded(
        content=months_content(shown, caveats=caveats, links=site.links),
        source=shown.source,
        dated=dated([shown.indicator.id], site=site),
        full_address=site.links.indicator(shown.indicator.id, borough=shown.query["borough"]),
    )


def borough_embed(query: Query, *, site: Site) -> Embedded:
    """Return one borough's main measures beside London's.

    Raises:
        UnknownChoiceError: If the address names no London borough.
    """
    areas = site.repository.areas(Level.BOROUGH)
    slug = pick("borough", one(query, "borough"), areas["slug"].tolist(), default="")
    if not slug:
        slug = areas["slug"].iloc[0]
    area = areas[areas["slug"] == slug].iloc[0]
    found = list(standings(borough_measures(site), code=area["area_code"], site=site).values())
    shown = found[:SHOWN_MEASURES]
    indicators = [each.indicator for each in shown]
    caveats = each_once(
        caveat
        for each in indicators
        for caveat in site.catalogue.caveats_for(each.id, level=Level.BOROUGH)
    )
    return Embedded(
        content=borough_content(str(area["area_name"]), shown, caveats=caveats),
        source=sources_named(indicators, site=site, level=Level.BOROUGH),
        dated=dated([each.id for each in indicators], site=site),
        full_address=site.links.borough(slug),
    )


def figure_embed(query: Query, *, site: Site) -> Embedded:
    """Return one figure: London's, or a borough's, in the latest period of its kind."""
    measured = MeasureView(resolve_view(query, site=site), site=site).measured
    indicator, row = measured.indicator, measured.cut.london
    if measured.chosen:
        rows = measured.cut.records
        row = next(each for each in rows if each["area_code"] == measured.chosen[0])
    elif row is None:
        values = site.repository.values(
            indicator.id, level=Level.LONDON, period_type=indicator.default_period_type
        )
        row = latest_row(values, LONDON_CODE)
    return _embedded(measured, figure_content(row, measured), site=site)


def _compared(query: Query, *, site: Site) -> Comparison:
    return Comparison(resolve_view(query, site=site, orders=list(SORTED_BY)), site=site)


def _chart(name: str, given: Comparison, drawn: Drawn) -> Embedded:
    table = given.table()
    return _framed(name, given.measured, drawn, table, caveats=given.caveats, site=given.site)


def _framed(
    name: str,
    measured: Measured,
    drawn: Drawn,
    table: Component,
    *,
    caveats: Sequence[Caveat],
    site: Site,
) -> Embedded:
    path, view = FULL[name]
    content = chart_content(name, measured, drawn, table, caveats=caveats)
    return _embedded(measured, content, site=site, path=path, view=view)


def _embedded(
    measured: Measured,
    content: Sequence[Component],
    *,
    site: Site,
    path: str = "",
    view: str = "",
    scripts: tuple[str, ...] = (),
    styles: tuple[str, ...] = (),
) -> Embedded:
    chosen = view_query(measured.view)
    return Embedded(
        content=content,
        source=measured.source,
        dated=dated([measured.indicator.id], site=site),
        full_address=measured.links.to(path, **chosen, view=view or None),
        scripts=scripts,
        styles=styles,
    )


VIEWS: dict[str, Callable[..., Embedded]] = {
    "map": map_embed,
    "spread": spread_embed,
    "trend": trend_embed,
    "months": months_embed,
    "funnel": funnel_embed,
    "borough": borough_embed,
    "ward": ward_embed,
    "hotspots": hotspots_embed,
    "figure": figure_embed,
}
