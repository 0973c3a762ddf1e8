"""The list of boroughs, from the release."""

from callbacks.address.state import Query
from callbacks.server.site import Site
from components.page import Page
from components.pages.borough.listed import boroughs_layout
from data.model import Level


def boroughs_page(query: Query, *, site: Site) -> Page:  # noqa: ARG001 - no choices here
    """Return the page."""
    areas = site.repository.areas(Level.BOROUGH).sort_values("area_name", kind="stable")
    named = list(zip(areas["area_name"].tolist(), areas["slug"].tolist(), strict=True))
    commands = site.repository.areas(Level.BCU).sort_values("area_name", kind="stable")
    return boroughs_layout(
        named,
        {
            str(command): [
                one
                for one, code in zip(named, areas["bcu_code"].tolist(), strict=True)
                if code == of
            ]
            for of, command in zip(
                commands["area_code"].tolist(), commands["area_name"].tolist(), strict=True
            )
        },
        links=site.links,
    )
