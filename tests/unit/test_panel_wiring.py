"""Which panels are asked for together."""

from hypothesis import given
from hypothesis import strategies as st

from callbacks.panel_wiring import grouped

NAMES = st.lists(st.sampled_from(["indicator", "period", "borough", "order"]), unique=True)


@given(st.dictionaries(st.text(min_size=1), NAMES))
def test_each_panel_is_in_the_one_group_of_the_choices_it_shows(shown):
    groups = grouped(shown)

    assert {place: list(names) for names, places in groups.items() for place in places} == shown
    assert sum(map(len, groups.values())) == len(shown)
