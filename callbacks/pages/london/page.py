"""The London page and its callbacks: one indicator, one period, at most one borough chosen."""

from collections.abc import Mapping
from functools import lru_cache

from dash import Dash

from callbacks.address.state import (
    DEFAULT_INDICATOR,
    Query,
    borough_periods,
    map_indicators,
    resolve_view,
)
from callbacks.pages.london.next_steps import next_with_borough
from callbacks.panels.measure_choices import choices_for
from callbacks.panels.measure_view import MeasureView
from callbacks.panels.period_offers import period_offers
from callbacks.panels.wiring import Panel, wire_page
from callbacks.server.site import Site
from components.ids import London
from components.page import Page, View
from components.pages.london.headlines import Headline, headline
from components.pages.london.page import lead_words, london_layout
from components.words.periods import in_a_sentence
from components.words.rows import period_named
from data.model import LONDON_CODE, Level, PeriodType
from data.selection import latest_row

HEADLINES = (
    "da_offences",
    "da_offences_rate",
    "da_vwi_share",
    "da_positive_outcome_rate",
    "da_homelessness_households",
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
    London.NEXT: Panel(next_with_borough, ("indicator", "period_type", "period", "borough")),
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
        headlines=headlines(site),
        lead=lead(site),
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


@lru_cache(maxsize=8)
def headlines(site: Site) -> tuple[Headline, ...]:
    """Return London's headline figures of the latest period there is, blanks with their reason."""
    found = []
    for indicator_id in HEADLINES:
        indicator = site.catalogue.indicators[indicator_id]
        kind = indicator.default_period_type
        row = None
        if kind and not indicator.missing:
            values = site.repository.values(indicator_id, level=Level.LONDON, period_type=kind)
            row = latest_row(values, LONDON_CODE)
        found.append(headline(row, indicator=indicator, href=site.links.indicator(indicator_id)))
    return tuple(found)


def lead(site: Site) -> str:
    """Say what the page shows, of which year, and how old that is."""
    indicator = site.catalogue.indicators[DEFAULT_INDICATOR]
    kind = indicator.default_period_type or PeriodType.ROLLING_12
    newest = borough_periods(site, indicator, kind)[0]
    return lead_words(in_a_sentence(period_named(kind, end=newest)))
