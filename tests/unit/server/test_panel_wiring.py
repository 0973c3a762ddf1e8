"""Which panels a choice has drawn anew."""

from hypothesis import given
from hypothesis import strategies as st

from callbacks.panels.wiring import to_redraw

NAMES = st.lists(st.sampled_from(["indicator", "period", "borough", "order"]), unique=True)
SHOWN = {"map": ("indicator", "period"), "trend": ("indicator",), "table": ("period", "order")}


def test_a_panel_is_drawn_anew_by_the_choices_it_shows():
    assert to_redraw(SHOWN, ["indicator"]) == {"map", "trend"}
    assert to_redraw(SHOWN, ["order"]) == {"table"}
    assert to_redraw(SHOWN, ["indicator", "period"]) == {"map", "trend", "table"}


def test_where_nothing_is_known_to_have_changed_every_panel_is_drawn():
    assert to_redraw(SHOWN, []) == set(SHOWN)
    assert to_redraw(SHOWN, ["weather"]) == set(SHOWN)


@given(st.dictionaries(st.text(min_size=1), NAMES), NAMES)
def test_no_panel_is_left_that_shows_a_choice_that_changed(shown, changed):
    drawn = to_redraw(shown, changed)

    assert all(set(shown[place]).isdisjoint(changed) for place in set(shown) - drawn)
