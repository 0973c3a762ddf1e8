"""What is said at the door of the partner area: never whether a borough has figures there."""

from dash import html
from dash.development.base_component import Component

from components.page import Page
from components.partner.parts import area_page


def not_this_machine_page() -> Page:
    """Return the refusal of a request that did not come from the machine itself."""
    return door_page(
        403,
        "Open on one machine only",
        "This copy shows partner figures without sign-in, so it answers only on the machine that "
        "it runs on, at an address such as http://127.0.0.1:8050.",
        "To open it to others, whoever runs it has to set up sign-in.",
    )


def not_yours_page(front: str) -> Page:
    """Return the refusal of a borough that an account does not open, whether or not it exists.

    Args:
        front: Address of the list of what the account does open.
    """
    return door_page(
        403,
        "Not open to your account",
        "Your account does not open this page. If it should, ask whoever looks after accounts in "
        "your organisation to add you to the group of that borough, then sign in again.",
        html.P(html.A("See what your account opens", href=front)),
    )


def from_elsewhere_page() -> Page:
    """Return the refusal of a picture, file or form that another site asked for."""
    return door_page(
        403,
        "Asked for by another site",
        "Pages, pictures and files of the partner area are for its own pages alone.",
    )


def signed_out_page(sign_in: str) -> Page:
    """Return what anyone meets who is not signed in, at every address of the area alike.

    Args:
        sign_in: Address where signing in begins; of the pages below as well.
    """
    return door_page(
        401,
        "Sign in",
        "This part of the site is for partners who look at their own borough’s records. Please "
        "sign in with the account of your organisation.",
        "Signing in sets one cookie, for these pages alone. It is gone when you sign out, after a "
        "quarter of an hour without a page, or when you close the browser.",
        _way_in("Sign in", sign_in),
    )


def lapsed_page(sign_in: str) -> Page:
    """Return what is met after the time of a sign-in has run out."""
    return door_page(
        401,
        "Signed out after a while",
        "You were signed out, because no page was opened for a quarter of an hour or because you "
        "signed in more than four hours ago.",
        _way_in("Sign in again", sign_in),
    )


def declined_page(sign_in: str) -> Page:
    """Return what is met where the provider says that nobody signed in."""
    return door_page(
        403,
        "You are not signed in",
        "Signing in was stopped, or your organisation does not let your account use this site.",
        _way_in("Try again", sign_in),
    )


def untrusted_page(sign_in: str) -> Page:
    """Return what is met where an answer is altered, too old, used before or meant for another."""
    return door_page(
        403,
        "You are not signed in",
        "What came back from signing in could not be checked. That happens when it takes longer "
        "than ten minutes, when a page is loaded twice, or when an address was copied.",
        "Nothing was opened. If it happens again, tell whoever runs this site.",
        _way_in("Start again", sign_in),
    )


def lost_provider_page(sign_in: str) -> Page:
    """Return what is met while the provider cannot be reached or answers nonsense."""
    return door_page(
        503,
        "Signing in is not possible now",
        "The service that your organisation signs in with does not answer as it should. Nothing "
        "is wrong with your account. The public pages of this site work as before.",
        _way_in("Try again", sign_in),
    )


def no_group_page(sign_in: str, *, leave: str | None) -> Page:
    """Return what is met by an account that opens no borough.

    Args:
        sign_in: Address where signing in begins.
        leave: Address where to sign out of the account itself; None where there is none.
    """
    return door_page(
        403,
        "Not open to your account",
        "You signed in, but your account is in no group that opens a borough here. Ask whoever "
        "looks after accounts in your organisation, then sign in again.",
        _way_in("Sign in again", sign_in),
        *_way_out(leave),
    )


def left_page(sign_in: str, *, leave: str | None) -> Page:
    """Return what is met after signing out of this site. Arguments as above."""
    return door_page(
        200,
        "Signed out",
        "You are signed out of this site, and the cookie of your sign-in is gone.",
        *_way_out(leave),
        _way_in("Sign in again", sign_in),
    )


def left_there_page(sign_in: str) -> Page:
    """Return what is met by whoever comes back from signing out of the account itself."""
    return door_page(
        200,
        "Signed out",
        "You came back from signing out of your organisation’s account.",
        _way_in("Sign in again", sign_in),
    )


def _way_in(words: str, address: str) -> Component:
    return html.P(html.A(words, href=address, className="btn btn-primary"))


def _way_out(address: str | None) -> list[str | Component]:
    told = (
        "Your browser may still be signed in to your organisation’s account, so that signing in "
        "here again asks for nothing. On a computer that others use, sign out there as well."
    )
    if not address:
        return [told]
    link = html.A("Sign out of your organisation’s account", href=address, rel="noreferrer")
    return [told, html.P(link)]


def door_page(status: int, heading: str, *parts: str | Component) -> Page:
    """Return a page at the door.

    Args:
        status: Of the answer.
        heading: What happened; neutral, since it shows in the browser's tab and history.
        parts: Paragraphs, and what follows them, such as a link.
    """
    said = [html.P(part) if isinstance(part, str) else part for part in parts]
    body = [html.H1(heading), html.Div(said, className="prose")]
    return area_page(heading, body, status=status, styles=())
