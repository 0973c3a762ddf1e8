"""What is said at the door of the partner area: never whether a borough has figures there."""

from dash import html
from dash.development.base_component import Component

from components.page import Page


def not_this_machine_page() -> Page:
    """Return the refusal of a request that did not come from the machine itself."""
    return door_page(
        403,
        "Open on one machine only",
        "This copy shows partner figures without sign-in, so it answers only on the machine that "
        "it runs on, at an address such as http://127.0.0.1:8050.",
        "To open it to others, whoever runs it has to set up sign-in.",
    )


def not_yours_page() -> Page:
    """Return the refusal of a borough that an account does not open, whether or not it exists."""
    return door_page(
        403,
        "Not open to your account",
        "Your account does not open this page. If it should, ask whoever looks after accounts in "
        "your organisation to add you to the group of that borough, then sign in again.",
    )


def from_elsewhere_page() -> Page:
    """Return the refusal of a picture, file or form that another site asked for."""
    return door_page(
        403,
        "Asked for by another site",
        "Pages, pictures and files of the partner area are for its own pages alone.",
    )


def signed_out_page() -> Page:
    """Return what anyone meets who is not signed in, at every address of the area alike."""
    return door_page(
        401,
        "Sign in",
        "This part of the site is for partners who look at their own borough’s records. Please "
        "sign in with the account of your organisation.",
    )


def door_page(status: int, heading: str, *parts: str | Component) -> Page:
    """Return a page at the door.

    Args:
        status: Of the answer.
        heading: What happened; neutral, since it shows in the browser's tab and history.
        parts: Paragraphs, and what follows them, such as a link.
    """
    said = [html.P(part) if isinstance(part, str) else part for part in parts]
    return Page(
        title=heading,
        status=status,
        live=False,
        body=[html.H1(heading), html.Div(said, className="prose")],
    )
