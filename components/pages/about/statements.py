"""The statements a public service owes its readers: accessibility, privacy, contact."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.page import Page

PREPARED = "22 November 2026"


@dataclass(frozen=True)
class Overdue:
    """A source whose next release is later than its publisher's own rhythm."""

    title: str
    due: str


def accessibility_page(*, links: Links, contact: str) -> Page:
    """Return the accessibility statement in the model form of the 2018 Regulations.

    Args:
        links: Address builder.
        contact: Where to write; "" where the deployment has set none.
    """
    return _page(
        "Accessibility statement",
        "accessibility",
        [
            _p(
                "This statement applies to every page of the London boroughs dashboard and to each "
                "view of it that is embedded on another site. Please read it with the statement of "
                "the site that embeds the view."
            ),
            _section(
                "How accessible this website is",
                "We want as many people as possible to be able to use it. You should be able to:",
                [
                    (
                        "read every figure without colour, at 200% and at 320 pixels wide, "
                        "without scrolling in two directions, except in maps and wide tables"
                    ),
                    (
                        "use everything with a keyboard: the borough map is one stop, arrow keys "
                        "move to the neighbour in that direction, letters to a name, Enter opens "
                        "the borough, Escape leaves the map"
                    ),
                    (
                        "use everything with a screen reader: each chart and map has its findings "
                        "in words and its figures in a table"
                    ),
                    "read the headline figures, the map and the tables with scripts turned off",
                    (
                        "leave at once: Exit this page is the first control after the skip links, "
                        "and pressing Shift three times does the same"
                    ),
                ],
            ),
            _section(
                "Feedback and contact",
                "If something does not work for you, or you need a figure in another form, "
                f"{_write_to(contact)} Say which page it is and what you use. We answer within "
                "ten working days.",
            ),
            _section(
                "Enforcement procedure",
                "The Equality and Human Rights Commission enforces the Public Sector Bodies "
                "(Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. If you "
                "are not happy with how we answer, contact the Equality Advisory and Support "
                "Service.",
            ),
            _section(
                "Technical information about this website’s accessibility",
                "The publisher commits to making it accessible, in accordance with those "
                "Regulations.",
            ),
            _section(
                "Compliance status",
                "This website is partially compliant with the Web Content Accessibility "
                "Guidelines version 2.2 AA standard, because of what is listed below.",
            ),
            _section(
                "Non-accessible content",
                "Known not to comply, or not yet shown to comply:",
                [
                    (
                        "Points in charts can be read with a pointer only. The same values are in "
                        "the table and the words beside each chart (success criterion 2.1.1)."
                    ),
                    (
                        "The ward map on the hotspot page has areas smaller than 24 pixels, and so "
                        "is the City of London on a phone’s map. Every ward is in the table beside "
                        "it, with a search by name, and every borough in the box above (2.5.8)."
                    ),
                    (
                        "The pale bars of intervals have less than 3 to 1 in contrast with what is "
                        "beside them. Each interval is in the table in figures (1.4.11)."
                    ),
                    (
                        "A choice box on a narrow screen, or with text at 200%, may not show the "
                        "whole title of what is chosen. The title stands in full in the heading "
                        "below it (1.4.4)."
                    ),
                    (
                        "Testing so far used one browser, automatic checks and a keyboard. It has "
                        "not yet been tried by people who use screen readers, voice control or "
                        "switches."
                    ),
                    (
                        "Briefs in PDF are tagged by a library; the same brief as a web page "
                        "is the accessible version."
                    ),
                ],
            ),
            _section(
                "Preparation of this statement",
                f"This statement was prepared on {PREPARED}. Every page was checked with axe-core "
                "at phone and laptop width, in ordinary and forced colours, and used with a "
                "keyboard. These checks run again with every change.",
            ),
        ],
        links=links,
    )


def _partners() -> Component:
    return _section(
        "Partners who sign in",
        "None of this concerns you unless you sign in with an account of your organisation.",
        [
            (
                "Signing in sets one cookie, for those pages alone. It holds an opaque id, the "
                "boroughs your account opens and times, encrypted; it is gone when you sign out, "
                "after a quarter of an hour without a page, or when you close the browser."
            ),
            (
                "The server logs that an account, by an opaque id, opened a page of a certain "
                "kind, and when; not which borough, and nothing of what the page said."
            ),
            "Your organisation sees that you signed in here, and keeps its own record of that.",
        ],
    )


def privacy_page(*, links: Links, tiles: str, sign_in: bool = False) -> Page:
    """Return what is and what is not kept about a reader.

    Args:
        links: Address builder.
        tiles: Host of map tiles where the deployment has set one, else "".
        sign_in: Whether partners sign in to an area of their own.
    """
    third_party = (
        f"The hotspot map asks {tiles} for its background, because whoever runs this copy chose "
        "so. That host sees your internet address and which part of London you look at."
        if tiles
        else "Pages ask nothing of any other host: no fonts, no maps, no scripts, no counters."
    )
    return _page(
        "Privacy",
        "privacy",
        [
            _section(
                "What we do not do",
                "",
                [
                    (
                        "We set no cookie on any public page, and keep nothing in your browser’s "
                        "storage that outlives the tab."
                    ),
                    third_party,
                    "We do not count visits, and nothing records that you used Exit this page.",
                    (
                        "The server does not log internet addresses, nor which borough or measure "
                        "you looked at, nor what you searched for."
                    ),
                    (
                        "A whole postcode never leaves your browser: the server is asked for its "
                        "first half alone, and without scripts the search box does not send it."
                    ),
                    (
                        "When you follow a link from here, the other site is not told where you "
                        "came from."
                    ),
                ],
            ),
            _section(
                "What your browser keeps",
                "Pages tell your browser not to store them. Your browser still lists this site in "
                "its history, and the titles there are neutral: “London boroughs dashboard”. "
                "Choices you make replace the address, so they do not add entries. Style sheets, "
                "scripts and outlines of boroughs may stay in the browser’s cache.",
            ),
            _section(
                "If someone may check your device",
                "Leaving with Exit this page does not remove this site from your history. To do "
                "that, open the browser’s menu, choose History, then Clear browsing data, and "
                "choose the last hour. Clearing everything can itself be noticed. A private "
                "window keeps no history once it is closed, but does not hide a visit from "
                "whoever runs the network or from software installed on the device. Using a "
                "device that the other person cannot reach is safer.",
            ),
            _section(
                "Embedded views",
                "A view embedded on another site keeps these rules. The site around it has its "
                "own, and may set cookies.",
            ),
            *([_partners()] if sign_in else []),
        ],
        links=links,
    )


def contact_page(
    *,
    links: Links,
    contact: str,
    corrections: Sequence[str],
    overdue: Sequence[Overdue],
    first: str,
) -> Page:
    """Return how to report an error, what was corrected, and which releases are overdue.

    Args:
        links: Address builder.
        contact: Where to write; "" where the deployment has set none.
        corrections: Each correction made since the first release, newest first.
        overdue: Sources whose next release is overdue.
        first: Id of the first release on record.
    """
    return _page(
        "Contact and corrections",
        "contact",
        [
            _section(
                "Report an error",
                f"If a figure, a word or a link is wrong, {_write_to(contact)} Say the address of "
                "the page and what you expected. A wrong figure is corrected in the next release "
                "and listed here.",
            ),
            _section(
                "If you need help now",
                "Nobody answers emergencies at this address. In danger, call 999; from a mobile, "
                "press 55 if you cannot speak. The support lines are at the foot of every page.",
            ),
            _section(
                "Corrections",
                "" if corrections else f"None so far. Release {first} is the first on record.",
                list(corrections),
            ),
            _section(
                "When the next figures are due",
                "These are overdue: the publisher has a newer release, or should have. Figures "
                "here stay as they are until it is loaded."
                if overdue
                else "No source is overdue.",
                [f"{one.title}: due {one.due}" for one in overdue],
            ),
        ],
        links=links,
    )


def _page(title: str, nav: str, parts: list[Component], *, links: Links) -> Page:
    end = html.P(html.A("Back to the London page", href=links.to("")))
    return Page(
        title=title,
        nav=nav,
        live=False,
        body=[html.H1(title), html.Div([*parts, end], className="prose")],
    )


def _section(heading: str, words: str, items: Sequence[str] = ()) -> Component:
    return html.Section(
        [
            html.H2(heading),
            _p(words) if words else None,
            html.Ul([html.Li(item) for item in items]) if items else None,
        ],
        className="block",
    )


def _p(words: str) -> Component:
    return html.P(words)


def _write_to(contact: str) -> str:
    return f"write to {contact}." if contact else "tell whoever publishes this copy."
