"""A panel that fails says so in its own place; the others go on."""

import logging
from collections.abc import Callable
from uuid import uuid4

from dash import html
from dash.development.base_component import Component
from flask import g

from callbacks.address.state import UnknownChoiceError

LOG = logging.getLogger("dashboard")


def guarded(build: Callable[[], Component], *, what: str) -> Component:
    """Build a panel, or a message in its place.

    The fault is logged with a number and the name of the panel, and with nothing of the reader's.
    A message is not kept by the cache of answers, so that trying again can help.

    Args:
        build: Makes the panel.
        what: Id of the panel's place, for the log.

    Raises:
        UnknownChoiceError: Passed on: a choice that does not exist is the request's fault.
    """
    try:
        return build()
    except UnknownChoiceError:
        raise
    except Exception:
        number = uuid4().hex[:8]
        LOG.exception("fault %s in %s", number, what)
        g.pop("answer_key", None)
        return failed_panel(number)


def failed_panel(number: str) -> Component:
    """Return what stands in a failed panel's place: what happened, and a way to try again."""
    return html.Div(
        [
            html.P(
                "This part could not be drawn. The rest of the page is as it should be, and what "
                f"you chose is kept. Reference {number}."
            ),
            html.P(html.A("Try again", href="")),
        ],
        className="panel-message",
        role="alert",
    )
