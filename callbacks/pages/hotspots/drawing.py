"""What a ward map shows, made from the release for the choices in an address."""

from callbacks.pages.hotspots.view import (
    HotspotView,
    drawn,
    indicator_of,
    period_words,
    place_name,
    rate_classes,
    shapes,
)
from callbacks.panels.notes import dated
from callbacks.panels.wards import MEASURES
from callbacks.server.dispersions import dispersions_of
from callbacks.server.site import Site
from components.pages.hotspots import titles
from components.pages.hotspots.areas import areas_drawn
from components.pages.hotspots.drawing import HotspotMap
from components.words.dispersion import phi_beside
from data.model import Caveat, Level

EARLIER_MAP = "repeat_locations_not_victims"


def drawing(view: HotspotView, *, site: Site) -> HotspotMap:
    """Return the map of a view: its areas with their looks and words, key and title."""
    areas, legend = areas_drawn(
        drawn(view, site=site),
        view=view.view,
        level=view.level,
        classes=rate_classes(view, site=site),
        borough=view.borough,
    )
    boroughs = site.repository.areas(Level.BOROUGH)
    names = dict(zip(boroughs["area_code"], boroughs["short_name"], strict=True))
    codes = boroughs.loc[boroughs["slug"] == view.borough, "area_code"].tolist()
    return HotspotMap(
        drawn=outlines(view, site=site),
        title=titles.map_title(view.view, place=place_name(view, site=site)),
        subtitle=subtitle(view, site=site),
        source=f"{dated(MEASURES, site=site)} {source_line(site)}",
        areas=areas,
        legend=legend,
        labels={key: names[key] for key in shapes(site).roomiest_first},
        borough=next(iter(codes), None) if view.level is Level.WARD else None,
    )


def outlines(view: HotspotView, *, site: Site) -> str:
    """Name the outlines of a view: maps that share them can be turned into one another."""
    return f"{site.repository.manifest['release']} {view.level.value} {view.borough or 'all'}"


def map_caveats(site: Site) -> list[Caveat]:
    """Return the caveats of ward maps; the one on the earlier map stands beside that."""
    found = site.catalogue.view_caveats("hotspots")
    return [one for one in found if one.id != EARLIER_MAP]


def subtitle(view: HotspotView, *, site: Site) -> str:
    """Return measure, period and what to bear in mind of the areas drawn."""
    return titles.subtitle(
        drawn(view, site=site),
        view=view.view,
        measure=indicator_of(view, site=site).title,
        period=period_words(view),
    )


def source_line(site: Site) -> str:
    """Return where the figures and the outlines come from."""
    said = titles.source_line(site.repository.manifest["release"])
    return f"{said} {phi_of_wards(site)}".strip()


def phi_of_wards(site: Site) -> str:
    """Say by what the intervals of wards are widened; "" of a release that does not state it."""
    stated = [dispersions_of(site).of(one) for one in MEASURES]
    return phi_beside(stated, level=Level.WARD)
