"""The pages on methods and words, from the definitions."""

from dash import html
from dash.development.base_component import Component

from callbacks.address.state import Query
from callbacks.pages.about.produced import figures_produced
from callbacks.server.dispersions import dispersions_of
from callbacks.server.site import Site
from components.page import Page
from components.pages.about.methods import glossary_page, methods_page
from components.pages.about.ward_model import ward_model_part
from components.tables.figures import TableRow, figures_table
from components.words.dispersion import HEADINGS, phi_cells


def methods(query: Query, *, site: Site) -> Page:  # noqa: ARG001 - no choices here
    """Return how figures are made."""
    catalogue = site.catalogue
    names = {one.id: one.short_title for one in catalogue.indicators.values()}
    model = site.repository.manifest.get("ward_model", {})
    return methods_page(
        list(catalogue.methods.values()),
        series=list(catalogue.series.values()),
        breaks=catalogue.breaks,
        sources=catalogue.sources,
        produced={
            **figures_produced(site),
            "dispersion": dispersion_table(site),
            "ward_model": html.Div(ward_model_part(model, names=names)),
        },
        links=site.links,
    )


def dispersion_table(site: Site) -> Component:
    """Return every φ of this release, one row a measure, level and era."""
    catalogue, stated = site.catalogue, dispersions_of(site).stated
    eras = {era.id: era.title for each in catalogue.series.values() for era in each.eras}
    rows = [
        TableRow(head=catalogue.indicators[one.indicator_id].short_title, cells=cells)
        for one, cells in zip(stated, phi_cells(stated, eras=eras), strict=True)
    ]
    return figures_table(
        rows, columns=("Measure", *HEADINGS), caption="Dispersion φ that limits are widened by"
    )


def glossary(query: Query, *, site: Site) -> Page:  # noqa: ARG001 - no choices here
    """Return what the words mean."""
    return glossary_page(list(site.catalogue.glossary.values()), links=site.links)
