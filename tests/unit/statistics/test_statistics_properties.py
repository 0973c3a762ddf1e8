"""What holds for limits, rates and funnels whatever the counts are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.statistics import byar_limits, crude_rate, funnel, wilson_limits

COUNTS = st.integers(0, 100_000)
CONFIDENCES = st.sampled_from([0.8, 0.95, 0.99, 0.998])


@given(count=COUNTS, confidence=CONFIDENCES)
def test_limits_hold_their_count_and_widen_with_confidence(count, confidence):
    lower, upper = byar_limits(count, confidence)
    wider = byar_limits(count, 0.9999)

    assert 0 <= lower <= count < upper
    assert wider.lower <= lower
    assert upper < wider.upper


@given(count=COUNTS, confidence=CONFIDENCES)
def test_limits_rise_with_the_count(count, confidence):
    now, more = byar_limits(count, confidence), byar_limits(count + 1, confidence)

    assert now.lower < more.lower
    assert now.upper < more.upper


@given(total=st.integers(1, 100_000), share=st.floats(0, 1), confidence=CONFIDENCES)
def test_limits_of_a_proportion_mirror_those_of_its_complement(total, share, confidence):
    count = round(share * total)

    lower, upper = wilson_limits(count, total, confidence)
    mirrored = wilson_limits(total - count, total, confidence)

    assert 0 <= lower <= count / total <= upper <= 1
    assert lower < upper
    assert (1 - upper, 1 - lower) == pytest.approx(mirrored, abs=1e-12)


@given(count=COUNTS, population=st.integers(1, 10_000_000))
def test_a_rate_scales_with_what_it_is_per(count, population):
    thousand = crude_rate(count, population, per=1000)
    hundred = crude_rate(count, population, per=100)

    assert thousand == pytest.approx(tuple(10 * part for part in hundred))
    assert thousand.lower <= thousand.value <= thousand.upper


AREAS = st.lists(
    st.tuples(st.integers(0, 10_000), st.integers(100, 1_000_000)), min_size=1, max_size=40
)


@given(areas=AREAS, population=st.integers(1, 1_000_000))
def test_the_target_lies_inside_limits_that_narrow_with_size(areas, population):
    fitted = funnel(*zip(*areas, strict=True))

    lower, upper = fitted.limits(population, 0.95)
    outer = fitted.limits(population, 0.998)
    larger = fitted.limits(population * 2, 0.95)

    assert outer.lower <= lower <= fitted.target <= upper <= outer.upper
    assert upper >= larger.upper
    assert lower <= larger.lower


@given(areas=AREAS, per=st.sampled_from([1, 100, 10_000]))
def test_a_funnel_keeps_its_shape_whatever_the_rate_is_per(areas, per):
    one = funnel(*zip(*areas, strict=True), per=1)
    other = funnel(*zip(*areas, strict=True), per=per)

    assert other.phi == pytest.approx(one.phi)
    assert other.target == pytest.approx(per * one.target)
    assert other.tau == pytest.approx(per * one.tau)


@given(areas=AREAS)
def test_the_order_of_the_areas_does_not_matter(areas):
    forward = funnel(*zip(*areas, strict=True))
    backward = funnel(*zip(*reversed(areas), strict=True))

    assert (forward.target, forward.phi) == pytest.approx((backward.target, backward.phi))
    assert forward.tau == pytest.approx(backward.tau)
