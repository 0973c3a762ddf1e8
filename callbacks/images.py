"""Pictures of views by address: made once, cacheable, with their caveats inside."""

from collections.abc import Callable

from flask import Flask, Response, abort, request

from callbacks.answer_cache import AnswerCache
from callbacks.api.replies import cacheable
from callbacks.funnel import funnel_drawn
from callbacks.map_areas import map_areas
from callbacks.panels import Panels
from callbacks.site import Site
from callbacks.state import one, parse_query, resolve_view
from components.pictures.chart import chart_height, chart_room, draw_chart
from components.pictures.map import draw_map
from components.pictures.sheet import FORMATS, NARROW, WIDE, Captions, Room, picture
from data.model import Level, Severity

MOST_BYTES = 16 * 1024 * 1024
MAP_HEIGHT = 6.7
PICTURES: dict[str, Callable[[Panels, str, float], bytes]] = {}


def register(server: Flask, *, site: Site) -> None:
    """Serve /image/<view>.svg and /image/<view>.png for map, spread and trend."""
    made = AnswerCache(MOST_BYTES)

    @server.get("/image/<view>.<kind>")
    def image(view: str, kind: str) -> Response:
        if view not in PICTURES or kind not in FORMATS:
            abort(404, f"There are pictures of {', '.join(PICTURES)} as {' and '.join(FORMATS)}.")
        key = request.full_path.encode()
        kept = made.get(key)
        if kept is None:
            query = parse_query(request.query_string.decode("utf-8", "replace"))
            width = NARROW if one(query, "size") == "narrow" else WIDE
            panels = Panels(resolve_view(query, site=site), site=site)
            kept = PICTURES[view](panels, kind, width)
            made.put(key, kept)
        return cacheable(kept, mimetype=FORMATS[kind])


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
    """Return the dots of a view as a file."""
    drawn = panels.spread_drawn()
    heading = f"{panels.indicator.short_title}: {drawn.heading[0].lower()}{drawn.heading[1:]}"
    return _chart_picture(
        panels,
        drawn.figure,
        heading=heading,
        subheading=drawn.subheading,
        kind=kind,
        width=width,
    )


def trend_picture(panels: Panels, kind: str, width: float) -> bytes:
    """Return the trend of a view as a file.

    Raises:
        HTTPException: 404 where the measure has one period only.
    """
    drawn = panels.trend_drawn()
    if drawn.figure is None:
        abort(404, drawn.words)
    return _chart_picture(
        panels,
        drawn.figure,
        heading=drawn.heading,
        subheading=drawn.subheading,
        kind=kind,
        width=width,
    )


def _chart_picture(
    panels: Panels,
    figure: dict[str, object] | None,
    *,
    heading: str,
    subheading: str,
    kind: str,
    width: float,
) -> bytes:
    if figure is None:
        abort(404)
    return picture(
        draw_chart(figure),
        captions=captions(panels, heading=heading, subheading=subheading),
        height=chart_height(figure),
        kind=kind,
        room=chart_room(figure),
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


def funnel_picture(panels: Panels, kind: str, width: float) -> bytes:
    """Return the funnel of a view as a file.

    Raises:
        HTTPException: 404 where the measure has no funnel.
    """
    drawn = funnel_drawn(panels)
    if drawn.figure is None:
        abort(404, drawn.words)
    return _chart_picture(
        panels,
        drawn.figure,
        heading=drawn.heading,
        subheading=drawn.subheading,
        kind=kind,
        width=width,
    )


PICTURES |= {
    "map": map_picture,
    "spread": spread_picture,
    "trend": trend_picture,
    "funnel": funnel_picture,
}
