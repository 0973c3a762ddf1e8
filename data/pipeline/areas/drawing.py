"""The drawing every London map shares: one unit is ten metres, y points down."""

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

WEST, NORTH = 503_500, 201_000  # metres on the National Grid; just outside Greater London
WIDTH, HEIGHT = 5_850, 4_520  # units
METRES = 10  # to a unit: a sixth of a pixel where London is drawn 1,000 pixels wide
VIEW_BOX = f"0 0 {WIDTH} {HEIGHT}"
DRAWING = {"view_box": VIEW_BOX, "metres_per_unit": METRES}  # told in the manifest
NAME_SHAPE = 3  # a name is about three times as wide as it is high


def svg_path(outline: shapely.Geometry) -> str:
    """Return an outline as the `d` of an SVG path, in whole units of the drawing.

    Each ring starts at an absolute point and goes on in relative steps, which is the shortest
    form. A point that two outlines share is rounded alike in both.

    Args:
        outline: A polygon or several, in metres on the National Grid.
    """
    return "".join(_ring(ring) for part in shapely.get_parts(outline) for ring in _rings(part))


def label_point(outline: shapely.Geometry) -> tuple[float, float]:
    """Return where a name is best written, in units of the drawing.

    It is the middle of the largest ellipse, three times as wide as high, that fits into the
    largest part of the outline: it lies inside, away from every edge, and names run sideways.

    Args:
        outline: A polygon or several, in metres on the National Grid.
    """
    parts = shapely.get_parts(outline)
    largest = parts[int(np.argmax(shapely.area(parts)))]
    stretched = shapely.transform(largest, lambda xy: xy * (1, NAME_SHAPE))
    radius = shapely.maximum_inscribed_circle(stretched, tolerance=METRES)
    (x, y), *_ = shapely.get_coordinates(radius)
    across, down = _in_units(np.array([[x, y / NAME_SHAPE]]))[0]
    return round(float(across), 1), round(float(down), 1)


def _in_units(metres: NDArray[Any]) -> NDArray[Any]:
    return np.column_stack([metres[:, 0] - WEST, NORTH - metres[:, 1]]) / METRES


def _rings(part: shapely.Polygon) -> list[shapely.LinearRing]:
    return [part.exterior, *part.interiors]


def _ring(ring: shapely.LinearRing) -> str:
    points = np.rint(_in_units(shapely.get_coordinates(ring))).astype(int)
    steps = np.diff(points, axis=0)
    steps = steps[steps.any(axis=1)]  # points that rounding brought together
    numbers = "".join(f"{number:+d}" for number in steps[:-1].ravel())  # "z" draws the last
    start_x, start_y = points[0]
    return f"M{start_x} {start_y}l{_shortest(numbers)}z"


def _shortest(numbers: str) -> str:
    """A minus sign separates two numbers as well as a space does."""
    return numbers.replace("+", " ").removeprefix(" ")
