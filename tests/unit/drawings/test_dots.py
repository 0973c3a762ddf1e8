"""The dots of a count on a map. All values are made up."""

import math

import pytest

from components.maps.dots import LARGEST, dots_for
from tests.unit.metric_rows import OFFENCES, RATE, SHARE


def test_the_area_of_a_dot_stands_for_its_count():
    dots = dots_for([100.0, 400.0, math.nan], unit=OFFENCES)

    assert dots.radius(400) == LARGEST
    assert dots.radius(100) == LARGEST / 2
    assert dots.radius(200) ** 2 == pytest.approx(dots.radius(400) ** 2 / 2)
    assert dots.radius(0) == 0


def test_the_key_holds_at_any_size_of_the_drawing():
    assert dots_for([100.0, 4929.0], unit=OFFENCES).labels() == [
        "Area of a dot: offences",
        "Largest dot: 4,929",
        "One half as wide: 1,232",
    ]


def test_where_no_area_has_a_count_no_dot_is_explained():
    dots = dots_for([math.nan], unit=OFFENCES)

    assert dots.labels() == ["Area of a dot: offences"]
    assert dots.radius(0) == 0


@pytest.mark.parametrize("unit", [RATE, SHARE])
def test_what_can_be_compared_has_no_dots(unit):
    assert dots_for([1.0, 2.0], unit=unit) is None
