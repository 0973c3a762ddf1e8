"""The line above every page of the area: who may see it, and the way out."""

from dash import html
from dash.development.base_component import Component

STYLE = "partner-strip.css"


def local_strip() -> Component:
    """Say that a page is open to the machine itself, without sign-in."""
    return _strip(
        [
            html.Strong("Partner area, local: "),
            "open on this machine only, without sign-in. Do not leave it open to others.",
        ]
    )


def signed_in_strip(*, action: str, field: str, token: str) -> Component:
    """Say that someone is signed in, with a button to sign out that works without scripts.

    Args:
        action: Address that signs out.
        field: Name of the field that the form sends.
        token: What it sends, to tell it from a form of another site.
    """
    return _strip(
        [
            html.Strong("Partner area: "),
            "you are signed in. Sign out before you leave this computer to others.",
        ],
        html.Form(
            html.Button(
                "Sign out",
                type="submit",
                name=field,
                value=token,
                className="btn btn-outline-dark",
            ),
            action=action,
            method="post",
        ),
    )


def _strip(words: list[str | Component], *more: Component) -> Component:
    return html.Div(
        [html.P(words), *more], className="partner-strip", role="region", **{"aria-label": "Access"}
    )
