import re

import numpy as np
import pytest
import shapely

from data.pipeline.areas.drawing import METRES, NORTH, WEST, label_point, svg_path
from data.pipeline.areas.projection import to_degrees, to_grid


def box(left: float, top: float, right: float, bottom: float) -> shapely.Polygon:
    """A rectangle given in units of the drawing, made up."""
    x = [WEST + METRES * unit for unit in (left, right)]
    y = [NORTH - METRES * unit for unit in (bottom, top)]
    return shapely.box(x[0], y[0], x[1], y[1])


def test_a_path_starts_absolute_and_goes_on_in_whole_relative_steps_with_y_down():
    corner_first = shapely.box(
        WEST + 100, NORTH - 400, WEST + 300, NORTH - 200, ccw=False
    )  # from the lower left, clockwise

    assert svg_path(corner_first) == "M10 40l0-20 20 0 0 20z"


def test_a_hole_is_a_second_ring():
    ring = shapely.difference(box(0, 0, 30, 30), box(10, 10, 20, 20))

    assert svg_path(ring).count("M") == svg_path(ring).count("z") == 2


def test_points_that_fall_together_leave_no_empty_step():
    fine = shapely.segmentize(box(0, 0, 3, 3), max_segment_length=2)

    numbers = [int(number) for number in re.findall(r"-?\d+", svg_path(fine).split("l")[1])]

    assert len(numbers) == 2 * (4 * 3 - 1)
    assert all(numbers[index] or numbers[index + 1] for index in range(0, len(numbers), 2))


def test_a_name_goes_where_it_has_room_sideways():
    flag = shapely.union(box(0, 0, 40, 400), box(40, 100, 300, 160))  # a pole and a pennant

    across, down = label_point(flag)

    assert 100 < across < 200
    assert 100 < down < 160


def test_a_name_goes_into_the_largest_part():
    parts = shapely.union(box(0, 0, 10, 10), box(100, 100, 400, 200))

    assert label_point(parts) == (pytest.approx(250, abs=1), pytest.approx(150, abs=1))


def test_degrees_and_metres_agree_with_a_known_place_and_with_each_other():
    column = np.array([shapely.Point(-0.12793, 51.50775)])  # Nelson's Column, TQ 300 804

    [metres] = to_grid(column)

    assert metres.x // 100 == 5300
    assert metres.y // 100 == 1804
    assert shapely.equals_exact(to_degrees(np.array([metres])), column, tolerance=1e-9).all()
