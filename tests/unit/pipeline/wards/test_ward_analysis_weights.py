"""Neighbours for a test of groups. Places are made up."""

import numpy as np
import pandas as pd
import pytest

from data.pipeline.areas.neighbours import Geography
from data.pipeline.raw.faults import InputFault
from data.pipeline.wards.weights import contiguity, nearest

CODES = pd.Index(["A", "B", "C", "D"])
CHAIN = pd.DataFrame({"left": ["A", "B", "C"], "right": ["B", "C", "D"], "metres": [30.0, 90, 10]})
LINE = pd.DataFrame({"x": [0.0, 1, 2, 3], "y": 0.0}, index=CODES)


def test_areas_that_share_a_border_count_one_and_an_area_is_not_its_own_neighbour():
    weights = contiguity(CODES, geography=Geography(CHAIN, LINE))

    assert weights.tolist() == [[0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 1], [0, 0, 1, 0]]


def test_border_lengths_add_up_to_the_number_of_neighbours():
    weights = contiguity(CODES, geography=Geography(CHAIN, LINE), lengths=True)

    assert weights[1].tolist() == pytest.approx([0.5, 0, 1.5, 0])
    assert weights.sum(axis=1).tolist() == pytest.approx([1, 2, 2, 1])


def test_the_nearest_are_counted_however_far():
    weights = nearest(CODES, geography=Geography(CHAIN, LINE), number=2)

    assert weights.sum(axis=1).tolist() == [2, 2, 2, 2]
    assert weights[0].tolist() == [0, 1, 1, 0]


def test_an_area_without_a_neighbour_stops_the_run():
    with pytest.raises(InputFault, match="D has no neighbour"):
        contiguity(CODES, geography=Geography(CHAIN[:2], LINE))


def test_areas_in_two_pieces_stop_the_run():
    two = CHAIN.drop(index=1)

    with pytest.raises(InputFault, match="fall into 2 pieces"):
        contiguity(CODES, geography=Geography(two, LINE))


def test_nearest_areas_that_do_not_know_the_others_stop_the_run():
    apart = LINE.assign(x=[0.0, 1, 1000, 1001])

    with pytest.raises(InputFault, match="fall into 2 pieces"):
        nearest(CODES, geography=Geography(CHAIN, apart), number=1)


def test_outlines_simplified_one_by_one_stop_the_run():
    """What happens without a shared border anywhere: no area has a neighbour."""
    with pytest.raises(InputFault, match=r"Remedy: use outlines that share their borders"):
        contiguity(CODES, geography=Geography(CHAIN[:0], LINE))


def test_only_borders_between_the_areas_tested_count():
    weights = contiguity(CODES[:2], geography=Geography(CHAIN, LINE))

    assert np.array_equal(weights, [[0, 1], [1, 0]])
