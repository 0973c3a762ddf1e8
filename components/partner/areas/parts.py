"""One map of a pack: the frame for the screen, the still picture for paper, and the table."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.ids import Partner
from components.pages.hotspots.frame import frame
from components.pages.hotspots.looks import Look
from components.partner.areas.looks import AreaView, area_looks
from components.partner.areas.map import DrawnArea, Ground, area_key, area_map
from components.partner.areas.names import WardName
from components.partner.areas.table import area_table, level_words
from data.partner.rows import AreaTable

WITHOUT_SCRIPTS = (
    "The map that can be enlarged is drawn by a script. The picture and the table below hold the "
    "same figures."
)
CHOOSE = "Choose an area on the map to read here what is said of it."


@dataclass(frozen=True)
class Drawing:
    """What the still picture is drawn from: GeoJSON geometries by code, and what lies around.

    `names` are those of wards, those with most room first.
    """

    areas: dict[str, dict[str, object]]
    ground: Ground
    names: Sequence[WardName] = ()


def map_words(table: AreaTable, *, view: AreaView) -> str:
    """Return what a map shows, as its heading."""
    about = view.about
    return about.caption(
        f"{view.kind.counted} by {level_words(table)}: {about.place}, {view.period}"
    )


def still_map(table: AreaTable, *, view: AreaView, drawing: Drawing) -> Component:
    """Return the picture with its heading and key."""
    looks = area_looks(table, kind=view.kind)
    words = map_words(table, view=view)
    return html.Figure(
        [
            html.Figcaption(f"{words}. {view.kind.rate}."),
            *area_map(
                [DrawnArea(drawing.areas[code], look) for code, look in looks.by_code.items()],
                ground=drawing.ground,
                described=f"Map. {words}. {_said(looks.by_code)} The values are in the table.",
                name=f"still-{view.kind.key}",
                stamp=view.about.stamp,
                names=drawing.names,
            ),
            area_key(looks.key, name=f"key-{view.kind.key}"),
        ],
        className="area-still",
    )


def _said(looks: dict[str, Look]) -> str:
    """Return how many areas are in each class, for whoever cannot see the picture."""
    words = [look.words for look in looks.values()]
    return "; ".join(f"{one}: {words.count(one)}" for one in dict.fromkeys(sorted(words))) + "."


def on_screen(
    tables: Sequence[AreaTable],
    *,
    view: AreaView,
    drawing: Drawing,
    address: str,
) -> list[Component]:
    """Return the frame, the picture that stands in for it, and a table for each level."""
    drawn, *others = tables
    title = map_words(drawn, view=view)
    return [
        html.Div(
            [
                html.P(WITHOUT_SCRIPTS, className="source-note scripts-off"),
                frame(address, title=f"Map. {title}", element_id=f"{Partner.MAP}-{view.kind.key}"),
                still_map(drawn, view=view, drawing=drawing),
                html.P(CHOOSE, role="status", className="area-said", **{"data-map-said": ""}),
                area_table(drawn, view=view),
            ],
            className="partner-map",
        ),
        *[
            html.Details(
                [
                    html.Summary(f"The same by {level_words(each)}"),
                    area_table(each, view=view),
                ],
                className="more-notes",
            )
            for each in others
        ],
    ]


def on_paper(tables: Sequence[AreaTable], *, view: AreaView, drawing: Drawing) -> list[Component]:
    """Return the picture and the table of the largest areas, which is short enough for paper."""
    largest = min(tables, key=lambda table: len(table.rows))
    return [
        still_map(tables[0], view=view, drawing=drawing),
        area_table(largest, view=view),
    ]
