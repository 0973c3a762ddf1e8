"""How to cite a view, the link to it, and what a link to an older release meets."""

import re

from dash import html
from dash.development.base_component import Component

from components.page import SITE

RELEASE = re.compile(r"^\d{4}-\d{2}$")


def citation(title: str, *, release: str, data_to: str) -> Component:
    """Return the citation of a page.

    Args:
        title: Of the page; "" for the London page.
        release: That the figures come from.
        data_to: Last day of the police figures, in words.
    """
    return html.P(
        [
            "To cite this view: ",
            html.Cite(f"{SITE}, {title or 'London'}"),
            f", release {release}, police figures to {data_to}.",
        ],
        className="citation block source-note",
    )


def view_link(chosen: str, *, release: str, root: str = "") -> Component:
    """Return the link to exactly the view that a page shows: to copy by a press, else to follow.

    Args:
        chosen: The choices that made the view, as in an address; "" for none.
        release: That the figures come from, which the link names too.
        root: Public address of the site, which the copied link rests on; "" for the one that the
            reader's browser shows.
    """
    rests_on = {"data-copy-root": root} if root else {}
    return html.Span(
        [
            html.A("Link to this view", href=f"?{chosen}{'&' if chosen else ''}release={release}"),
            html.Button(
                "Copy link to this view",
                type="button",
                className="btn btn-outline-dark copy-button",
                **{"data-copy-link": release},
                **rests_on,
            ),
            html.Span("", role="status", **{"data-copied": ""}),
        ],
        className="view-link",
    )


def other_release(named: str | None, *, served: str) -> Component | None:
    """Say that a link names another release than the one shown; None where it does not.

    Args:
        named: The release in the link, as given.
        served: The release that is shown.
    """
    if not named or named == served:
        return None
    if not RELEASE.match(named):
        words = f"The link names a release that is not known here. This is release {served}."
    elif named < served:
        words = (
            f"The link names release {named}, which is not kept here. A newer one exists and is "
            f"shown: release {served}. Its figures may have been revised since."
        )
    else:
        words = (
            f"The link names release {named}, which is newer than the one this copy has: release "
            f"{served}."
        )
    return html.P(words, className="aside-block", role="note")


def earlier_release(release: str, *, newest: str, newer: str) -> Component:
    """Return the banner of a page of an earlier release.

    Args:
        release: That the page is of.
        newest: The release that is served.
        newer: Address of the same page in that one.
    """
    words = (
        f"This is release {release}, kept so that it can be cited. Its figures may have been "
        "revised since; words and caveats are those of today. "
    )
    return html.P(
        [
            words,
            html.A(f"The same in release {newest}, the newest", href=newer),
            ".",
        ],
        className="aside-block earlier-release",
        role="note",
    )


def instead(words: str) -> Component | None:
    """Say what is shown in place of what was asked for; None where nothing is to be said."""
    return html.P(words, className="aside-block", role="note") if words else None
