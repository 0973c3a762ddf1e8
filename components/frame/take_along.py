"""Ways to take a page along, in one row under its lead: on paper, to a meeting, to another site."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component


def take_along(
    *,
    brief: str,
    embed: str,
    download: str,
    link: Component,
    sheets: str,
    further: Sequence[tuple[str, str]] = (),
) -> Component:
    """Return "Print", "Brief for a meeting", "Embed", the link and "Download" in one row.

    Args:
        brief: Address of the brief.
        embed: Address of the page that writes the code of an embed.
        download: Address of a file with the figures of the page and their notes.
        link: To the view, from `components.frame.citation.view_link`.
        sheets: How many sheets the page fills, in words.
        further: Words and address of what to look at next.
    """
    return html.Div(
        [
            html.Button(
                f"Print ({sheets})",
                type="button",
                className="btn btn-outline-dark print-button",
                **{"data-print": ""},
            ),
            html.A("Brief for a meeting", href=brief),
            html.A("Embed", href=embed),
            link,
            html.A("Download", href=download, title="Figures with their notes (CSV)"),
            *(html.A(words, href=href) for words, href in further),
        ],
        className="take-along",
    )
