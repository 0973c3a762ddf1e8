"""The page of ward maps, made from the release."""

from dash.development.base_component import Component

from callbacks.address.state import Query
from callbacks.pages.hotspots.drawing import (
    EARLIER_MAP,
    map_caveats,
    outlines,
    phi_of_wards,
    subtitle,
)
from callbacks.pages.hotspots.map import map_address, picture_address
from callbacks.pages.hotspots.view import (
    HotspotView,
    drawn,
    period_words,
    place_name,
    resolve,
)
from callbacks.panels.measure_choices import boroughs_offered
from callbacks.panels.view_downloads import table_files
from callbacks.panels.wards import MEASURES, borough_rows, periods, ward_rows
from callbacks.server.site import Site
from components.page import Page
from components.pages.hotspots.described import describe
from components.pages.hotspots.history import boroughs_explored, history
from components.pages.hotspots.page import (
    ALL_LONDON,
    HotspotChoices,
    HotspotParts,
    hotspots_layout,
)
from components.pages.hotspots.table import hotspot_table
from components.pages.hotspots.titles import LEADS, METHODS, map_title
from components.pages.hotspots.words import BOROUGHS
from components.words import rows as row_words
from data.model import Level, PeriodType


def hotspots_page(query: Query, *, site: Site) -> Page:
    """Return the page for the choices in an address."""
    view = resolve(query, site=site)
    rows = drawn(view, site=site)
    place = place_name(view, site=site)
    period = period_words(view)
    area = view.level.value
    wards = ward_rows(site, view.indicator_id, view.period_end)
    known = rows if view.level is Level.BOROUGH else wards
    return hotspots_layout(
        choices=choices(view, site=site),
        parts=HotspotParts(
            lead=f"{LEADS[view.view]}: {place}, {period}.",
            map_address=map_address(view, site=site),
            picture_address=picture_address(view, site=site),
            map_title=f"Map. {map_title(view.view, place=place)}",
            drawn=outlines(view, site=site),
            area=area,
            words=describe(rows, view=view.view, place=place, period=period),
            method=f"{METHODS[view.view]} {phi_of_wards(site)}".strip(),
            table=[
                *hotspot_table(
                    rows,
                    caption=f"{subtitle(view, site=site)} {area.capitalize()}s of {place}.",
                    links=site.links,
                    query=view.query(),
                    area=area,
                    searched=view.searched,
                    chosen=view.ward,
                ),
                *_ward_files(view, site=site),
            ],
            boroughs=boroughs_explored(
                borough_rows(site, view.indicator_id, view.period_end),
                period=period,
                address=site.links.to("hotspots", **{**view.query(), "view": BOROUGHS}),
            ),
            history=history(
                site.catalogue.caveats[EARLIER_MAP],
                missing=site.catalogue.indicators["repeat_locations_share"],
                sources=dict(site.catalogue.sources),
            ),
            chosen=next((row for row in known if row.code == view.ward), None),
        ),
        caveats=map_caveats(site),
        sources=dict(site.catalogue.sources),
        links=site.links,
    )


def _ward_files(view: HotspotView, *, site: Site) -> list[Component]:
    """Offer the wards of the map as files, which hold figures and classes alike.

    What the test gives for boroughs is a table of the release.
    """
    if view.level is Level.BOROUGH:
        return []
    asked = {name: held for name, held in view.query().items() if name != "view"}
    return [table_files("hotspots", asked, what="the wards of the map", site=site)]


def choices(view: HotspotView, *, site: Site) -> HotspotChoices:
    """Return what the boxes offer and hold."""
    return HotspotChoices(
        indicators=[(one, site.catalogue.indicators[one].short_title) for one in MEASURES],
        periods=[(end, _period_option(end, site=site)) for end in periods(site)],
        boroughs=[ALL_LONDON, *boroughs_offered(site)],
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
