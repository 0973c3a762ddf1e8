"""Quiet orientation for a ward map: borough lines, where their names go, and the Thames."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import cos, radians
from typing import Any

import numpy as np
import shapely

LATITUDE = 51.5
SQUEEZE = cos(radians(LATITUDE))  # a degree east is this much of a degree north
BANK_TO_BANK = 0.0065  # half of the widest reach inside London, in degrees north: about 720 m
DECIMALS = 4  # of a degree: about ten metres, a tenth of a pixel of the closest view


@dataclass(frozen=True)
class BoroughShape:
    """A borough as its wards united, and the place inside it that is farthest from its border."""

    code: str
    outline: dict[str, Any]
    label: tuple[float, float]
    bounds: tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True)
class LondonShapes:
    """What a ward map is drawn from, in longitude and latitude.

    `wards` are GeoJSON geometries by code. `bounds` and labels are latitude first, as Leaflet
    takes them.
    """

    wards: Mapping[str, dict[str, Any]]
    boroughs: Mapping[str, BoroughShape]
    thames: dict[str, Any]
    bounds: tuple[tuple[float, float], tuple[float, float]]

    @cached_property
    def roomiest_first(self) -> tuple[str, ...]:
        """Return borough codes, those with the most room for a name first."""
        boxes = {code: one.bounds for code, one in self.boroughs.items()}
        size = {code: (n - s) * (e - w) for code, ((s, w), (n, e)) in boxes.items()}
        return tuple(sorted(size, key=lambda code: -size[code]))


def london_shapes(features: Mapping[str, Any], *, parents: Mapping[str, str]) -> LondonShapes:
    """Unite wards into boroughs, and find the river between them.

    Borough lines come from the wards, because outlines of another source would run beside them.
    The Thames is what lies between the wards on its banks: closing gaps of its width and taking
    the wards away again leaves it as the largest piece.

    Args:
        features: GeoJSON of wards whose shared edges are identical; the id is the code.
        parents: Borough code of each ward.
    """
    wards = {one["id"]: shapely.geometry.shape(one["geometry"]) for one in features["features"]}
    members: dict[str, list[str]] = {}
    for code in sorted(wards):
        members.setdefault(parents[code], []).append(code)
    united = {
        borough: shapely.coverage_union_all([wards[code] for code in codes])
        for borough, codes in members.items()
    }
    land = shapely.union_all(list(united.values()))
    return LondonShapes(
        wards={code: _as_json(shape) for code, shape in wards.items()},
        boroughs={code: _borough(code, shape) for code, shape in united.items()},
        thames=_as_json(_river(land)),
        bounds=_bounds(land),
    )


def _river(land: shapely.Geometry) -> shapely.Geometry:
    even = _scaled(land, SQUEEZE)
    wider = shapely.buffer(even, BANK_TO_BANK, join_style="mitre")
    closed = shapely.buffer(wider, -BANK_TO_BANK, join_style="mitre")
    widest = max(shapely.get_parts(shapely.difference(closed, even)), key=shapely.area)
    return _scaled(widest, 1 / SQUEEZE)


def _scaled(shape: shapely.Geometry, east: float) -> shapely.Geometry:
    return shapely.transform(shape, lambda places: places * (east, 1.0))


def _borough(code: str, shape: shapely.Geometry) -> BoroughShape:
    even = _scaled(max(shapely.get_parts(shape), key=shapely.area), SQUEEZE)
    [circle] = shapely.maximum_inscribed_circle([even], tolerance=0.001)
    centre = shapely.get_point(circle, 0)
    east, north = float(shapely.get_x(centre)) / SQUEEZE, float(shapely.get_y(centre))
    label = (round(north, DECIMALS), round(east, DECIMALS))
    return BoroughShape(code, _as_json(shape), label, _bounds(shape))


def _bounds(shape: shapely.Geometry) -> tuple[tuple[float, float], tuple[float, float]]:
    west, south, east, north = (round(float(edge), DECIMALS) for edge in shapely.bounds(shape))
    return (south, west), (north, east)


def _as_json(shape: shapely.Geometry) -> dict[str, Any]:
    """Round each point by itself, so that an edge that two areas share stays shared."""
    rounded = shapely.transform(shape, lambda places: np.round(places, DECIMALS))
    return dict(shapely.geometry.mapping(rounded))
