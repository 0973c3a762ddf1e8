"""The files of pictures. Loaded when the first picture is asked for: matplotlib is large."""

from collections.abc import Callable
from dataclasses import replace

from flask import abort

from callbacks.funnel import funnel_drawn
from callbacks.map_areas import map_areas
from callbacks.panels import Panels
from components.drawn import Drawn
from components.pictures import WIDE
from components.pictures.chart import chart_height, chart_room, draw_chart
from components.pictures.map import draw_map
from components.pictures.sheet import Captions, Room, picture
from data.model import Level, Severity

MAP_HEIGHT = 6.7


def map_picture(panels: Panels, kind: str, width: float) -> bytes:
    """Return the map of a view as a file."""
    cut = panels.cut
    return picture(
        draw_map(
            map_areas(cut, panels.site.repository.outlines(Level.BOROUGH)),
            classes=cut.classes,
            view_box=panels.site.repository.manifest["drawing"]["view_box"],
            chosen=panels.chosen,
        ),
        captions=captions(panels, heading=cut.said.partition(". ")[0], subheading=panels.measure),
        height=MAP_HEIGHT * width / WIDE,
        kind=kind,
        room=Room(),
        width=width,
    )


def spread_picture(panels: Panels, kind: str, width: float) -> bytes:
    """Return the dots of a view as a file; away from its page the heading names the measure."""
    drawn = panels.spread_drawn()
    heading = f"{panels.indicator.short_title}: {drawn.heading[0].lower()}{drawn.heading[1:]}"
    return _chart_picture(panels, replace(drawn, heading=heading), kind=kind, width=width)


def trend_picture(panels: Panels, kind: str, width: float) -> bytes:
    """Return the trend of a view as a file.

    Raises:
        HTTPException: 404 where the measure has one period only.
    """
    return _chart_picture(panels, panels.trend_drawn(), kind=kind, width=width)


def funnel_picture(panels: Panels, kind: str, width: float) -> bytes:
    """Return the funnel of a view as a file.

    Raises:
        HTTPException: 404 where the measure has no funnel.
    """
    return _chart_picture(panels, funnel_drawn(panels), kind=kind, width=width)


def _chart_picture(panels: Panels, drawn: Drawn, *, kind: str, width: float) -> bytes:
    if drawn.figure is None:
        abort(404, drawn.words)
    return picture(
        draw_chart(drawn.figure),
        captions=captions(panels, heading=drawn.heading, subheading=drawn.subheading),
        height=chart_height(drawn.figure),
        kind=kind,
        room=chart_room(drawn.figure),
        width=width,
    )


def captions(panels: Panels, *, heading: str, subheading: str) -> Captions:
    """Return the words that a picture of a view must carry."""
    return Captions(
        heading=heading,
        subheading=subheading,
        caveats=tuple(one.headline for one in panels.caveats if one.severity is Severity.MUST_READ),
        source=panels.source,
    )


PICTURES: dict[str, Callable[[Panels, str, float], bytes]] = {
    "map": map_picture,
    "spread": spread_picture,
    "trend": trend_picture,
    "funnel": funnel_picture,
}
