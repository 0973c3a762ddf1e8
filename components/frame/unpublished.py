"""The signs [x] and [r] as links: to who holds what is not published, to earlier values."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.links import Links
from data.evidence.not_published import key_of
from data.model import SHORTHAND, Flag, Status

PAGE = "not-published"
INSIDE = "series"  # where that page names the series that are published and have blanks
NEW = "new"
REVISED_AT = "revised"
MARK = SHORTHAND[Status.MISSING]
LABEL = f"{MARK} not published"
LOOK = "unpublished"
_PARTS = re.compile(r"<[^>]*>|[^<]+")
_MEASURE = re.compile(r'<a [^>]*href="[^"]*/indicators/(\w+)')
# A sign is of the measure that is named before it in the same of these.
_ENTRIES = frozenset({"tr", "li", "p", "dt", "div"})
_NAME = re.compile(r"</?([a-z0-9]+)", re.IGNORECASE)
# Inside these a link would be wrong, or would be pressed for something else.
CLOSED = frozenset(
    {"a", "button", "summary", "option", "code", "dt", "pre", "svg", "title", "label", "script"}
)


@dataclass(frozen=True)
class _Sign:
    """A sign, where it leads, and what it is called aloud.

    One that stands `beside_figures` is a link once in the cells of a table. `places` has where it
    leads beside the name of a measure, by the measure's id.
    """

    mark: str
    href: str
    label: str
    places: Mapping[str, str]
    look: str = LOOK
    beside_figures: bool = False

    def link(self, measure: str) -> str:
        """Return the sign as a link, for the measure that is named beside it, if any."""
        href = self.places.get(measure, self.href)
        return f'<a href="{href}" class="{self.look}" aria-label="{self.label}">{self.mark}</a>'


def unpublished(owner: str, *, links: Links) -> str:
    """Return the address of the blank of a measure, where it is said who holds it."""
    return f"{links.to(PAGE)}#{key_of(owner)}"


def mark(key: str, *, links: Links) -> Component:
    """Return the sign as a link to one blank of the list."""
    return html.A(MARK, href=f"{links.to(PAGE)}#{key}", className=LOOK, **{"aria-label": LABEL})


def with_marks_linked(
    text: str,
    *,
    links: Links,
    indicator: str = "",
    borough: str = "",
    blanks: Collection[str] = (),
) -> str:
    """Return HTML with each sign in it as a link: [x] to the list, [r] to the earlier values.

    Beside the name of a measure that nobody publishes, and on its own page, [x] leads to its line
    of the list; elsewhere to the series that have blanks of their own.

    In the cells of a table that holds a link already the sign stays a sign: a table of years would
    be as many stops for the keyboard. So it does in a caveat, which is said word for word.

    Args:
        text: The document, or a part of it.
        links: Address builder.
        indicator: The measure that the figures are of; "" for several.
        borough: Slug of the borough that they are of; "" for several.
        blanks: Ids of the measures that have a line of the list.
    """
    revised = f"[{Flag.REVISED}]"
    if MARK not in text and revised not in text:
        return text
    earlier = links.to(NEW, indicator=indicator, borough=borough).replace("&", "&amp;")
    if not borough:
        # Figures of any area: the borough that a reader's links carry along would hide some.
        earlier += f"{'&amp;' if indicator else '?'}borough="
    places = {one: unpublished(one, links=links) for one in blanks}
    signs = (
        _Sign(MARK, places.get(indicator, f"{links.to(PAGE)}#{INSIDE}"), LABEL, places),
        _Sign(
            revised,
            f"{earlier}#{REVISED_AT}",
            f"{revised} revised: the earlier value",
            {},
            beside_figures=True,
        ),
    )
    for sign in signs:
        if sign.mark in text:
            text = _linked(text, sign)
    return text


def _linked(text: str, sign: _Sign) -> str:
    closed, in_cell, linked, caveat, measure = 0, False, False, "", ""
    written, own = [], f'aria-label="{sign.label}"'
    for part in _PARTS.findall(text):
        if part[0] == "<":
            found = _NAME.match(part)
            name, ends = (found[1].lower() if found else ""), part.startswith("</")
            if "data-caveat-id=" in part:
                caveat = name
            elif ends and name == caveat:
                caveat = ""
            measure = _beside(part, name, measure)
            if name in CLOSED:
                closed += -1 if ends else 1
            elif name == "table":
                linked = False
            elif name == "td":
                in_cell = not ends
            linked = linked or own in part
        elif (
            sign.mark in part
            and not closed
            and not caveat
            and not (in_cell and linked and (sign.beside_figures or part.strip() == sign.mark))
        ):
            part, linked = part.replace(sign.mark, sign.link(measure)), True  # noqa: PLW2901
        written.append(part)
    return "".join(written)


def _beside(tag: str, name: str, measure: str) -> str:
    """Return the measure that an entry has named once a tag of it is read; "" for none."""
    if name == "a" and (found := _MEASURE.match(tag)):
        return found[1]
    return "" if name in _ENTRIES else measure
