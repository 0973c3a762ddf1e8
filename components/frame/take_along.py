"""Ways to take a page along, in one row under its lead: on paper, to a meeting, to another site."""

from dash import html
from dash.development.base_component import Component


def take_along(*, brief: str, embed: str, release: str, sheets: str) -> Component:
    """Return "Print", "Brief for a meeting", "Embed" and "Copy link" in one row.

    Args:
        brief: Address of the brief.
        embed: Address of the page that writes the code of an embed.
        release: That the copied link names.
        sheets: How many sheets the page fills, in words.
    """
    look = "btn btn-outline-dark copy-button"
    return html.Div(
        [
            html.Button(f"Print ({sheets})", type="button", className=look, **{"data-print": ""}),
            html.A("Brief for a meeting", href=brief),
            html.A("Embed on a site", href=embed),
            html.Span(
                [
                    html.Button(
                        "Copy link",
                        type="button",
                        className=look,
                        **{"data-copy-link": release},
                    ),
                    html.Span("", role="status", **{"data-copied": ""}),
                ]
            ),
        ],
        className="take-along",
    )
