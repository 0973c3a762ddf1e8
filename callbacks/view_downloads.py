"""Links to the files of a view, for the pages that show it."""

from dash.development.base_component import Component

from callbacks.site import Site
from components.download_links import download_links, view_files
from components.page import View


def table_downloads(view: View, *, site: Site) -> Component:
    """Return links to London and all boroughs in the period of a view."""
    files = view_files(
        site.links,
        indicator=view.indicator_id,
        level=("london", "borough"),
        period_type=view.period_type,
        period=view.period_end,
        release=site.repository.manifest["release"],
        mapped=True,
    )
    return download_links(files, what="the figures of this table")


def borough_downloads(slug: str, *, name: str, site: Site) -> Component:
    """Return links to every measure of one borough, beside London."""
    files = view_files(
        site.links,
        borough=slug,
        level=("london", "borough"),
        release=site.repository.manifest["release"],
    )
    return download_links(files, what=f"all measures of {name}")
