"""No sentence contradicts the digits beside it: what is said to lie apart is written apart.

All values are made up.
"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.words.spread import describe_borough
from components.words.wards import ONE_SIDE, one_side_only
from data.statistics.standing import Place, place_of
from tests.unit.metric_rows import RATE, SHARE, boroughs, indicator, row

N = r"(?:under )?[−-]?[\d,]+(?:\.\d+)?"
# Less than a tenth is written "under 0.1", which is no number to hold another against.
VALUE = st.floats(0.1, 40, allow_nan=False).map(lambda one: round(one, 3))


def numbers(*found):
    plain = (one.replace(",", "").replace("−", "-") for one in found)
    return [0.0 if one.startswith("under") else float(one) for one in plain]


@pytest.mark.parametrize("unit", [RATE, SHARE], ids=["rate", "share"])
@given(
    values=st.lists(VALUE, min_size=8, max_size=33),
    reach=st.floats(0, 3).map(lambda one: round(one, 3)),
    london=VALUE,
)
def test_what_lies_above_or_below_is_written_so(unit, values, reach, london):
    own = row(values[0], lower=max(values[0] - reach, 0.0), upper=values[0] + reach)
    whole = row(london, area_code="E12000007", area_name="London", lower=london, upper=london)

    said = describe_borough(own, values=boroughs(*values), london=whole, indicator=indicator(unit))

    interval = re.search(rf"95% interval ({N})%? to ({N})%?", said)
    low, high = numbers(*interval.groups())
    against = re.search(rf"London's value, ({N}).*?lies (above|below|inside) that", said)
    [value] = numbers(against[1])
    assert {"above": value > high, "below": value < low, "inside": low <= value <= high}[against[2]]
    place = re.search(
        rf"lies (above|below|inside) the middle half of the boroughs, ({N})%? to ({N})", said
    )
    if place:
        first, last = numbers(*place.groups()[1:])
        holds = {"above": low > last, "below": high < first, "inside": low >= first}
        assert holds[place[1]], said


@given(upper=VALUE, low=VALUE, decimals=st.integers(0, 2))
def test_a_place_is_below_only_where_the_digits_are(upper, low, decimals):
    place = place_of({"lower": 0.0, "upper": upper}, middle=(low, 100.0), decimals=decimals)

    assert (place is Place.BELOW) == (round(upper, decimals) < round(low, decimals))


def test_an_interval_written_up_to_the_edge_is_not_below_it():
    row = {"lower": 8.4, "upper": 9.06}

    assert place_of(row, middle=(9.12, 10.8), decimals=1) is Place.UNSURE
    assert place_of(row, middle=(9.17, 10.8), decimals=1) is Place.BELOW


@given(lower=VALUE, upper=VALUE, london=VALUE)
def test_a_ward_whose_interval_leaves_london_out_says_why_nothing_is_claimed(lower, upper, london):
    lower, upper = sorted((lower, upper))
    said = one_side_only("not_distinguishable", lower=lower, upper=upper, london=london)

    inside = float(f"{lower:.1f}") <= float(f"{london:.1f}") <= float(f"{upper:.1f}")
    assert said == ("" if inside else ONE_SIDE)
    assert one_side_only("above", lower=lower, upper=upper, london=london) == ""


def test_a_ward_without_an_interval_says_nothing_of_it():
    assert one_side_only("not_distinguishable", lower=None, upper=None, london=10.1) == ""
