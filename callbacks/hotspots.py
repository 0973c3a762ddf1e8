"""The page of ward maps, made from the release."""

from callbacks.hotspot_map import EARLIER_MAP, map_address, map_caveats, map_title, subtitle
from callbacks.hotspot_view import (
    MEASURES,
    HotspotView,
    borough_rows,
    drawn,
    period_words,
    periods,
    place_name,
    resolve,
    ward_rows,
)
from callbacks.site import Site
from callbacks.state import Query
from callbacks.view_downloads import table_files
from components import row_words
from components.hotspot_history import boroughs_explored, history
from components.hotspot_table import hotspot_table
from components.hotspot_words import RATE, describe
from components.hotspots import ALL_LONDON, HotspotChoices, HotspotParts, hotspots_layout
from components.page import Page
from data.model import Level, PeriodType

LEAD = (
    "Groups of wards where more, or less, is recorded than in London as a whole",
    "Recorded rates of wards",
)
METHOD = (
    "Getis-Ord Gi* on rates smoothed by empirical Bayes, each ward with those that share its "
    "border; two-sided, 9,999 permutations, false discovery rate 5%. It finds groups of wards that "
    "differ from London, not wards that differ from their neighbours: those are named by local "
    "Moran. Intervals are too narrow where one person is recorded several times."
)
RATE_METHOD = (
    "Offences per 1,000 residents of Census 2021; intervals by Byar’s method, too narrow where one "
    "person is recorded several times. Limits of the classes are the same for all London."
)


def hotspots_page(query: Query, *, site: Site) -> Page:
    """Return the page for the choices in an address."""
    view = resolve(query, site=site)
    rows = drawn(view, site=site)
    place = place_name(view, site=site)
    period = period_words(view)
    found = ward_rows(site, view.indicator_id, view.period_end)
    return hotspots_layout(
        choices=choices(view, site=site),
        parts=HotspotParts(
            lead=f"{LEAD[view.view == RATE]}: {place}, {period}.",
            map_address=map_address(view, site=site),
            map_title=f"Map. {map_title(view, place=place)}",
            words=describe(rows, view=view.view, place=place, period=period),
            method=RATE_METHOD if view.view == RATE else METHOD,
            table=[
                *hotspot_table(
                    rows,
                    caption=f"{subtitle(view, site=site)} Wards of {place}.",
                    links=site.links,
                    query=view.query(),
                    searched=view.searched,
                    chosen=view.ward,
                ),
                table_files("hotspots", _wards_asked(view), what="the wards of the map", site=site),
            ],
            boroughs=boroughs_explored(
                borough_rows(site, view.indicator_id, view.period_end), period=period
            ),
            history=history(
                site.catalogue.caveats[EARLIER_MAP],
                missing=site.catalogue.indicators["repeat_locations_share"],
                sources=dict(site.catalogue.sources),
            ),
            ward=next((row for row in found if row.code == view.ward), None),
        ),
        caveats=map_caveats(site),
        sources=dict(site.catalogue.sources),
        links=site.links,
    )


def _wards_asked(view: HotspotView) -> dict[str, str]:
    """Return what decides the wards of a file; it holds figures and classes alike."""
    return {name: held for name, held in view.query().items() if name != "view"}


def choices(view: HotspotView, *, site: Site) -> HotspotChoices:
    """Return what the boxes offer and hold."""
    boroughs = site.repository.areas(Level.BOROUGH)
    return HotspotChoices(
        indicators=[(one, site.catalogue.indicators[one].short_title) for one in MEASURES],
        periods=[(end, _period_option(end, site=site)) for end in periods(site)],
        boroughs=[
            ALL_LONDON,
            *zip(boroughs["slug"].tolist(), boroughs["area_name"].tolist(), strict=True),
        ],
        indicator=view.indicator_id,
        period=view.period_end,
        view=view.view,
        borough=view.borough or ALL_LONDON[0],
        searched=view.searched,
    )


def _period_option(end: str, *, site: Site) -> str:
    words = row_words.period_label(PeriodType.ROLLING_12, end=end)
    comparable = ward_rows(site, MEASURES[0], end)[0].group_class != "not_compared"
    return words if comparable else f"{words} [b]"
