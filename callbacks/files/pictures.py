"""The files of pictures. Loaded when the first picture is asked for: matplotlib is large."""

from collections.abc import Callable, Sequence

from flask import abort

from callbacks.address.state import Query, one
from callbacks.pages.compare.change import change_drawn, values_drawn
from callbacks.pages.compare.trends import trends_drawn
from callbacks.panels.comparison import Comparison
from callbacks.panels.months import months_caveats, months_chosen
from callbacks.panels.notes import dated
from callbacks.panels.view_frames import borough_map_areas
from callbacks.server.site import Site
from components.frame.drawn import Drawn
from components.panels.compared_charts import compared_spread, funnel_drawn
from components.panels.months import NO_MONTHS, months_drawn
from components.pictures import WIDE
from components.pictures.chart import chart_height, chart_room, draw_chart
from components.pictures.map import draw_map
from components.pictures.multiples import draw_multiples, multiples_height
from components.pictures.sheet import Captions, Room, picture
from data.caveats import must_read
from data.model import Caveat

MAP_HEIGHT = 6.7
Draw = Callable[[Comparison, str, float], bytes]


def map_picture(given: Comparison, kind: str, width: float) -> bytes:
    """Return the map of a view as a file."""
    measured, cut = given.measured, given.measured.cut
    heading, _, words = cut.spread_words.partition(". ")
    return picture(
        draw_map(
            borough_map_areas(cut, site=given.site),
            scale=cut.scale,
            view_box=given.site.repository.manifest["drawing"]["view_box"],
            chosen=measured.chosen,
        ),
        captions=Captions(
            heading=heading,
            subheading=measured.measure,
            words=words,
            caveats=must_read(measured.caveats),
            source=_source(given),
        ),
        height=MAP_HEIGHT * width / WIDE,
        kind=kind,
        room=Room(),
        width=width,
    )


def trend_picture(given: Comparison, kind: str, width: float) -> bytes:
    """Return the trend of a view as a file.

    Raises:
        HTTPException: 404 where the measure has one period only.
    """
    drawn, caveats = given.measure_view.trend_drawn(), given.measured.caveats
    return _chart(given, drawn, caveats=caveats, kind=kind, width=width)


def trends_picture(given: Comparison, kind: str, width: float) -> bytes:
    """Return the small charts over time of a comparison as a file.

    Raises:
        HTTPException: 404 where the measure has one period only.
    """
    drawn = trends_drawn(given)
    if drawn.charts is None:
        abort(404, drawn.words)
    return picture(
        draw_multiples(drawn.charts, width=width),
        captions=Captions.of(drawn, caveats=given.caveats, source=_source(given)),
        height=multiples_height(drawn.charts, width=width),
        kind=kind,
        room=Room(),
        width=width,
    )


def months_picture(
    query: Query, kind: str, width: float, *, site: Site
) -> tuple[bytes, tuple[str, ...]]:
    """Return the months of a place beside their limits as a file, and the parts of its name.

    Raises:
        HTTPException: 404 where the measure is not counted by month, or not in this place.
    """
    shown = months_chosen(query, site=site)
    if shown is None:
        abort(404, NO_MONTHS)
    drawn = months_drawn(shown)
    if drawn.figure is None:
        abort(404, drawn.words)
    caveats = months_caveats(shown, site=site, asked=one(query, "indicator"))
    body = picture(
        draw_chart(drawn.figure),
        captions=Captions.of(
            drawn,
            caveats=caveats,
            source=f"{dated([shown.indicator.id], site=site)} {shown.source}",
        ),
        height=chart_height(drawn.figure),
        kind=kind,
        room=chart_room(drawn.figure),
        width=width,
    )
    return body, (shown.indicator.id, str(shown.query["borough"] or "london"), "months")


def _source(given: Comparison) -> str:
    """Say how old the figures of a picture are, and where they come from."""
    measured = given.measured
    return f"{dated([measured.indicator.id], site=given.site)} {measured.source}"


def _compared(draw: Callable[[Comparison], Drawn]) -> Draw:
    """Return what makes a picture of a chart of the comparison, with the caveats of comparing.

    It answers 404, with the reason, where there is nothing to draw.
    """

    def make(given: Comparison, kind: str, width: float) -> bytes:
        return _chart(given, draw(given), caveats=given.caveats, kind=kind, width=width)

    return make


def _chart(
    given: Comparison, drawn: Drawn, *, caveats: Sequence[Caveat], kind: str, width: float
) -> bytes:
    if drawn.figure is None:
        abort(404, drawn.words)
    return picture(
        draw_chart(drawn.figure),
        captions=Captions.of(drawn, caveats=caveats, source=_source(given)),
        height=chart_height(drawn.figure),
        kind=kind,
        room=chart_room(drawn.figure),
        width=width,
    )


PICTURES: dict[str, Draw] = {
    "map": map_picture,
    "spread": _compared(compared_spread),
    "trend": trend_picture,
    "funnel": _compared(lambda given: funnel_drawn(given.measured)),
    "change": _compared(change_drawn),
    "values": _compared(values_drawn),
    "trends": trends_picture,
}
