"""The map of a document as folium draws it. Loaded when the first is asked for: folium is large."""

from collections.abc import Mapping, Sequence
from typing import Any

import folium

from components.figures.theme import Ink
from components.pages.hotspots.drawing import HotspotMap
from components.pages.hotspots.shapes import LondonShapes

FURTHEST = 8
RIVER, LAND, BORDER = "#c3d9ea", "#f7f8f9", "#2f363c"


def london_map(
    chosen: HotspotMap,
    *,
    shapes: LondonShapes,
    leaflet: tuple[str, str],
    tiles: tuple[str, str] | None,
) -> str:
    """Return the document of a map as folium writes it.

    Args:
        chosen: What the map shows.
        shapes: What it is drawn from.
        leaflet: Addresses of Leaflet's script and style sheet.
        tiles: The address of the deployment's tiles, with {z}, {x} and {y}, and what their provider
            must be called; None for a map without.
    """
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
    page.default_js = [("leaflet", leaflet[0])]
    page.default_css = [("leaflet_css", leaflet[1])]
    _named(page, "london")
    if tiles is not None:
        address, attribution = tiles
        layer = folium.TileLayer(address, attr=attribution, max_zoom=chosen.nearest)
        _named(layer, "tiles").add_to(page)
    _ground(chosen, shapes=shapes, see_through=tiles is not None).add_to(page)
    _wards(chosen, shapes=shapes).add_to(page)
    _borders(chosen, shapes=shapes).add_to(page)
    bounds = shapes.boroughs[chosen.borough].bounds if chosen.borough else shapes.bounds
    fitted = folium.FitBounds(bounds, padding=(6, 6), max_zoom=chosen.nearest)
    # While the map glides into its place a ward that is asked for is not shown, and a click misses.
    fitted.options["animate"] = False
    _named(fitted, "bounds").add_to(page)
    figure: Any = page.get_root()
    return str(figure.render())


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
