"""A short list of files that hold the figures above it."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.frame.static_html import written
from components.links import Links, QueryValue

TABLE_FILES = (
    ("zip", "CSV with notes (zip)"),
    ("xlsx", "Spreadsheet (XLSX)"),
    ("ods", "Spreadsheet (ODS)"),
)
MAP_FILE = ("geojson", "Map (GeoJSON)")
File = tuple[str, str]


def view_files(links: Links, *, mapped: bool = False, **query: QueryValue) -> list[File]:
    """Return words and address of each kind of file of one view.

    Args:
        links: Address builder.
        mapped: Whether boroughs have values of it that outlines can carry.
        query: What the view shows: indicator, level, period_type, period, borough, release.
    """
    files = [(words, links.to(f"download/view.{kind}", **query)) for kind, words in TABLE_FILES]
    if mapped:
        kind, words = MAP_FILE
        files.append(
            (words, links.to(f"download/view.{kind}", **{**query, "level": None, "group": None}))
        )
    return files


def download_links(files: Sequence[File], *, what: str) -> Component:
    """Return the list.

    Args:
        files: Words and addresses.
        what: The figures they hold, in words for those who hear links out of their place.
    """
    return html.Nav(
        [
            written("span", "Download these figures: ", class_="download-lead"),
            written("ul", [written("li", written("a", words, href=href)) for words, href in files]),
        ],
        className="download-links",
        **{"aria-label": f"Download {what}"},
    )
