"""What reports say or ask for, by the part of a page on which it stands."""

from callbacks.server.site import Site
from components.tables.reported import Known
from data.evidence.facts import Facts
from data.model import Level
from data.scrutiny_model import Part, Reported


def reported_in(part: Part, *, site: Site) -> list[Reported]:
    """Return what stands in one part of a page, in the order of its definitions."""
    return [one for one in site.catalogue.reported.values() if one.part is part]


def known_of(facts: Facts, *, site: Site) -> Known:
    """Return what such statements are resolved against; `facts` are those of the whole page."""
    catalogue = site.catalogue
    return Known(catalogue.indicators, catalogue.sources, facts, site.links)


def plan_page(site: Site) -> str:
    """Return the path of the page on which the action plan of one borough stands."""
    areas = site.repository.areas(Level.BOROUGH).set_index("area_code")
    slug = str(areas.at[site.catalogue.plan_2008.area_code, "slug"])
    return f"borough/{slug}"
