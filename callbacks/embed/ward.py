"""One ward as an embed."""

from callbacks.address.state import Query, one, pick
from callbacks.address.ward_places import WardPlace, wards_by_code, wards_by_slug
from callbacks.embed.embedded import Embedded
from callbacks.pages.hotspots.ward import measures, ward_caveats, ward_year
from callbacks.panels.notes import dated, sources_named
from callbacks.panels.wards import MEASURES
from callbacks.server.site import Site
from components.embed.ward import ward_content
from data.model import Level


def ward_embed(query: Query, *, site: Site) -> Embedded:
    """Return a ward in its newest year, with its statements and its caveats.

    Raises:
        UnknownChoiceError: If the address names no ward.
    """
    place = chosen_ward(query, site=site)
    year = ward_year(place, site=site)
    return Embedded(
        content=ward_content(
            place.title,
            recorded=year.lead(),
            statements=year.statements(),
            beside=year.beside(),
            caveats=ward_caveats(site),
        ),
        source=sources_named(measures(site), site=site, level=Level.WARD),
        full_address=site.links.ward(place.slug),
        dated=dated(MEASURES, site=site),
    )


def chosen_ward(query: Query, *, site: Site) -> WardPlace:
    """Return the ward that an address names, by slug or code; the first by name without one.

    Raises:
        UnknownChoiceError: If there is no such ward.
    """
    asked = one(query, "ward")
    by_code, by_slug = wards_by_code(site), wards_by_slug(site)
    if asked in by_code:
        return by_code[asked]
    return by_slug[pick("ward", asked, list(by_slug), default=next(iter(by_slug)))]
