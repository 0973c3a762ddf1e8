"""The frame of an embed: exit first, then the view, then where it comes from and where help is."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.frame.shell import exit_link
from components.ids import Root
from components.links import Links
from components.page import SITE
from data.caveats import first_to_tell
from data.helplines import Helpline
from data.model import Caveat, Severity


def embed_body(
    content: Sequence[Component],
    *,
    full: str,
    source: str,
    dated: str,
    links: Links,
    exit_url: str,
    helpline: Helpline,
) -> list[Component]:
    """Return the body of an embed.

    Args:
        content: The view with its caveats.
        full: Address of the same view in the dashboard.
        source: Source line.
        dated: How far the figures go, and when they were released.
        links: Address builder.
        exit_url: Where the exit leads; a plain link leaves the page that frames this one.
        helpline: The first support line.
    """
    return [
        _exit_bar(exit_url),
        html.Div(id=Root.EXIT_STATUS, role="status", className="visually-hidden"),
        html.Main(list(content)),
        html.Footer(
            [
                html.P(dated, className="age-line"),
                html.P(source, className="source-note"),
                html.P(
                    [
                        html.A("Open the full view", href=full, target="_top"),
                        " · ",
                        html.A("Accessibility", href=links.to("accessibility"), target="_top"),
                        " · ",
                        html.A("Privacy", href=links.to("privacy"), target="_top"),
                    ]
                ),
                _help(helpline),
            ]
        ),
    ]


def embed_caveats(caveats: Sequence[Caveat]) -> Component:
    """Return the weightiest caveats in one block: three at most, and all of them a press away."""
    must = [one for one in caveats if one.severity is Severity.MUST_READ]
    first = first_to_tell(must)
    more = len(must) - len(first)
    words = f"Why, and {more} more to bear in mind" if more else "Why"
    return html.Section(
        [
            html.H2("Read this first"),
            html.Ul([html.Li(html.Strong(one.headline)) for one in first]),
            html.Details(
                [
                    html.Summary(words),
                    *[
                        html.Div(
                            [html.P(html.Strong(one.headline)), html.P(one.body)],
                            **{"data-caveat-id": one.id},
                        )
                        for one in must
                    ],
                ]
            ),
        ],
        className="embed-caveats",
    )


def refused_body(host: str, *, contact: str, exit_url: str, helpline: Helpline) -> list[Component]:
    """Return what a frame says on a site that may not show it: no figure, the exit, and help.

    Args:
        host: Origin of the page that frames it.
        contact: Of whoever runs this copy; "" where none is given.
        exit_url: Where the exit leads.
        helpline: The first support line.
    """
    whom = contact or "whoever runs this dashboard"
    return [
        _exit_bar(exit_url),
        html.Main(
            [
                html.H1("This view may not be shown here yet"),
                html.P(
                    f"The site {host} is not on the list of those that may show views of the "
                    f"{SITE}. Its editors can ask {whom} to add it."
                ),
            ]
        ),
        html.Footer(_help(helpline)),
    ]


def _exit_bar(exit_url: str) -> Component:
    return html.Header(
        [html.Span(SITE, className="embed-name"), exit_link(exit_url, target="_top")],
        className="exit-bar",
    )


def _help(helpline: Helpline) -> Component:
    return html.P(
        [
            "In danger: 999, then 55 from a mobile if you cannot speak. ",
            f"{helpline.name}: ",
            html.Strong(helpline.number),
            ".",
        ]
    )
