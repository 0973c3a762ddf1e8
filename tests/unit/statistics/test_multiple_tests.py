"""The false discovery rate against its published example."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.statistics.multiple_tests import benjamini_hochberg

# Benjamini and Hochberg 1995, section 3.2
PUBLISHED = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344]
PUBLISHED += [0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]


def test_the_published_example_rejects_four():
    assert benjamini_hochberg(PUBLISHED).tolist() == [True] * 4 + [False] * 11


def test_a_value_above_its_own_place_stands_when_a_larger_one_does():
    """0.04 passes at place two of two (made up), and carries 0.03 above 0.025 with it."""
    assert benjamini_hochberg([0.04, 0.03]).all()


def test_missing_values_do_not_count_as_tests():
    assert benjamini_hochberg([0.04, np.nan]).tolist() == [True, False]


def test_no_test_and_no_true_test_are_answered():
    assert benjamini_hochberg([]).shape == (0,)
    assert not benjamini_hochberg([0.9, 1.0]).any()
    assert not benjamini_hochberg([np.nan]).any()


@pytest.mark.parametrize(
    ("values", "rate"), [([1.1], 0.05), ([-0.1], 0.05), ([0.1], 0), ([0.1], 1)]
)
def test_an_impossible_input_is_refused(values, rate):
    with pytest.raises(ValueError, match=r"\w"):
        benjamini_hochberg(values, rate=rate)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_it_stands_between_bonferroni_and_no_correction(values):
    found = benjamini_hochberg(values)

    assert all(found[np.array(values) <= 0.05 / len(values)])
    assert all(np.array(values)[found] <= 0.05)


P_VALUE = st.floats(0, 1) | st.just(np.nan)


@given(st.lists(st.tuples(P_VALUE, P_VALUE, P_VALUE), min_size=1, max_size=20))
def test_of_several_rows_each_is_judged_by_itself(rows):
    together = benjamini_hochberg(np.array(rows), rate=0.4)

    assert together.tolist() == [benjamini_hochberg(one, rate=0.4).tolist() for one in rows]
