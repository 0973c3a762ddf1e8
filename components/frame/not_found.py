"""The page for an address that leads nowhere: it says what is unknown and offers the nearest."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.page import Page

WHAT = {
    "indicator": "measure",
    "period": "period",
    "period_type": "kind of period",
    "borough": "borough",
    "ward": "ward",
    "order": "order",
    "view": "view",
    "address": "address",
    "fact": "printed figure",
    "source": "source",
    "theme": "theme",
    "area": "area",
    "year": "year",
    "unit": "unit",
    "check": "check",
    "page": "page",
    "aim": "aim",
    "lead": "lead agency",
    "lang": "language",
    "q": "search",
    "group": "group of boroughs",
}
NEAREST = "The nearest there is: "
OWN_PAGES = ("borough", "ward", "indicators", "evidence")


def not_found_page(
    *,
    links: Links,
    what: str | None = None,
    given: str = "",
    twice: bool = False,
    given_name: str | None = None,
    nearest: str | None = None,
    nearest_name: str | None = None,
    inner: str = "/",
    query: Mapping[str, Sequence[str]] | None = None,
    meant: tuple[str, str] | None = None,
) -> Page:
    """Return a page with status 404.

    Args:
        links: Address builder.
        what: Query name that is unknown; None where the path itself is.
        given: What was asked for.
        twice: Whether the address names several where one is meant.
        given_name: The same in words; None where it has none.
        nearest: Closest valid value, offered as a link.
        nearest_name: What readers call it, written in its place; None where it has no other name.
        inner: Path without the prefix, for that link.
        query: The rest of the view with the nearest choice in it; None where there is no such
            view.
        meant: Path and name of the page that a wrong path comes near to; None for none.
    """
    if what is None:
        said = "There is no page at this address."
        offer: Component = html.P("Please check it, or go on from here.")
        if meant:
            offer = html.P([NEAREST, html.A(meant[1], href=links.to(meant[0]))])
    else:
        named = WHAT.get(what, what)
        an = "an" if named[0] in "aeiou" else "a"
        said = f"This address asks for {an} {named} that is not here: “{given}”"
        said += f" ({given_name})." if given_name else "."
        if what == "address":
            said = f"This address is longer than any of this site: “{given}”."
        if twice:
            said = f"This address names {an} {named} more than once, and the page shows one."
        offer = _offer(
            links=links, nearest=nearest, words=nearest_name or nearest, inner=inner, query=query
        )
    return Page(
        title="Page not found",
        status=404,
        live=False,
        body=[
            html.H1("Page not found"),
            html.P(said, className="lead"),
            offer,
            html.P(html.A("Go to the London page", href=links.to(""))),
        ],
    )


def _offer(
    *,
    links: Links,
    nearest: str | None,
    words: str | None,
    inner: str,
    query: Mapping[str, Sequence[str]] | None,
) -> Component:
    """Offer the nearest view there is, or none where nothing comes near."""
    own = next((folder for folder in OWN_PAGES if inner.startswith(f"/{folder}/")), None)
    if query is not None:
        target = links.to(inner.lstrip("/"), **query)
    elif own is not None and nearest:
        target = links.to(f"{own}/{nearest}")
    else:
        return html.P("Please check the address, or go on from here.")
    without = "the same view with as many as fit" if nearest is None else "the same view without it"
    shown = words or without
    return html.P([NEAREST, html.A(shown, href=target)])
