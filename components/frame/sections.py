"""Sections of a page under their headings."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component


def section(heading: str, children: Sequence[Component], *, anchor: str = "") -> Component:
    """Return a part of a page; `anchor` is the id that an address may lead to."""
    marks = {"id": anchor} if anchor else {}
    return html.Section([html.H2(heading), *children], className="block", **marks)


def listed(anchor: str, heading: str, children: Sequence[Component]) -> Component:
    """Return a part of a page that is listed at its head under “On this page”."""
    return html.Section([html.H2(heading), *children], id=anchor, className="block response-part")
