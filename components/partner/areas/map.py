"""Areas of one borough as a still picture: for paper, and for readers without scripts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any

import dash_svg as svg
from dash import html
from dash.development.base_component import Component

from components.pages.hotspots.frame import pattern
from components.pages.hotspots.looks import Look
from components.partner.areas.names import SIZE, WardName, drawn_names, names_list, placed_names

WIDTH, EDGE = 480, 4
TALLEST = 1.27  # of a picture in its width: one that is taller is drawn smaller, so names grow
SQUEEZE = cos(radians(51.5))  # a degree east is this much of a degree north
WATER, BORDER, EDGE_INK = "#c3d9ea", "#2f363c", "#5a626a"
Bounds = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True)
class DrawnArea:
    """One area: a GeoJSON geometry in longitude and latitude, and how it is filled."""

    geometry: Mapping[str, Any]
    look: Look


@dataclass(frozen=True)
class Ground:
    """What lies around: the borough's outline, the river, and where to cut (latitude first)."""

    outline: Mapping[str, Any]
    river: Mapping[str, Any]
    bounds: Bounds


def area_map(
    areas: Sequence[DrawnArea],
    *,
    ground: Ground,
    described: str,
    name: str,
    stamp: str = "",
    names: Sequence[WardName] = (),
) -> list[Component]:
    """Draw the areas; the names of wards that have no room in the picture follow it.

    Args:
        areas: Of one borough.
        ground: What lies around them.
        described: Text alternative: what the map shows and its main values.
        name: Tells the patterns of several maps of one page apart.
        stamp: Written over the picture.
        names: Of wards, those with most room first.
    """
    (south, west), (north, east) = ground.bounds
    scale = (WIDTH - 2 * EDGE) / ((east - west) * SQUEEZE)
    height = round((north - south) * scale + 2 * EDGE)

    def spot(longitude: float, latitude: float) -> tuple[float, float]:
        x = EDGE + (longitude - west) * SQUEEZE * scale
        return x, EDGE + (north - latitude) * scale

    def place(longitude: float, latitude: float) -> str:
        x, y = spot(longitude, latitude)
        return f"{x:.1f} {y:.1f}"

    def path(geometry: Mapping[str, Any]) -> str:
        return "".join(
            "M" + "L".join(place(*point) for point in ring) + "Z"
            for part in _polygons(geometry)
            for ring in part
        )

    written, listed = placed_names(
        names, place=spot, width=WIDTH, size=SIZE * max(1.0, height / WIDTH / TALLEST)
    )
    looks = {one.look.key: one.look for one in areas if one.look.pattern}
    drawing: Component = svg.Svg(
        [
            svg.Defs([pattern(look, prefix=name) for look in looks.values()]),
            svg.Path(d=path(ground.river), fill=WATER),
            *(
                svg.Path(
                    d=path(one.geometry),
                    fill=f"url(#{name}-{one.look.key})" if one.look.pattern else one.look.fill,
                    stroke=EDGE_INK,
                    strokeWidth="0.6",
                )
                for one in areas
            ),
            svg.Path(d=path(ground.outline), fill="none", stroke=BORDER, strokeWidth="1.6"),
            *drawn_names(written),
            *_stamp(stamp, height=height),
        ],
        viewBox=f"0 0 {WIDTH} {height}",
        className="area-map",
        role="img",
        **{"aria-label": described},
    )
    return [drawing, *names_list(listed)]


def area_key(looks: Sequence[Look], *, name: str) -> Component:
    """Return the key of a picture; each patch brings its own pattern, so that it prints alone."""
    return html.Ul(
        [html.Li([_patch(look, name=name), html.Span(look.words)]) for look in looks],
        className="area-key",
    )


def _patch(look: Look, *, name: str) -> Component:
    drawing: Component = svg.Svg(
        [
            svg.Defs([pattern(look, prefix=name)] if look.pattern else []),
            svg.Rect(
                x="0.5",
                y="0.5",
                width="21",
                height="13",
                fill=f"url(#{name}-{look.key})" if look.pattern else look.fill,
                stroke=EDGE_INK,
            ),
        ],
        width="22",
        height="14",
        viewBox="0 0 22 14",
        **{"aria-hidden": "true"},
    )
    return drawing


def _stamp(words: str, *, height: int) -> list[Component]:
    """Write the stamp on a patch of its own: not every writer of PDF can draw a halo."""
    if not words:
        return []
    wide = 10 * len(words) + 16
    return [
        svg.Rect(
            x=str(WIDTH - wide - 2),
            y=str(height - 28),
            width=str(wide),
            height="26",
            fill="#ffffff",
            stroke=BORDER,
            strokeWidth="2",
        ),
        svg.Text(
            words,
            x=str(WIDTH - 2 - wide / 2),
            y=str(height - 9),
            textAnchor="middle",
            className="drawn-stamp",
        ),
    ]


def _polygons(geometry: Mapping[str, Any]) -> Sequence[Any]:
    held: Sequence[Any] = geometry["coordinates"]
    return [held] if geometry["type"] == "Polygon" else held
