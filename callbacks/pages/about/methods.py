"""The pages on methods and words, from the definitions."""

from dash import html

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
        related=html.P(
            [
                "Each measure has ",
                html.A("its own definition", href=site.links.to("indicators")),
                ", ",
                html.A("words and signs", href=site.links.to("glossary")),
                " are explained, and ",
                html.A("corrections", href=site.links.to("contact")),
                " are listed.",
            ]
        ),
    )


def glossary(query: Query, *, site: Site) -> Page:  # noqa: ARG001 - no choices here
    """Return what the words mean."""
    back = html.P(html.A("How the figures are made", href=site.links.to("methods")))
    return glossary_page(list(site.catalogue.glossary.values()), back=back)
