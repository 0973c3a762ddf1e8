"""What stands around every page: skip links, exit, menu, support lines, licence.

All of it is written by the server and never touched by Dash, so that it works without scripts.
"""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from components.frame.search_box import search_form
from components.frame.static_html import Ready, written
from components.ids import Root
from components.links import Links
from components.page import SITE
from data.helplines import ENGLISH, Helpline, SupportWords

# Five groups, each of places and their words; a place may be a part of a page. One whose page is
# not built is left out.
MENU: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Places",
        (
            ("", "London"),
            ("boroughs", "Boroughs"),
            ("hotspots", "Wards: what was recorded"),
            ("compare", "Compare"),
        ),
    ),
    (
        "Topics",
        (
            ("indicators#recorded", "Recorded offences"),
            ("justice", "Outcomes and courts"),
            ("homes", "Homes"),
            ("response", "Services"),
            ("children", "Children"),
            ("survey", "Survey"),
            ("costs", "Costs"),
            ("indicators", "All measures"),
        ),
    ),
    (
        "Questions",
        (
            ("scrutiny", "Recommendations"),
            ("not-published", "Not published"),
            ("strategy", "The strategy of 2005"),
            ("plain", "Plain answers"),
            ("brief", "Brief for a meeting"),
        ),
    ),
    (
        "Sources",
        (
            ("evidence", "Printed figures"),
            ("methods", "Methods"),
            ("glossary", "Glossary"),
            ("status", "Status"),
            ("new", "What is new"),
        ),
    ),
    ("Data", (("data", "Files"), ("data#api", "API"), ("embed", "Embed a view"))),
)
FOOT = (
    ("embed", "Embed a view"),
    ("methods", "Methods"),
    ("glossary", "Glossary"),
    ("accessibility", "Accessibility"),
    ("privacy", "Privacy"),
    ("contact", "Contact and corrections"),
    ("status", "Status of the figures"),
)


def exit_link(
    exit_url: str, *, emergency: str = "Emergency", leave: str = "Exit this page", **more: str
) -> Component:
    """Return the exit of a page or an embed; `more` are attributes of the link."""
    return html.A(
        [html.Span(f"{emergency}: ", className="visually-hidden"), leave],
        id=Root.EXIT,
        href=exit_url,
        className="exit",
        rel="nofollow noreferrer",
        **more,
        **{"data-exit": ""},
    )


def header(
    *, links: Links, exit_url: str, nav: str, built: Sequence[str], said: SupportWords
) -> list[Component]:
    """Return skip links, the exit and the menu.

    Args:
        links: Address builder.
        exit_url: Where the exit leads; it works as a plain link.
        nav: Path of the entry to mark as current.
        built: Paths that exist; others are left out of the menu.
        said: Words of the exit.
    """
    return [
        html.Nav(
            [
                html.A("Skip to main content", href=f"#{Root.MAIN}", className="skip"),
                html.A(
                    said.leave,
                    href=exit_url,
                    className="skip",
                    rel="nofollow noreferrer",
                    **said.marks,
                    **{"data-exit": ""},
                ),
            ],
            **{"aria-label": "Skip"},
        ),
        html.Header(
            html.Div(
                [
                    html.Div(
                        [
                            html.A(SITE, href=links.to(""), className="site-name"),
                            exit_link(
                                exit_url, emergency=said.emergency, leave=said.leave, **said.marks
                            ),
                        ],
                        className="top-bar",
                    ),
                    html.Div(
                        [
                            html.Nav(
                                [_group(*one, links=links, nav=nav, built=built) for one in MENU],
                                className="menu",
                                **{"aria-label": "Main"},
                            ),
                            search_form(links=links),
                        ],
                        className="find-bar",
                    ),
                ],
                className="header-row",
            ),
            className="site-header exit-bar",
        ),
        html.Div(id=Root.EXIT_STATUS, role="status", className="visually-hidden"),
    ]


def footer(
    helplines: Sequence[Helpline],
    *,
    links: Links,
    built: Sequence[str],
    release_line: str,
    support: Mapping[str, SupportWords],
    said: SupportWords,
) -> Component:
    """Return support lines, how to clear the history, the release and the licence.

    Args:
        helplines: Support lines.
        links: Address builder.
        built: Paths that exist; others are left out.
        release_line: Which release this is.
        support: Words of exit and support by language.
        said: Those of this page.
    """
    *clearing, _ = said.steps
    return html.Footer(
        html.Div(
            [
                html.Div(
                    [
                        html.H2(said.heading, className="footer-heading"),
                        html.P([html.Strong(said.danger), f" {said.silent}"]),
                        html.Ul(
                            [html.Li(line_words(one, said)) for one in helplines],
                            className="helplines",
                        ),
                        html.P(" ".join(clearing), className="on-screen"),
                    ],
                    **said.marks,
                ),
                html.P("Exit and support in other languages:", className="on-screen languages-of"),
                languages(support, links=links),
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


def line_words(one: Helpline, said: SupportWords) -> list[Component | str]:
    """Return a support line: its own name, its number, and whom it is for in the reader's words."""
    whom = said.whom.get(one.name)
    own = {} if said.id == ENGLISH else {"lang": ENGLISH, "dir": "ltr"}
    note = f" ({whom})" if whom and whom not in one.name else ""
    if not whom and one.note:
        note = f" {one.note}"
    return [
        html.Span([f"{one.name}: ", html.Strong(one.number)], **own),
        html.Span(note, **({} if whom else own)) if note else "",
    ]


def languages(support: Mapping[str, SupportWords], *, links: Links) -> Component:
    """Return links to exit and support in each language, named in that language."""
    return html.Ul(
        [
            html.Li(
                html.A(
                    one.name,
                    href=links.to("support", lang=None if one.id == ENGLISH else one.id),
                    lang=one.id,
                    dir=one.direction,
                    hrefLang=one.id,
                )
            )
            for one in support.values()
        ],
        className="foot-links languages",
    )


def _group(
    words: str,
    entries: Sequence[tuple[str, str]],
    *,
    links: Links,
    nav: str,
    built: Sequence[str],
) -> Ready:
    """Return a group that opens by itself, without scripts; it names the page that is open."""
    there = [one for one in entries if one[0].partition("#")[0] in built]
    here = next((said for path, said in there if path == _place(nav)), None)
    said = [written("span", words, class_="group-name")]
    if here:
        said += [written("span", here, class_="group-here")]
    opened = written("summary", said, class_="group-open" if here else None)
    listed = written("ul", [_entry(*one, links=links, nav=nav) for one in there])
    return written("details", [opened, listed], class_="menu-group", name="menu")


def _place(nav: str) -> str:
    """Return the entry that a page belongs to: one of a borough to the list of boroughs."""
    return "boroughs" if nav.startswith("borough/") else nav


def _entry(path: str, words: str, *, links: Links, nav: str) -> Component:
    current = {"aria-current": "page"} if path == nav else {}
    return html.Li(html.A(words, href=links.to(path), **current))
