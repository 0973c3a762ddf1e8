"""Caveats: each once, and those that must be read before the others."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.notes.caveats import reason_in_short
from data.catalogue import Catalogue
from data.caveats import each_once, first_to_tell, must_read_first, that_limit, weighed
from data.model import Place, Severity

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


@given(several, st.sampled_from([None, *Place]))
def test_the_heaviest_at_a_place_stand_open_and_never_more_than_three(caveats, place):
    told = first_to_tell(caveats, at=place)
    weights = [weighing(one, place) for one in weighed(caveats, at=place)]

    assert weights == sorted(weights, reverse=True)
    assert told == weighed(caveats, at=place)[:3]
    assert sorted(one.id for one in weighed(caveats, at=place)) == sorted(one.id for one in caveats)


def weighing(caveat, place):
    return caveat.weight_at.get(place, caveat.weight)


@given(several, st.sampled_from(list(Place)))
def test_beside_a_part_of_a_page_stands_only_what_names_that_part(caveats, place):
    assert all(place in one.weight_at for one in that_limit(caveats, at=place))


@pytest.mark.parametrize("place", [Place.LONDON, Place.MEASURE, Place.BOROUGH, Place.COMPARE])
def test_better_recording_is_among_the_first_three_wherever_a_rise_is_shown(place):
    catalogue = Catalogue.load()
    rising = [one for one in catalogue.indicators.values() if "better_recording" in one.caveat_ids]

    assert rising
    for indicator in rising:
        told = first_to_tell(catalogue.caveats_for(indicator.id), at=place)
        assert "better_recording" in [one.id for one in told], indicator.id


def test_what_limits_a_ward_rate_stands_beside_it():
    told = [one.id for one in that_limit(CAVEATS, at=Place.WARD)]

    assert told == ["ward_residents_not_presence", "neighbours_call", "service_draws_reports"]


@pytest.mark.parametrize("caveat", CAVEATS, ids=lambda one: one.id)
def test_what_stands_open_names_what_it_speaks_of_and_gives_one_whole_reason(caveat):
    assert not re.match(r"(This|These|It|They) ", caveat.headline)
    assert reason_in_short(caveat).endswith(".")
    assert len(reason_in_short(caveat).split()) <= 50
