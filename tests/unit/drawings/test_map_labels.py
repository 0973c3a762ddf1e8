from itertools import combinations
from math import hypot

import pandas as pd

from components.maps.labels import LETTER, LINE, Label, place_labels
from data.model import Level
from data.repository import ParquetRepository
from tests.paths import ROOT


def places(*given) -> pd.DataFrame:
    return pd.DataFrame(given, columns=["area_code", "short_name", "label_x", "label_y"])


def test_names_far_apart_are_written():
    labels = place_labels(places(("A", "One", 0, 0), ("B", "Two", 3000, 0)))

    assert [label.number for label in labels.values()] == [None, None]


def test_of_two_names_that_would_touch_one_is_moved_by_the_least_that_keeps_them_apart():
    labels = place_labels(
        places(("A", "One", 0, 0), ("B", "A name", 60, 100), ("C", "Far", 3000, 3000))
    )

    assert [label.number for label in labels.values()] == [None] * 3
    assert labels["C"] == Label("Far", 3000, 3000)
    moved = [
        (labels[code].x - x, labels[code].y - y) for code, x, y in (("A", 0, 0), ("B", 60, 100))
    ]
    assert sorted(hypot(*step) for step in moved) == [0, 40]


def test_a_name_that_would_touch_wherever_it_stood_is_numbered():
    labels = place_labels(
        places(
            *((code, "A very long name", 0, step * 20) for step, code in enumerate("ABCDEF")),
            ("Z", "Far", 3000, 3000),
        )
    )

    numbers = [label.number for label in labels.values() if label.number]
    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers


def test_every_borough_is_named_beside_its_neighbours():
    areas = ParquetRepository.open(ROOT / "data" / "published").areas(Level.BOROUGH)
    labels = place_labels(areas)
    half = {code: len(one.text) * LETTER / 2 for code, one in labels.items()}

    assert {one.number for one in labels.values()} == {None}
    for (code, one), (other, two) in combinations(labels.items(), 2):
        apart = abs(one.x - two.x) >= half[code] + half[other]
        assert apart or abs(one.y - two.y) >= LINE, (one.text, two.text)
