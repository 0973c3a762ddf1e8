"""Ways to take a page along, in one row under its lead: on paper, to a meeting, to another site."""

from dash import html
from dash.development.base_component import Component


def take_along(*, brief: str, embed: str, download: str, release: str, sheets: str) -> Component:
    """Return "Print", "Brief for a meeting", "Embed", "Copy link" and "Download" in one row.

    Args:
        brief: Address of the brief.
        embed: Address of the page that writes the code of an embed.
        download: Address of a file with the figures of the page and their notes.
        release: That the copied link names.
        sheets: How many sheets the page fills, in words.
    """
    look = "btn btn-outline-dark"
    return html.Div(
        [
            html.Button(
                f"Print ({sheets})",
                type="button",
                className=f"{look} print-button",
                **{"data-print": ""},
            ),
            html.A("Brief for a meeting", href=brief),
            html.A("Embed", href=embed),
            html.Span(
                [
                    html.Button(
                        "Copy link",
                        type="button",
                        className=f"{look} copy-button",
                        **{"data-copy-link": release},
                    ),
                    html.Span("", role="status", **{"data-copied": ""}),
                ]
            ),
            html.A("Download", href=download, title="Figures with their notes (CSV)"),
        ],
        className="take-along",
    )
