"""The page of ward maps: places its parts, and knows nothing of where they come from."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.frame.controls import labelled_select
from components.frame.search_box import words_box
from components.frame.static_html import Ready
from components.ids import Hotspots
from components.links import Links
from components.notes.caveats import read_first
from components.page import Option, Page
from components.pages.hotspots.frame import late_frame
from components.pages.hotspots.picture import pictured
from components.pages.hotspots.words import DOES_PALE_MEAN_LITTLE, lines, why_dark
from data.model import Caveat, Place, Source
from data.statistics.hotspot_rows import HotspotRow
from data.text_slug import ward_slug

TITLE = "Where domestic abuse was recorded"
VIEWS: tuple[Option, ...] = (
    ("hotspots", "Groups of wards"),
    ("rate", "Recorded rate"),
    ("boroughs", "Boroughs, exploratory"),
)
ALL_LONDON: Option = ("london", "All London")


@dataclass(frozen=True)
class HotspotChoices:
    """What the boxes offer and hold."""

    indicators: Sequence[Option]
    periods: Sequence[Option]
    boroughs: Sequence[Option]
    indicator: str
    period: str
    view: str
    borough: str
    searched: str


@dataclass(frozen=True)
class HotspotParts:
    """What the page is made of.

    `drawn` names the outlines of the map, `area` is "ward" or "borough", and `chosen` the row of
    the one that was chosen.
    """

    lead: str
    map_address: str
    picture_address: str
    map_title: str
    drawn: str
    area: str
    words: str
    method: str
    table: Sequence[Component]
    boroughs: Sequence[Component]
    history: Component
    chosen: HotspotRow | None


def hotspots_layout(
    *,
    choices: HotspotChoices,
    parts: HotspotParts,
    caveats: Sequence[Caveat],
    sources: dict[str, Source],
    links: Links,
) -> Page:
    """Return the page. What a choice changes has an id, so that a script can change it alone."""
    return Page(
        title="Ward maps",
        nav="hotspots",
        live=False,
        styles=("first-screen.css", "hotspots.css"),
        scripts=("focus.js", "hotspots.js"),
        body=[
            html.H1(TITLE),
            html.P(
                parts.lead,
                className="lead",
                id=Hotspots.HEADING,
                **{"data-swap": "", "aria-live": "polite"},
            ),
            _form(choices, action=links.to("hotspots")),
            html.P("", id=Hotspots.STATUS, role="status", className="visually-hidden"),
            html.Div(
                [
                    _beside(caveats, sources=sources),
                    html.Div(
                        [
                            late_frame(
                                parts.map_address,
                                title=parts.map_title,
                                element_id=Hotspots.FRAME,
                                drawn=parts.drawn,
                            ),
                            _swapped(
                                Hotspots.PICTURE,
                                [pictured(parts.picture_address, described=parts.words)],
                            ),
                            _swapped(Hotspots.WORDS, [_words(parts)]),
                            _swapped(Hotspots.WARD, _chosen(parts, links=links)),
                        ],
                        className="hotspot-map",
                    ),
                    questions(choices.view),
                ],
                className="hotspot-side",
            ),
            html.Section(
                [
                    html.H2("Every area on the map"),
                    _swapped(Hotspots.TABLE, parts.table),
                ],
                className="block",
                **{"aria-label": "Table of the map"},
            ),
            _swapped(Hotspots.BOROUGHS, parts.boroughs, look="block"),
            parts.history,
        ],
    )


def _form(choices: HotspotChoices, *, action: str) -> Component:
    return html.Form(
        [
            labelled_select(
                "Measure",
                element_id=Hotspots.INDICATOR,
                name="indicator",
                options=choices.indicators,
                value=choices.indicator,
            ),
            labelled_select(
                "Year",
                element_id=Hotspots.PERIOD,
                name="period",
                options=choices.periods,
                value=choices.period,
            ),
            labelled_select(
                "Show",
                element_id=Hotspots.VIEW,
                name="view",
                options=VIEWS,
                value=choices.view,
            ),
            labelled_select(
                "Borough",
                element_id=Hotspots.BOROUGH,
                name="borough",
                options=choices.boroughs,
                value=choices.borough,
            ),
            html.Div(
                [
                    html.Label("Find a ward", htmlFor=Hotspots.SEARCH, className="form-label"),
                    words_box(
                        Hotspots.SEARCH, value=choices.searched, placeholder="Name or borough"
                    ),
                ],
                className="control",
            ),
            html.Button("Show", type="submit", className="btn btn-primary static-only"),
        ],
        id=Hotspots.FORM,
        action=action,
        method="get",
        className="controls",
        role="search",
        **{"aria-label": "Choose what to show"},
    )


def _beside(caveats: Sequence[Caveat], *, sources: dict[str, Source]) -> Component:
    """The caveats that weigh most for a ward, open, and all of them behind one press."""
    block = read_first(
        caveats, sources=sources, heading="Before you read the map", at=Place.HOTSPOTS
    )
    return html.Div(block, className="hotspot-beside")


def questions(view: str) -> Component:
    """Return the two questions that readers ask first, answered plainly."""
    return html.Div(
        [
            html.Section(
                [
                    html.H2("Why is my ward dark?", className="block-heading"),
                    html.P(why_dark(view), id="hotspots-why", **{"data-swap": ""}),
                ],
                className="aside-block blue",
            ),
            html.Section(
                [
                    html.H2("Does a pale ward mean little abuse?", className="block-heading"),
                    html.P(DOES_PALE_MEAN_LITTLE),
                ],
                className="aside-block blue",
            ),
        ],
        className="hotspot-questions",
    )


def _words(parts: HotspotParts) -> Component:
    return html.Div(
        [
            html.P(parts.words, className="figure-words"),
            html.P(parts.method, className="source-note"),
        ]
    )


def _chosen(parts: HotspotParts, *, links: Links) -> list[Component]:
    row, area = parts.chosen, parts.area
    if row is None:
        ask = f"Choose a {area} in the table or on the map to see all that is said of it."
        return [html.P(ask)]
    borough = html.A(f"All of {row.parent_name}", href=links.borough(row.parent_slug))
    own = ward_slug(row.name, borough=row.parent_slug)
    page = html.A(f"All of {row.name}", href=links.ward(own)) if area == "ward" else None
    named = row.name if area == "borough" else f"{row.name}, {row.parent_name}"
    return [
        html.H2(named, className="block-heading"),
        *[html.P(line) for line in lines(row, area=area)],
        html.P([page, " · " if page else None, borough]),
    ]


def _swapped(element_id: str, content: Sequence[Component | Ready], *, look: str = "") -> Component:
    extra = {"aria-live": "polite"} if element_id == Hotspots.WARD else {}
    return html.Div(
        list(content), id=element_id, className=look or None, **{"data-swap": "", **extra}
    )
