"""The sign [x], as a link to who asked for what is not published and who holds it."""

import re

from dash import html
from dash.development.base_component import Component

from components.links import Links
from data.evidence.not_published import key_of
from data.model import SHORTHAND, Status

PAGE = "not-published"
MARK = SHORTHAND[Status.MISSING]
LABEL = f"{MARK} not published"
LOOK = "unpublished"
_PARTS = re.compile(r"<[^>]*>|[^<]+")
_NAME = re.compile(r"</?([a-z0-9]+)", re.IGNORECASE)
# Inside these a link would be wrong, or would be pressed for something else.
CLOSED = frozenset(
    {"a", "button", "summary", "option", "code", "dt", "pre", "svg", "title", "label"}
)


def unpublished(owner: str, *, links: Links) -> str:
    """Return the address of the blank of a measure, where it is said who holds it."""
    return f"{links.to(PAGE)}#{key_of(owner)}"


def mark(key: str, *, links: Links) -> Component:
    """Return the sign as a link to one blank of the list."""
    return html.A(MARK, href=f"{links.to(PAGE)}#{key}", className=LOOK, **{"aria-label": LABEL})


def with_marks_linked(text: str, *, links: Links) -> str:
    """Return HTML with each sign in it as a link to the list.

    In the cells of a table that holds a link already the sign stays a sign: a table of years would
    be as many stops for the keyboard. So it does in a caveat, which is said word for word.
    """
    if MARK not in text:
        return text
    link = f'<a href="{links.to(PAGE)}" class="{LOOK}" aria-label="{LABEL}">{MARK}</a>'
    closed, in_cell, linked, caveat = 0, False, False, ""
    written = []
    for part in _PARTS.findall(text):
        if part[0] == "<":
            found = _NAME.match(part)
            name, ends = (found[1].lower() if found else ""), part.startswith("</")
            if "data-caveat-id=" in part:
                caveat = name
            elif ends and name == caveat:
                caveat = ""
            if name in CLOSED:
                closed += -1 if ends else 1
            elif name == "table":
                linked = False
            elif name == "td":
                in_cell = not ends
            linked = linked or f'class="{LOOK}"' in part
        elif (
            MARK in part
            and not closed
            and not caveat
            and not (in_cell and linked and part.strip() == MARK)
        ):
            part, linked = part.replace(MARK, link), True  # noqa: PLW2901
        written.append(part)
    return "".join(written)
