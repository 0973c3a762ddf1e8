"""How far counts are open does not hang on which of them was asked for first. All are made up."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from data.pipeline.partner.withholding.layer import Sum, small_layer
from data.pipeline.partner.withholding.reach import Network, Target

PARTS = st.lists(st.integers(0, 9), min_size=2, max_size=5)
SOME = st.lists(st.booleans(), min_size=5, max_size=5)


@given(PARTS, st.lists(SOME, min_size=1, max_size=2), st.sampled_from([0, 1, 4, 9]))
def test_a_count_is_as_open_after_others_were_asked_for_as_it_is_by_itself(parts, masks, value):
    """Parts of several sizes between the same two sums, under one choice of what is withheld."""
    layer = small_layer([*parts, sum(parts)], sums=[Sum(len(parts), range(len(parts)))])
    asked = Network(layer)

    for mask in masks:
        withheld = np.array([*mask[: len(parts)], False])
        for place in range(len(parts)):
            target = Target(0, place, float(value))
            assert asked.nearest(target, withheld) == Network(layer).nearest(target, withheld)


def test_small_counts_are_less_open_beside_a_large_one_than_it_is_beside_them():
    layer = small_layer([7, 2, 9], sums=[Sum(2, range(2))])
    network, withheld = Network(layer), np.array([True, True, False])

    reached = [network.nearest(Target(0, place, 9.0), withheld) for place in (0, 1)]

    assert reached == [8, 4]
