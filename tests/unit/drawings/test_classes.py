from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.maps.classes import Classes, class_limits

VALUES = st.lists(st.floats(0, 10_000), min_size=1, max_size=33)


@given(VALUES, st.integers(0, 1))
def test_every_value_has_a_class_and_every_class_a_label(values, decimals):
    classes = class_limits(values, decimals=decimals)

    assert all(1 <= classes.of(value) <= len(classes.labels()) for value in values)
    assert len(classes.labels()) <= 5


@given(VALUES)
def test_a_larger_value_never_has_a_lower_class(values):
    classes = class_limits(values, decimals=1)
    ordered = sorted(values)

    assert [classes.of(value) for value in ordered] == sorted(map(classes.of, ordered))


@given(VALUES)
def test_limits_rise(values):
    limits = class_limits(values, decimals=1).limits

    assert list(limits) == sorted(set(limits))


def test_equal_values_are_one_class():
    assert class_limits([3.0] * 32, decimals=1).labels() == ["all values"]


def test_blanks_do_not_count():
    assert class_limits([float("nan")], decimals=0) == Classes((), 0)


@pytest.mark.parametrize(
    ("value", "label"),
    [(6.4, "under 7"), (6.9, "7 to 7"), (7.0, "7 to 7"), (8.0, "8 to 9"), (10.0, "10 or more")],
)
def test_labels_say_which_values_they_hold(value, label):
    classes = Classes((7.0, 8.0, 10.0), 0)

    assert classes.labels()[classes.of(value) - 1] == label


@given(VALUES, st.integers(0, 1))
def test_a_value_lies_in_its_class_as_it_is_written(values, decimals):
    classes = class_limits(values, decimals=decimals)

    for value in values:
        written = round(value, decimals)
        below = [one for one in classes.limits if one <= written]
        assert classes.of(value) == 1 + len(below)


@given(st.lists(st.integers(0, 400), min_size=10, max_size=33, unique=True))
def test_no_class_holds_half_where_equal_counts_can_divide_the_values(tenths):
    values = [one / 10 for one in tenths]
    classes = class_limits(values, decimals=1)

    assert max(Counter(map(classes.of, values)).values()) * 2 < len(values) + 1


def test_equal_steps_stay_where_they_tell_enough():
    assert class_limits(range(81), decimals=0).limits == (20.0, 40.0, 60.0, 80.0)
