"""The representation ratio. All numbers here are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.partner.representation import representation
from data.statistics.intervals import wilson_limits


def test_as_many_as_residents_alone_would_give_is_one():
    found = representation(50, 200, residents=250, all_residents=1000)
    assert found.value == pytest.approx(1)
    assert found.lower < 1 < found.upper


def test_the_limits_are_wilson_s_over_the_share_of_the_residents():
    found = representation(33, 427, residents=8_000, all_residents=180_000)
    limits = wilson_limits(33, 427)
    assert found.value == pytest.approx((33 / 427) / (8 / 180))
    assert found.lower == pytest.approx(limits.lower * 180 / 8)
    assert found.upper == pytest.approx(limits.upper * 180 / 8)


def test_nobody_of_a_group_still_has_an_upper_limit():
    found = representation(0, 100, residents=10, all_residents=1000)
    assert (found.value, found.lower) == (0, 0)
    assert found.upper > 1


@given(
    st.integers(0, 500).flatmap(lambda n: st.tuples(st.just(n), st.integers(max(n, 1), 2000))),
    st.integers(1, 5000).flatmap(lambda n: st.tuples(st.just(n), st.integers(n, 300_000))),
)
def test_the_interval_always_holds_the_ratio(counted, living):
    found = representation(*counted, residents=living[0], all_residents=living[1])
    assert found.lower <= found.value * (1 + 1e-12)
    assert found.value <= found.upper * (1 + 1e-12)


@pytest.mark.parametrize(
    ("total", "residents", "everyone"), [(0, 10, 100), (10, 0, 100), (10, 200, 100)]
)
def test_what_gives_no_ratio_is_refused(total, residents, everyone):
    with pytest.raises(ValueError, match="needs people"):
        representation(0, total, residents=residents, all_residents=everyone)
