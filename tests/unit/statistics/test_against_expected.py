"""The chance of a count against the interval that is published with it. Figures are made up."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.statistics.against_expected import chance_against
from data.statistics.intervals import byar_limits


def widened(count, phi, confidence=0.95):
    """The published limits of a count: Byar's, widened by the dispersion."""
    plain, root = byar_limits(count, confidence), np.sqrt(phi)
    return (
        count * np.exp(-root * np.log(count / plain.lower)),
        count * np.exp(root * np.log(plain.upper / count)),
    )


@given(st.integers(10, 20_000), st.floats(1, 6), st.sampled_from([0.8, 0.95, 0.998]))
def test_a_limit_has_the_chance_that_its_confidence_leaves(count, phi, confidence):
    for limit in widened(count, phi, confidence):
        chance = chance_against([count], expected=[limit], phi=phi)
        assert chance[0] == pytest.approx(1 - confidence, rel=1e-6)


@given(st.integers(10, 20_000), st.floats(0.05, 20), st.floats(1, 6))
def test_the_interval_leaves_the_expectation_out_exactly_where_the_chance_is_small(
    count, ratio, phi
):
    lower, upper = widened(count, phi)
    expected = count * ratio

    chance = chance_against([count], expected=[expected], phi=phi)

    if abs(chance[0] - 0.05) > 1e-9:
        assert (chance[0] < 0.05) == (not lower <= expected <= upper)
    assert 0 < chance[0] <= 1


def test_a_count_as_expected_has_a_chance_of_one():
    assert chance_against([50, 50.0], expected=[50, 50.5]).tolist() == [1, 1]


def test_a_missing_count_has_no_chance():
    assert np.isnan(chance_against([np.nan], expected=[20.0])).all()


@pytest.mark.parametrize(
    ("count", "expected", "phi"), [(9, 20, 1), (20, 0, 1), (20, 20, 0.9), (20, 20, np.nan)]
)
def test_an_impossible_input_is_refused(count, expected, phi):
    with pytest.raises(ValueError, match=r"\w"):
        chance_against([count], expected=[expected], phi=phi)
