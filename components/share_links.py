"""Ways to take a view along: a link that stays, pictures, and lines for another site."""

from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.page import View


def share_links(name: str, view: View, *, links: Links, what: str, described: str) -> Component:
    """Return links to a view's pictures and to its embed.

    Args:
        name: Of the picture and the embed: map, spread, trend or funnel.
        view: What is chosen.
        links: Address builder.
        what: The figure in words, so that each link says what it gives.
        described: Text alternative, for whoever puts the picture into a paper or a page.
    """
    chosen = {
        "indicator": view.indicator_id,
        "period_type": view.period_type,
        "period": view.period_end,
        "borough": view.boroughs,
    }
    offered = (
        (f"{what} as a picture (PNG)", links.to(f"image/{name}.png", **chosen)),
        ("SVG", links.to(f"image/{name}.svg", **chosen)),
        ("embed it on a site", links.to("embed", view=name, **chosen)),
    )
    addresses = [
        part for words, address in offered for part in (html.A(words, href=address), " · ")
    ]
    return html.Div(
        [
            html.P(addresses[:-1]),
            html.Details(
                [html.Summary("Alternative text to go with the picture"), html.P(described)]
            ),
        ],
        className="share-links source-note",
    )
