"""The lines that embed a ward, for its page and for the page that writes lines."""

from dash.development.base_component import Component

from callbacks.address.ward_places import WardPlace
from callbacks.server.public_address import whole
from callbacks.server.site import Site
from components.embed.builder import frame, height_of
from components.embed.ward import ward_lines
from components.page import SITE


def ward_address(place: WardPlace, *, site: Site) -> str:
    """Return the address of a ward's embed, under the prefix."""
    return site.links.to("embed/ward", ward=place.slug)


def ward_title(place: WardPlace) -> str:
    """Return the name of a ward's frame, for screen readers."""
    return f"Summary of one ward: {place.title}, {SITE}"


def lines_of_ward(place: WardPlace, *, site: Site) -> Component:
    """Return the lines that embed a ward, folded."""
    address = whole(ward_address(place, site=site), site=site)
    return ward_lines(
        frame(address, title=ward_title(place), width="100%", height=height_of("ward")),
        builder=site.links.to("embed", view="ward", ward=place.slug),
    )
