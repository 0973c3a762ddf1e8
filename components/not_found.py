"""The page for an address that leads nowhere: it says what is unknown and offers the nearest."""

from dash import html

from components.links import Links
from components.page import Page

WHAT = {
    "indicator": "measure",
    "period": "period",
    "period_type": "kind of period",
    "borough": "borough",
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
}
OWN_PAGES = ("borough", "indicators", "evidence")


def not_found_page(
    *,
    links: Links,
    what: str | None = None,
    given: str = "",
    nearest: str | None = None,
    inner: str = "/",
) -> Page:
    """Return a page with status 404.

    Args:
        links: Address builder.
        what: Query name that is unknown; None where the path itself is.
        given: What was asked for.
        nearest: Closest valid value, offered as a link.
        inner: Path without the prefix, for that link.
    """
    if what is None:
        said = "There is no page at this address."
        offer = html.P("Please check it, or go on from here.")
    elif nearest is None:
        said = f"This address asks for a {WHAT.get(what, what)} that is not here: “{given}”."
        offer = html.P("Please check the address, or go on from here.")
    else:
        said = f"This address asks for a {WHAT.get(what, what)} that is not here: “{given}”."
        own = next((folder for folder in OWN_PAGES if inner.startswith(f"/{folder}/")), None)
        target = f"{own}/{nearest}" if own else inner.lstrip("/")
        query = {} if own else {what: nearest}
        offer = html.P(["The nearest there is: ", html.A(nearest, href=links.to(target, **query))])
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
