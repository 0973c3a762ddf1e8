"""The room beside an axis, which figures tell so that Plotly draws once."""

from hypothesis import given
from hypothesis import strategies as st

from components.figures.theme import LEAST_ROOM, label_room


@given(st.lists(st.text(min_size=1, max_size=30)), st.text(max_size=40))
def test_a_longer_label_never_gets_less_room(labels, another):
    assert label_room([*labels, another], size=12) >= label_room(labels, size=12) >= LEAST_ROOM


def test_the_longest_name_of_a_borough_fits_in_the_widest_face():
    assert label_room(["Barking & Dagenham", "Bexley"], size=12) >= 18 * 12 * 0.6
