"""Outlines that meet without a gap, out of GeoJSON and TopoJSON documents."""

from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from data.pipeline.areas.projection import Outlines, to_grid

Document = dict[str, Any]

SCRAP = 5_000  # square metres: smaller detached parts are left over from simplifying, not places
CRACK = 40  # metres: narrower holes between outlines are left over from simplifying too


def geojson_outlines(document: Document, *, code: str) -> pd.Series:
    """Return the polygons of a feature collection, in metres on the National Grid.

    Args:
        document: GeoJSON in WGS 84, polygons only.
        code: Property that holds the area's code.

    Returns:
        Polygons indexed by code.
    """
    features = document["features"]
    shapes = [_polygons(feature["geometry"]) for feature in features]
    return _by_code([feature["properties"][code] for feature in features], shapes)


def topojson_outlines(document: Document, *, name: str, code: str) -> pd.Series:
    """Return the polygons of one object of a topology, in metres on the National Grid.

    Polygons that cross themselves are made valid.

    Args:
        document: TopoJSON with quantised arcs, in WGS 84.
        name: The object, such as `london_lsoa21`.
        code: Property that holds the area's code.

    Returns:
        Valid polygons indexed by code.
    """
    scale = np.array(document["transform"]["scale"])
    origin = np.array(document["transform"]["translate"])
    arcs = [np.cumsum(arc, axis=0) * scale + origin for arc in document["arcs"]]
    shapes, codes = [], []
    for thing in document["objects"][name]["geometries"]:
        parts = [thing["arcs"]] if thing["type"] == "Polygon" else thing["arcs"]
        rings = [[_joined(arcs, ring) for ring in part] for part in parts]
        shapes.append(_polygons({"type": "MultiPolygon", "coordinates": rings}))
        codes.append(thing["properties"][code])
    return _by_code(codes, shapes)


def tidy(outlines: Outlines) -> Outlines:
    """Return outlines whose shared edges are identical, without gap, overlap or scrap.

    A scrap inside London falls to the neighbour with the longest border to it; one at the rim
    is dropped.

    Args:
        outlines: Valid polygons in metres, none of them scrap altogether.
    """
    kept = [
        shapely.multipolygons([part for part in shapely.get_parts(outline) if part.area >= SCRAP])
        for outline in outlines
    ]
    clean = shapely.coverage_clean  # type: ignore[attr-defined] # newer than the stubs
    return np.asarray(clean(np.array(kept), gap_width=CRACK), dtype=object)


def _joined(arcs: list[NDArray[Any]], ring: list[int]) -> NDArray[Any]:
    """Arcs of a ring end to end; a negative number is an arc walked backwards."""
    walked = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in ring]
    return np.vstack([walked[0], *(arc[1:] for arc in walked[1:])])


def _polygons(geometry: Document) -> shapely.Geometry:
    if geometry["type"] == "Polygon":
        geometry = {"coordinates": [geometry["coordinates"]]}
    return shapely.multipolygons(
        [shapely.Polygon(part[0], part[1:]) for part in geometry["coordinates"]]
    )


def _by_code(codes: list[str], shapes: list[shapely.Geometry]) -> pd.Series:
    metres = shapely.make_valid(to_grid(np.array(shapes)), method="structure", keep_collapsed=False)
    return pd.Series(metres, index=pd.Index(codes, dtype="str"), dtype="object").sort_index()
