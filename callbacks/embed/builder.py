"""The embed builder, from the address."""

from dataclasses import replace

from callbacks.address.state import Query, one, pick, resolve_view
from callbacks.embed.views import VIEWS
from callbacks.embed.ward import chosen_ward
from callbacks.pages.hotspots.ward_lines import ward_address, ward_title
from callbacks.panels.measure_choices import choices_for
from callbacks.panels.months import months_chosen
from callbacks.server.public_address import whole
from callbacks.server.site import Site
from components.embed.builder import (
    Lines,
    embed_builder_page,
    frame,
    height_of,
    script_line,
)
from components.page import SITE, Page, View
from data.model import Level
from data.selection import LATEST

NAMES = {
    "map": "Map of the boroughs",
    "spread": "All boroughs with intervals",
    "trend": "Trend over time",
    "months": "Months with natural limits",
    "funnel": "Funnel",
    "borough": "Summary of one borough",
    "ward": "Summary of one ward",
    "hotspots": "Ward map",
    "figure": "One headline figure",
}


def builder_page(query: Query, *, site: Site) -> Page:
    """Return the builder for the choices in an address."""
    chosen = pick("view", one(query, "view"), list(VIEWS), default="map")
    named = one(query, "period")
    found = resolve_view(query, site=site, lenient=True)
    view = View(
        found.indicator_id, found.period_type, found.period_end, found.boroughs, view=chosen
    )
    offered = choices_for(view, site=site)
    newest = view.period_end == offered.periods[0][0] and named in {None, "", LATEST}
    shown = replace(view, period_end=LATEST) if newest else view
    place = chosen_ward(query, site=site) if chosen == "ward" else None
    if place:
        preview, title = ward_address(place, site=site), ward_title(place)
    else:
        title = _title(view, site=site)
        preview = site.links.to(
            f"embed/{chosen}",
            indicator=view.indicator_id,
            period_type=view.period_type,
            period=shown.period_end,
            borough=view.boroughs,
        )
    address = whole(preview, site=site)
    return embed_builder_page(
        view=shown,
        views=list(NAMES.items()),
        indicators=offered.indicators,
        periods=offered.periods,
        boroughs=offered.boroughs,
        newest=offered.periods[0][1],
        lines=Lines(
            frame=frame(address, title=title, width="100%", height=height_of(chosen)),
            script=script_line(whole(site.links.to("embed-host.js"), site=site)),
            address=address,
            ward=place.slug if place else "",
        ),
        preview=preview,
        title=title,
        links=site.links,
    )


def frame_title(view: str, query: Query, *, site: Site) -> str:
    """Return the name of a frame for screen readers: the view, its measure and its boroughs.

    Raises:
        UnknownChoiceError: If a choice does not exist.
    """
    if view == "hotspots":
        return f"{NAMES[view]}, {SITE}"
    if view == "ward":
        return ward_title(chosen_ward(query, site=site))
    shown = months_chosen(query, site=site) if view == "months" else None
    if shown is not None:
        return f"{NAMES[view]}: {shown.indicator.short_title}, {shown.name}, {SITE}"
    found = resolve_view(query, site=site)
    return _title(replace(found, view=view), site=site)


def _title(view: View, *, site: Site) -> str:
    areas = site.repository.areas(Level.BOROUGH)
    names = areas.loc[areas["slug"].isin(view.boroughs), "area_name"].tolist()
    measure = site.catalogue.indicators[view.indicator_id].short_title
    what = [] if view.view == "borough" else [measure]
    return ", ".join([f"{NAMES[view.view]}: {', '.join([*what, *names]) or 'London'}", SITE])
