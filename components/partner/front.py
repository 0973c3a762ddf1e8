"""The first page of the partner area: whose packs there are, and what is the matter with one."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.page import Page
from components.partner.parts import area_page

LEAD = (
    "Each borough’s partnership sees its own records here, added up and with small numbers "
    "withheld. No record of a person is kept on this site."
)
HOW_TO_MAKE = (
    "How to make one from a borough’s own extract is written in the documentation that comes with "
    "this software (docs/partner.md)."
)


@dataclass(frozen=True)
class Offer:
    """One borough: where its page is and what the pack holds; `fault` where it cannot be shown."""

    name: str
    href: str
    said: str
    fault: bool = False


def front_page(offers: Sequence[Offer]) -> Page:
    """Return the list of packs that the reader may open."""
    return area_page(
        "Partner area",
        [
            html.H1("Partner area"),
            html.P(LEAD, className="lead"),
            html.Ul([_offer(one) for one in offers], className="partner-offers")
            if offers
            else html.P(f"There is no pack here yet. {HOW_TO_MAKE}"),
        ],
    )


def damaged_page(*, place: str, back: str) -> Page:
    """Return what is said of a pack that cannot be opened. Why is in the server's log."""
    return _refusal(
        503,
        place,
        html.P("The figures of this borough cannot be shown: its pack is damaged."),
        html.P(
            "Nothing was lost: a pack can be made again from the extract, as docs/partner.md says. "
            "Whoever runs this site finds the reason in its log."
        ),
        html.P(html.A("All packs", href=back)),
    )


def no_pack_page(*, place: str, back: str) -> Page:
    """Return the page of a borough without a pack."""
    return _refusal(
        404,
        place,
        html.P("There is no pack of this borough."),
        html.P(HOW_TO_MAKE),
        html.P(html.A("All packs", href=back)),
    )


def no_pdf_page(*, place: str, chapter: str) -> Page:
    """Return what is said where the system lacks the libraries that draw text."""
    return _refusal(
        503,
        place,
        html.P(
            "This server cannot write PDF files: ask its keeper to install the system packages "
            "libpangoft2-1.0-0 and fonts-dejavu-core."
        ),
        html.P(html.A("The same chapter as a page, ready to print", href=chapter)),
    )


def _refusal(status: int, place: str, *said: Component) -> Page:
    body = [html.H1(place), html.Div(list(said), className="prose")]
    return area_page(place, body, status=status)


def _offer(one: Offer) -> Component:
    return html.Li(
        [
            html.Strong(one.name) if one.fault else html.A(html.Strong(one.name), href=one.href),
            html.Br(),
            one.said,
        ]
    )
