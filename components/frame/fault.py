"""The page of an answer that could not be given."""

from http import HTTPStatus

from dash import html

from components.page import Page


def fault_page(
    status: HTTPStatus, words: str, *, onward: str = "", onward_words: str = "Try again"
) -> Page:
    """Return what went wrong in plain words, and a way on.

    Args:
        status: Of the answer; its name is the heading and the title in the browser's tab.
        words: What happened and what the reader may do.
        onward: Where the way on leads; "" for the same address again.
        onward_words: Of that link.
    """
    return Page(
        title=status.phrase,
        status=status,
        live=False,
        body=[
            html.H1(status.phrase),
            html.Div([html.P(words), html.P(html.A(onward_words, href=onward))], className="prose"),
        ],
    )
