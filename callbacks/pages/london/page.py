"""The London page and its callbacks: one indicator, one period, at most one borough chosen."""

from collections.abc import Mapping
from functools import lru_cache

from dash import Dash
from dash.development.base_component import Component

from callbacks.address.state import Query, map_indicators, resolve_view
from callbacks.pages.london.next_steps import next_with_borough
from callbacks.panels.measure_choices import choices_for
from callbacks.panels.measure_view import MeasureView
from callbacks.panels.period_offers import period_offers
from callbacks.panels.wiring import Panel, wire_page
from callbacks.server.site import Site
from components.frame.unpublished import unpublished
from components.ids import London
from components.page import Page, View
from components.pages.london.headlines import Headline, headline, headline_figures
from components.pages.london.page import london_layout
from data.model import LONDON_CODE, Indicator, Level
from data.selection import latest_row
from data.statistics.change import Row

HEADLINES = (
    "da_offences_rate",
    "da_vwi_share",
    "da_positive_outcome_rate",
    "repeat_victims",
)
CHOICES = {
    "indicator": London.INDICATOR,
    "period_type": London.PERIOD_TYPE,
    "period": London.PERIOD,
    "borough": London.BOROUGH,
    "order": London.ORDER,
}
# Each panel with the choices it shows: another choice does not have it drawn anew.
PANELS: dict[str, Panel[MeasureView]] = {
    London.LEAD: Panel(MeasureView.lead, ("indicator", "period_type", "period", "borough")),
    London.NEXT: Panel(next_with_borough, ("indicator", "period_type", "period", "borough")),
    London.TILES: Panel(lambda shown: tiles(shown.measured.view, site=shown.site), ("borough",)),
    London.READ_FIRST: Panel(MeasureView.read_first, ("indicator",)),
    London.MAP: Panel(MeasureView.map, ("indicator", "period_type", "period", "borough")),
    London.SPREAD: Panel(MeasureView.spread, tuple(CHOICES)),
    London.SENTENCE: Panel(MeasureView.sentence, ("indicator", "period_type", "period", "borough")),
    London.TREND: Panel(MeasureView.trend, ("indicator", "period_type", "borough")),
    London.TABLE: Panel(MeasureView.table, tuple(CHOICES)),
}


def london_page(query: Query, *, site: Site) -> Page:
    """Return the London page for the choices in an address."""
    view = resolve_view(query, site=site)
    shown = MeasureView(view, site=site)
    return london_layout(
        view=view,
        choices=choices_for(view, site=site),
        offers=period_offers(site, tuple(one.id for one in map_indicators(site))),
        action=site.links.to(""),
        panels={place: one.draw(shown) for place, one in PANELS.items()},
    )


def register(app: Dash, *, site: Site) -> None:
    """Wire the choices to each panel, to the boxes that depend on them, and to the address."""

    def look_up(choices: Mapping[str, str]) -> MeasureView:
        return MeasureView(chosen_view(choices, site=site), site=site)

    wire_page(app, PANELS, boxes=CHOICES, look_up=look_up)


def chosen_view(given: Mapping[str, str], *, site: Site) -> View:
    """Resolve what the boxes hold; a period that no longer fits gives way to the newest.

    Args:
        given: Value by query name; what is left out takes its default.
        site: Definitions and figures.

    Raises:
        UnknownChoiceError: If an indicator, borough or order does not exist.
    """
    query = {name: [str(value)] for name, value in given.items() if value}
    return resolve_view(query, site=site, lenient=True)


def tiles(view: View, *, site: Site) -> Component:
    """Return the headline figures of the chosen borough beside London's, or London's alone."""
    areas = site.repository.areas(Level.BOROUGH)
    chosen = areas[areas["slug"].isin(view.boroughs[:1])]
    if chosen.empty:
        return headline_figures(headlines(site, None), name="London")
    area = chosen.iloc[0]
    return headline_figures(headlines(site, area["area_code"]), name=area["area_name"])


@lru_cache(maxsize=64)
def headlines(site: Site, borough: str | None) -> tuple[Headline, ...]:
    """Return headline figures of the latest period there is, blanks with their reason.

    Args:
        site: Definitions and figures.
        borough: Code of the borough that they are of, beside London's; None for London's alone.
    """
    found = []
    for indicator_id in HEADLINES:
        indicator = site.catalogue.indicators[indicator_id]
        london = own = _newest(indicator, Level.LONDON, LONDON_CODE, site=site)
        if borough is not None and Level.BOROUGH in indicator.levels:
            own = _newest(indicator, Level.BOROUGH, borough, site=site)
        found.append(
            headline(
                own,
                indicator=indicator,
                href=site.links.indicator(indicator_id),
                unpublished=unpublished(indicator_id, links=site.links),
                london=london if borough is not None else None,
            )
        )
    return tuple(found)


def _newest(indicator: Indicator, level: Level, code: str, *, site: Site) -> Row | None:
    kind = indicator.default_period_type
    if kind is None or indicator.missing:
        return None
    return latest_row(site.repository.values(indicator.id, level=level, period_type=kind), code)
