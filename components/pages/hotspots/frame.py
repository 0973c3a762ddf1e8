"""What stands around the map inside its frame: title, key and caveats, and the patterns."""

from collections.abc import Sequence

import dash_svg as svg
from dash import html
from dash.development.base_component import Component

from components.frame.static_html import Ready, written
from components.pages.hotspots.looks import Look
from data.model import Caveat


def frame_patterns(patterned: Sequence[Look]) -> Component:
    """Return the stripes that a map may be filled with."""
    drawn: Component = svg.Svg(
        svg.Defs([pattern(look) for look in patterned]),
        width="0",
        height="0",
        className="patterns",
        **{"aria-hidden": "true"},
    )
    return drawn


def frame_head(title: str, subtitle: str, *, legend: Sequence[Look]) -> Component:
    """Return the title and the key of a map."""
    return html.Header(
        [
            html.H1(title),
            html.P(subtitle, className="frame-sub"),
            html.Ul([_key(look) for look in legend], className="frame-key"),
        ],
        className="frame-head",
    )


def frame_after(source: str, *, caveats: Sequence[Caveat], stamp: str = "") -> Component:
    """Return the caveats of a map, so that whoever saves or copies it has them."""
    return html.Footer(
        [
            html.P(html.Span(stamp), className="frame-stamp") if stamp else None,
            html.H2("Read with this map"),
            html.Ul(
                [html.Li(one.headline, **{"data-caveat-id": one.id}) for one in caveats],
            ),
            html.P(source),
        ],
        className="frame-caveats",
    )


def frame(address: str, *, title: str, element_id: str, drawn: str = "") -> Component:
    """Return the frame of a map: it may run its own scripts and nothing else.

    `drawn` names the outlines in it, so that a script knows when other fills will do; "" where
    none asks.
    """
    return html.Iframe(
        src=address,
        id=element_id,
        title=title,
        sandbox="allow-scripts",
        className="hotspot-frame",
        **{"data-drawn": drawn},
    )


def late_frame(address: str, *, title: str, element_id: str, drawn: str) -> Ready:
    """Return such a frame that waits for `hotspots.js`, which shows it once the page is painted.

    A map takes as long to come as all the rest. Until then the frame is out of sight, and a browser
    asks for none that is; where no script runs it waits for nothing.

    Args:
        address: Of the map.
        title: Of the map.
        element_id: Of the frame.
        drawn: Names the outlines in it, so that the script knows when other fills will do.
    """
    drawing = written(
        "iframe",
        id=element_id,
        class_="hotspot-frame",
        sandbox="allow-scripts",
        src=address,
        title=title,
        loading="lazy",
        data_drawn=drawn,
    )
    return written("div", drawing, class_="hotspot-place")


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
