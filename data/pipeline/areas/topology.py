"""Outlines that meet without a gap, out of GeoJSON and TopoJSON documents."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from shapely.errors import ShapelyError

from data.pipeline.areas.projection import Outlines, to_grid

Document = dict[str, Any]

SCRAP = 5_000  # square metres: smaller detached parts are left over from simplifying, not places
LONDON = ((-0.6, 51.2), (0.4, 51.8))  # degrees: no outline here reaches further
# Points of all outlines whose edges cross: mending takes time by their square. Ours have 200.
CROSSED = 1_000
TURNED = 0.01  # of its area: what an outline may lose or win where its edges cross
CRACK = 40  # metres: narrower holes between outlines are left over from simplifying too


class OutlineError(ValueError):
    """What is wrong with a document of outlines, in words."""


def geojson_outlines(document: Document, *, code: str) -> pd.Series:
    """Return the polygons of a feature collection, in metres on the National Grid.

    Args:
        document: GeoJSON in WGS 84, polygons only.
        code: Property that holds the area's code.

    Returns:
        Polygons indexed by code.

    Raises:
        OutlineError: If it holds anything else, a point outside London, or an outline that
            crosses itself by more than a sliver.
    """
    return _checked(lambda: _of_features(document, code=code))


def _of_features(document: Document, *, code: str) -> pd.Series:
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

    Raises:
        OutlineError: If it holds anything else, a point outside London, or an outline that
            crosses itself by more than a sliver.
    """
    return _checked(lambda: _of_topology(document, name=name, code=code))


def _of_topology(document: Document, *, name: str, code: str) -> pd.Series:
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


def _checked(read: Callable[[], pd.Series]) -> pd.Series:
    """Read a document whose form nobody has vouched for."""
    try:
        with np.errstate(all="ignore"):  # what is no number is looked for once all is read
            return read()
    except OutlineError:
        raise
    except (LookupError, TypeError, ValueError, ArithmeticError, ShapelyError) as error:
        said = " ".join(f"{type(error).__name__} {error}".split())[:120]
        raise OutlineError(f"not outlines of areas ({said})") from error


def _by_code(codes: list[str], shapes: list[shapely.Geometry]) -> pd.Series:
    index = pd.Index(codes, dtype="str")
    _refuse_far(index, shapes)
    metres = to_grid(np.array(shapes))
    _refuse_tangled(index, metres)
    valid = shapely.make_valid(metres, method="structure", keep_collapsed=False)
    before, after = shapely.area(metres), shapely.area(valid)
    crossed = np.abs(after - before) > TURNED * np.maximum(after, 1)
    if crossed.any():
        raise OutlineError(f"the outline of {index[crossed][0]} crosses itself")
    return pd.Series(valid, index=index, dtype="object").sort_index()


def _refuse_far(codes: pd.Index, shapes: list[shapely.Geometry]) -> None:
    """Stop on an outline without a place, or with one that is not in London."""
    (west, south), (east, north) = LONDON
    within = shapely.bounds(shapes)
    inside = (within >= [west, south, west, south]) & (within <= [east, north, east, north])
    far = ~inside.all(axis=1) | ~np.isfinite(_flat(shapes))
    if far.any():
        raise OutlineError(
            f"the outline of {codes[far][0]} is not in London, in degrees of longitude and latitude"
        )


def _refuse_tangled(codes: pd.Index, outlines: Outlines) -> None:
    """Stop on edges that cross too often to be mended: a few MB of them take all memory."""
    crossed = ~shapely.is_valid(outlines)
    if shapely.get_num_coordinates(outlines[crossed]).sum() > CROSSED:
        raise OutlineError(f"the outline of {codes[crossed][0]} crosses itself")


def _flat(shapes: list[shapely.Geometry]) -> NDArray[Any]:
    """One number for each outline, which is none where a number of it is none."""
    return np.array([shapely.get_coordinates(one).sum() for one in shapes])
