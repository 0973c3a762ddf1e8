"""Caveats: each once, and those that must be read before the others."""

from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import Catalogue
from data.caveats import each_once, must_read_first
from data.model import Severity

CAVEATS = list(Catalogue.load().caveats.values())
several = st.lists(st.sampled_from(CAVEATS))


@given(several)
def test_a_caveat_is_told_once_where_it_came_first(caveats):
    told = each_once(caveats)

    assert len({one.id for one in told}) == len(told)
    assert {one.id for one in told} == {one.id for one in caveats}
    assert [caveats.index(one) for one in told] == sorted(caveats.index(one) for one in told)


@given(several)
def test_those_that_must_be_read_come_first_and_the_order_is_kept_otherwise(caveats):
    told = must_read_first(caveats)
    must = [one.severity is Severity.MUST_READ for one in told]

    assert must == sorted(must, reverse=True)
    for severity in Severity:
        assert [one for one in told if one.severity is severity] == [
            one for one in caveats if one.severity is severity
        ]
