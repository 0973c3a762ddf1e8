"""A ward map as one HTML document, made by folium, that carries its caveats and asks nobody else.

Folium's own templates write their scripts and styles into the document. Their hashes are the
document's policy, and are taken before any of our words go in, so nothing else can run in it.
"""

import base64
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from typing import Any

import folium
from dash.development.base_component import Component

from components.figures.theme import Ink
from components.frame.static_html import to_html
from components.pages.hotspots.drawing import HotspotMap
from components.pages.hotspots.frame import frame_after, frame_head, frame_patterns
from components.pages.hotspots.shapes import LondonShapes
from data.model import Caveat, Severity

NEEDED = ("hotspots_show_reporting", "neighbours_call", "service_draws_reports")
FURTHEST = 8
RIVER, LAND, BORDER = "#c3d9ea", "#f7f8f9", "#2f363c"
PLACE = '<div class="folium-map" id="map_london" ></div>'
NO_SCRIPT = "<noscript>The map is drawn by a script. The table has every area.</noscript>"
VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1">'


class MissingCaveatsError(ValueError):
    """A hotspot map was to be drawn without the caveats that belong to it."""


@dataclass(frozen=True)
class Tiles:
    """A tile address with {z}, {x} and {y}, and what its provider must be called."""

    address: str
    attribution: str


@dataclass(frozen=True)
class FrameAssets:
    """Addresses of what the document loads, all of this site."""

    leaflet_js: str
    leaflet_css: str
    frame_js: str
    frame_css: str


@dataclass(frozen=True)
class MapDocument:
    """A map's document, and the CSP hashes of the scripts and styles that folium wrote into it."""

    text: str
    scripts: tuple[str, ...]
    styles: tuple[str, ...]


def hotspot_document(
    chosen: HotspotMap,
    *,
    shapes: LondonShapes,
    caveats: Sequence[Caveat],
    assets: FrameAssets,
    tiles: Tiles | None = None,
    needed: Sequence[str] = (),
) -> MapDocument:
    """Return the document of a map, the same text for the same map.

    Args:
        chosen: What the map shows.
        shapes: What it is drawn from.
        caveats: Those that must be read are written into the document.
        assets: Addresses of what it loads.
        tiles: Of the deployment, None for a map without.
        needed: Ids of further caveats without which this map is not drawn.

    Raises:
        MissingCaveatsError: If one of the caveats of hotspots is not among those given, or is not
            among those that must be read: such a map is not drawn.
    """
    must = [one for one in caveats if one.severity is Severity.MUST_READ and one.body]
    absent = [name for name in (*NEEDED, *needed) if name not in {one.id for one in must}]
    if absent:
        raise MissingCaveatsError(f"a hotspot map needs the caveat {absent[0]}")
    page = _map(chosen, shapes=shapes, assets=assets, tiles=tiles)
    figure: Any = page.get_root()
    head = frame_head(chosen.title, chosen.subtitle, legend=chosen.legend)
    after = frame_after(chosen.source, caveats=must, stamp=chosen.stamp)
    around = ([frame_patterns(chosen.patterns()), head], after)
    bare = str(figure.render())
    return MapDocument(
        text=_dressed(bare, named=chosen.named, assets=assets, around=around),
        scripts=inline_hashes(bare, tag="script"),
        styles=inline_hashes(bare, tag="style"),
    )


def _dressed(
    document: str, *, named: str, assets: FrameAssets, around: tuple[list[Component], Component]
) -> str:
    """Put what stands around the map into folium's document, and let a reader enlarge it.

    Done on the text: what folium is given as a part it reads as a template, twice.
    """
    before, after = (to_html(one) for one in around)
    document = re.sub(r"<meta name=\"viewport\"[^>]*>", VIEWPORT, document)
    document = document.replace("<html>", '<html lang="en-GB">', 1)
    document = document.replace("<head>", f"<head>\n<title>{escape(named)}</title>", 1)
    document = document.replace("</head>", f"{_head(assets)}</head>", 1)
    start, place, rest = document.partition(PLACE)
    if not place:
        raise MissingCaveatsError("folium's document has changed: no place for the caveats")
    return f"{start}{before}{place}{NO_SCRIPT}{after}{rest}"


def inline_hashes(document: str, *, tag: str) -> tuple[str, ...]:
    """Return the CSP hash of each inline script or style of a document, in their order."""
    parts = re.findall(rf"<{tag}>(.*?)</{tag}>", document, flags=re.DOTALL)
    digests = (base64.b64encode(sha256(part.encode()).digest()).decode() for part in parts)
    return tuple(dict.fromkeys(f"'sha256-{digest}'" for digest in digests))


def _head(assets: FrameAssets) -> str:
    return (
        '<meta name="referrer" content="no-referrer">'
        f'<link rel="stylesheet" href="{escape(assets.frame_css)}">'
        f'<script src="{escape(assets.frame_js)}"></script>'
    )


def _map(
    chosen: HotspotMap, *, shapes: LondonShapes, assets: FrameAssets, tiles: Tiles | None
) -> folium.Map:
    page = folium.Map(
        location=[51.49, -0.09],
        tiles=None,
        zoom_start=10,
        min_zoom=FURTHEST,
        max_zoom=chosen.nearest,
        zoom_snap=0.1,
        zoom_delta=0.6,
        zoom_control="bottomleft",  # at the left above, a name lies under it on a phone
        scroll_wheel_zoom=False,
        attribution_control=tiles is not None,
        max_bounds_viscosity=1.0,
    )
    page.default_js = [("leaflet", assets.leaflet_js)]
    page.default_css = [("leaflet_css", assets.leaflet_css)]
    _named(page, "london")
    if tiles is not None:
        layer = folium.TileLayer(tiles.address, attr=tiles.attribution, max_zoom=chosen.nearest)
        _named(layer, "tiles").add_to(page)
    _ground(chosen, shapes=shapes, see_through=tiles is not None).add_to(page)
    _wards(chosen, shapes=shapes).add_to(page)
    _borders(chosen, shapes=shapes).add_to(page)
    bounds = shapes.boroughs[chosen.borough].bounds if chosen.borough else shapes.bounds
    _named(folium.FitBounds(bounds, padding=(6, 6), max_zoom=chosen.nearest), "bounds").add_to(page)
    return page


def _ground(chosen: HotspotMap, *, shapes: LondonShapes, see_through: bool) -> folium.GeoJson:
    """The river, and boroughs beside the one that is shown."""
    features = [_feature("thames", shapes.thames)]
    if chosen.borough:
        features += [
            _borough(code, name, shapes=shapes)
            for code, name in chosen.labels.items()
            if code != chosen.borough
        ]
    opacity = 0.4 if see_through else 1

    def style(feature: dict[str, Any]) -> dict[str, Any]:
        river = feature["id"] == "thames"
        return {
            "stroke": not river,
            "color": "#c9ced3",
            "weight": 1,
            "fillColor": RIVER if river else LAND,
            "fillOpacity": opacity,
            "interactive": False,
        }

    return _layer("ground", features, style=style, on_each="hotspotBorough")


def _wards(chosen: HotspotMap, *, shapes: LondonShapes) -> folium.GeoJson:
    """The areas; everything that is said of one travels in its properties."""
    areas = {area.code: area for area in chosen.areas}

    def style(feature: dict[str, Any]) -> dict[str, Any]:
        return areas[feature["id"]].style()

    outlines = (
        {code: one.outline for code, one in shapes.boroughs.items()}
        if chosen.of_boroughs
        else shapes.wards
    )
    features = [_feature(code, outlines[code], **area.said()) for code, area in areas.items()]
    return _layer("wards", features, style=style, on_each="hotspotWard")


def _borders(chosen: HotspotMap, *, shapes: LondonShapes) -> folium.GeoJson:
    accent = {area.code for area in chosen.areas if area.chosen}
    shown = [chosen.borough] if chosen.borough else sorted(chosen.labels, key=accent.__contains__)
    features = [_borough(code, chosen.labels[code], shapes=shapes) for code in shown]

    def style(feature: dict[str, Any]) -> dict[str, Any]:
        marked = feature["id"] in accent
        return {
            "color": Ink.CHOSEN.value if marked else BORDER,
            "weight": 3 if marked else 1.1,
            "fill": False,
            "interactive": False,
        }

    return _layer("borders", features, style=style, on_each="hotspotBorough")


def _borough(code: str, name: str, *, shapes: LondonShapes) -> dict[str, Any]:
    """A borough's outline with its name and where that goes."""
    one = shapes.boroughs[code]
    return _feature(code, one.outline, name=name, place=list(one.label))


def _layer(
    name: str,
    features: Sequence[dict[str, Any]],
    *,
    style: Any,  # noqa: ANN401 - folium calls it with a feature
    on_each: str | None = None,
) -> folium.GeoJson:
    layer = folium.GeoJson(
        {"type": "FeatureCollection", "features": list(features)},
        style_function=style,
        on_each_feature=folium.JsCode(on_each) if on_each else None,
        smooth_factor=0,
    )
    _named(layer, name)
    return layer


def _feature(code: str, geometry: Mapping[str, Any], **properties: Any) -> dict[str, Any]:  # noqa: ANN401
    return {"type": "Feature", "id": code, "properties": properties, "geometry": dict(geometry)}


def _named(element: Any, name: str) -> Any:  # noqa: ANN401 - any folium element, returned as it is
    """Give an element a fixed name, where folium takes a random one."""
    element._id = name  # noqa: SLF001 - folium offers no other way
    return element
