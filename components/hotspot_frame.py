"""What stands around the map inside its frame: title, key and caveats, and the patterns."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import dash_svg as svg
from dash import html
from dash.development.base_component import Component

from components.hotspot_looks import Look
from data.model import Caveat

if TYPE_CHECKING:
    from components.hotspot_document import HotspotMap


def frame_before(chosen: "HotspotMap") -> list[Component]:
    """Return the patterns, the title and the key of a map."""
    return [
        svg.Svg(
            svg.Defs([pattern(look) for look in chosen.patterns()]),
            width="0",
            height="0",
            className="patterns",
            **{"aria-hidden": "true"},
        ),
        html.Header(
            [
                html.H1(chosen.title),
                html.P(chosen.subtitle, className="frame-sub"),
                html.Ul([_key(look) for look in chosen.legend], className="frame-key"),
            ],
            className="frame-head",
        ),
    ]


def frame_after(chosen: "HotspotMap", *, caveats: Sequence[Caveat]) -> Component:
    """Return the caveats of a map, so that whoever saves or copies it has them."""
    return html.Footer(
        [
            html.P(html.Span(chosen.stamp), className="frame-stamp") if chosen.stamp else None,
            html.H2("Read with this map"),
            html.Ul(
                [html.Li(one.headline, **{"data-caveat-id": one.id}) for one in caveats],
            ),
            html.P(chosen.source),
        ],
        className="frame-caveats",
    )


def frame(address: str, *, title: str, element_id: str) -> Component:
    """Return the frame of a map: it may run its own scripts and nothing else."""
    return html.Iframe(
        src=address,
        id=element_id,
        title=title,
        sandbox="allow-scripts",
        className="hotspot-frame",
    )


def _key(look: Look) -> Component:
    swatch = svg.Svg(
        svg.Rect(
            width="22", height="14", fill=look.paint, className=f"swatch-box swatch-{look.key}"
        ),
        width="22",
        height="14",
        **{"aria-hidden": "true"},
    )
    return html.Li([swatch, html.Span(look.words)])


def pattern(look: Look, *, prefix: str = "look") -> Component:
    """Return the stripes of a look as SVG takes them; `prefix` begins their id."""
    ground, ink, angle, gap = look.pattern or ("", "", 0, 1)
    drawn: Component = svg.Pattern(
        [
            svg.Rect(width=str(gap), height=str(gap), fill=ground),
            svg.Line(x1="0", y1="0", x2="0", y2=str(gap), stroke=ink, strokeWidth="2.4"),
        ],
        id=f"{prefix}-{look.key}",
        width=str(gap),
        height=str(gap),
        patternUnits="userSpaceOnUse",
        patternTransform=f"rotate({angle})",
    )
    return drawn
