"""Links to the files of a view, for the pages that show it."""

from collections.abc import Iterable, Mapping

from dash.development.base_component import Component

from callbacks.panels.wards import ward_indicators
from callbacks.server.site import Site
from components.frame.download_links import TABLE_FILES, File, download_links, view_files
from components.links import QueryValue
from components.page import View
from data.model import Indicator


def table_downloads(view: View, *, site: Site, page: str = "london") -> Component:
    """Return links to London and all boroughs in the period of a view.

    Boroughs that are taken together go along. `page` names the view in the caveats, so that its
    own go with the files.
    """
    files = view_files(
        site.links,
        indicator=view.indicator_id,
        level=("london", "borough"),
        period_type=view.period_type,
        period=view.period_end,
        group=view.group,
        view=page,
        release=site.repository.manifest["release"],
        mapped=True,
    )
    return download_links(files, what="the figures of this table")


def page_downloads(
    indicators: Iterable[Indicator], *, view: str, what: str, site: Site
) -> Component | None:
    """Return links to every value of the measures of a page that may be passed on.

    Args:
        indicators: Those that the page shows.
        view: Name of the page in the caveats, so that its own go with the files.
        what: The figures, in words.
        site: Definitions and figures.

    Returns:
        None where there is nothing to give.
    """
    held = site.repository.manifest["indicators"]
    names = [one.id for one in indicators if one.redistribute and one.id in held]
    if not names:
        return None
    release = site.repository.manifest["release"]
    files = view_files(site.links, indicator=names, view=view, release=release)
    return download_links(files, what=what)


def table_files(name: str, query: Mapping[str, QueryValue], *, what: str, site: Site) -> Component:
    """Return links to one of the tables that are not of measures, for the choices of its page.

    Args:
        name: Of the table in its address.
        query: Choices of the page that decide the rows.
        what: The rows, in words.
        site: Gives the release.
    """
    release = site.repository.manifest["release"]
    kinds = (*TABLE_FILES, ("csv", "One CSV file with its notes above the table"))
    files = [
        (words, site.links.to(f"download/{name}.{kind}", **query, release=release))
        for kind, words in kinds
    ]
    return download_links(files, what=what)


def borough_downloads(slug: str, *, name: str, site: Site) -> Component:
    """Return links to every measure of one borough, beside London."""
    return download_links(_borough_files(slug, site=site), what=f"all measures of {name}")


def ward_downloads(slug: str, *, name: str, site: Site) -> Component:
    """Return links to every measure and year of one ward, beside its borough and London."""
    return download_links(_ward_files(slug, site=site), what=f"all figures of {name}")


def borough_file(slug: str, *, site: Site) -> str:
    """Return the address of the file that is offered first of a borough."""
    return _borough_files(slug, site=site)[0][1]


def ward_file(slug: str, *, site: Site) -> str:
    """Return the address of the file that is offered first of a ward."""
    return _ward_files(slug, site=site)[0][1]


def _borough_files(slug: str, *, site: Site) -> list[File]:
    return view_files(
        site.links,
        borough=slug,
        level=("london", "borough"),
        view="borough",
        release=site.repository.manifest["release"],
    )


def _ward_files(slug: str, *, site: Site) -> list[File]:
    return view_files(
        site.links,
        indicator=[one.id for one in ward_indicators(site) if one.redistribute],
        ward=slug,
        level=("london", "borough", "ward"),
        period_type="rolling_12",
        view="hotspots",
        release=site.repository.manifest["release"],
    )
