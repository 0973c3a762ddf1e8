"""What stands around every page: skip links, exit, menu, support lines, licence.

All of it is written by the server and never touched by Dash, so that it works without scripts.
"""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.ids import Root
from components.links import Links
from components.page import SITE
from data.helplines import Helpline

MENU = (
    ("", "London"),
    ("compare", "Compare"),
    ("indicators", "Measures"),
    ("hotspots", "Hotspots"),
    ("survey", "Survey"),
    ("justice", "Justice"),
    ("response", "Response"),
    ("costs", "Costs"),
    ("scrutiny", "Scrutiny"),
    ("evidence", "Evidence"),
    ("data", "Data"),
)
FOOT = (
    ("strategy", "Strategy of 2005"),
    ("embed", "Embed a view"),
    ("methods", "Methods"),
    ("glossary", "Glossary"),
    ("accessibility", "Accessibility"),
    ("privacy", "Privacy"),
    ("contact", "Contact and corrections"),
    ("status", "Status of the figures"),
)
CLEAR_HISTORY = (
    "Leaving this page does not clear your browser’s history. To clear it, open the browser’s "
    "menu, choose History, then Clear browsing data; or use a private window another time."
)


def exit_link(exit_url: str, **more: str) -> Component:
    """Return the exit of a page or an embed; `more` are attributes of the link."""
    return html.A(
        [html.Span("Emergency: ", className="visually-hidden"), "Exit this page"],
        id=Root.EXIT,
        href=exit_url,
        className="exit",
        rel="nofollow noreferrer",
        **more,
        **{"data-exit": ""},
    )


def header(*, links: Links, exit_url: str, nav: str, built: Sequence[str]) -> list[Component]:
    """Return skip links, the exit and the menu.

    Args:
        links: Address builder.
        exit_url: Where the exit leads; it works as a plain link.
        nav: Path of the entry to mark as current.
        built: Paths that exist; others are left out of the menu.
    """
    return [
        html.Nav(
            [
                html.A("Skip to main content", href=f"#{Root.MAIN}", className="skip"),
                html.A(
                    "Exit this page",
                    href=exit_url,
                    className="skip",
                    rel="nofollow noreferrer",
                    **{"data-exit": ""},
                ),
            ],
            **{"aria-label": "Skip"},
        ),
        html.Header(
            html.Div(
                [
                    html.A(SITE, href=links.to(""), className="site-name"),
                    exit_link(exit_url),
                    html.Nav(
                        html.Ul(
                            [
                                _entry(*item, links=links, nav=nav)
                                for item in MENU
                                if item[0] in built
                            ]
                        ),
                        className="menu",
                        **{"aria-label": "Main"},
                    ),
                ],
                className="header-row",
            ),
            className="site-header exit-bar",
        ),
        html.Div(id=Root.EXIT_STATUS, role="status", className="visually-hidden"),
    ]


def footer(
    helplines: Sequence[Helpline], *, links: Links, built: Sequence[str], release_line: str
) -> Component:
    """Return support lines, how to clear the history, the release and the licence."""
    return html.Footer(
        html.Div(
            [
                html.H2("Support", className="footer-heading"),
                html.P(
                    [
                        html.Strong("In danger now: call 999."),
                        " From a mobile, press 55 if you cannot speak.",
                    ],
                ),
                html.Ul([_line(one) for one in helplines], className="helplines"),
                html.P(CLEAR_HISTORY, className="on-screen"),
                html.Ul(
                    [
                        html.Li(html.A(words, href=links.to(path)))
                        for path, words in FOOT
                        if path in built
                    ],
                    className="foot-links",
                ),
                html.P(release_line, className="release-line"),
            ],
            className="wide",
        ),
        className="site-footer",
    )


def _entry(path: str, words: str, *, links: Links, nav: str) -> Component:
    current = {"aria-current": "page"} if path == nav else {}
    return html.Li(html.A(words, href=links.to(path), **current))


def _line(one: Helpline) -> Component:
    return html.Li([f"{one.name}: ", html.Strong(one.number), f" {one.note}" if one.note else ""])
