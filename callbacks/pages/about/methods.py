"""The pages on methods and words, from the definitions."""

from callbacks.address.state import Query
from callbacks.server.site import Site
from components.page import Page
from components.pages.about.methods import glossary_page, methods_page


def methods(query: Query, *, site: Site) -> Page:  # noqa: ARG001 - no choices here
    """Return how figures are made."""
    catalogue = site.catalogue
    return methods_page(
        list(catalogue.methods.values()),
        series=list(catalogue.series.values()),
        breaks=catalogue.breaks,
        sources=catalogue.sources,
        links=site.links,
    )


def glossary(query: Query, *, site: Site) -> Page:  # noqa: ARG001 - no choices here
    """Return what the words mean."""
    return glossary_page(list(site.catalogue.glossary.values()), links=site.links)
