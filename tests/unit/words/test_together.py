"""What is said of two measures across boroughs goes no further than the interval."""

import pytest

from components.words.together import whether_together
from data.statistics.standing import Together

TO_ONE, TO_OTHER = "tend to have much of the other", "tend to have little of the other"


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Together(0.5, 0.1, 0.8, 30), TO_ONE),
        (Together(-0.5, -0.8, -0.1, 30), TO_OTHER),
        (Together(0.3, -0.1, 0.6, 30), "or neither"),
        (Together(0.0, -0.4, 0.4, 30), "or neither"),
    ],
)
def test_a_direction_is_said_only_where_the_interval_leaves_no_other(found, said):
    """Made up."""
    words = whether_together(found, "this and that")

    assert said in words
    assert sum(one in words for one in (TO_ONE, TO_OTHER, "or neither")) == 1
    assert "95% interval" in words
    assert "30 boroughs" in words
