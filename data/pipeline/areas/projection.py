"""Between longitude and latitude (WGS 84) and metres on the British National Grid (EPSG:27700)."""

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer

Outlines = NDArray[Any]

# Spelled out, not looked up by code: PROJ would choose a finer grid on machines that happen to
# have one, and the same input must give the same bytes everywhere. Good to about two metres.
_TO_GRID = Transformer.from_pipeline(
    "+proj=pipeline "
    "+step +proj=unitconvert +xy_in=deg +xy_out=rad "
    "+step +proj=push +v_3 "
    "+step +proj=cart +ellps=WGS84 "
    "+step +inv +proj=helmert +x=446.448 +y=-125.157 +z=542.06 +rx=0.15 +ry=0.247 +rz=0.842 "
    "+s=-20.489 +convention=position_vector "
    "+step +inv +proj=cart +ellps=airy "
    "+step +proj=pop +v_3 "
    "+step +proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy"
)
DECIMALS = 5  # of a degree: about one metre


def to_grid(outlines: Outlines) -> Outlines:
    """Return outlines in metres east and north, from longitude and latitude in degrees."""

    def turn(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(_TO_GRID.transform(degrees[:, 0], degrees[:, 1]))

    return np.asarray(shapely.transform(outlines, turn), dtype=object)


def to_degrees(outlines: Outlines) -> Outlines:
    """Return outlines in longitude and latitude, rounded to 5 decimals, from metres.

    Rounding moves a point that two outlines share to the same place in both, so edges that were
    shared stay shared.
    """

    def turn(metres: NDArray[np.float64]) -> NDArray[np.float64]:
        degrees = _TO_GRID.transform(metres[:, 0], metres[:, 1], direction="INVERSE")
        return np.round(np.column_stack(degrees), DECIMALS)

    return np.asarray(shapely.transform(outlines, turn), dtype=object)


def points_to_grid(
    longitude: NDArray[np.float64], latitude: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return points in metres east and north, from degrees; NaN stays NaN."""
    east, north = _TO_GRID.transform(longitude, latitude)
    known = np.isfinite(longitude) & np.isfinite(latitude)
    return np.where(known, east, np.nan), np.where(known, north, np.nan)
