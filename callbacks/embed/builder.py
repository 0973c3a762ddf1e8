"""The embed builder, from the address."""

from html import escape

from callbacks.address.state import Query, one, pick, resolve_view
from callbacks.embed.views import VIEWS
from callbacks.panels.measure_choices import choices_for
from callbacks.server.public_address import whole
from callbacks.server.site import Site
from components.embed.builder import HEIGHTS, embed_builder_page, snippet
from components.page import Page, View

NAMES = {
    "map": "Map of the boroughs",
    "spread": "All boroughs with intervals",
    "trend": "Trend over time",
    "funnel": "Funnel",
    "borough": "Summary of one borough",
    "hotspots": "Ward map",
    "figure": "One headline figure",
}


def builder_page(query: Query, *, site: Site) -> Page:
    """Return the builder for the choices in an address."""
    chosen = pick("view", one(query, "view"), list(VIEWS), default="map")
    rest = {name: held for name, held in query.items() if name != "view"}
    found = resolve_view(rest, site=site, lenient=True)
    view = View(
        found.indicator_id, found.period_type, found.period_end, found.boroughs, view=chosen
    )
    offered = choices_for(view, site=site)
    preview = site.links.to(
        f"embed/{chosen}",
        indicator=view.indicator_id,
        period_type=view.period_type,
        period=view.period_end,
        borough=view.boroughs,
    )
    indicator = site.catalogue.indicators[view.indicator_id]
    title = f"{NAMES[chosen]}: {indicator.short_title}, London boroughs dashboard"
    return embed_builder_page(
        view=view,
        views=list(NAMES.items()),
        indicators=offered.indicators,
        periods=offered.periods,
        boroughs=offered.boroughs,
        code=snippet(
            escape(whole(preview, site=site)),
            title=escape(title),
            height=HEIGHTS[chosen],
            script=escape(whole(site.links.to("embed-host.js"), site=site)),
        ),
        preview=preview,
        title=title,
        links=site.links,
    )
