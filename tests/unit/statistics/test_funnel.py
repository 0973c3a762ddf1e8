"""Places in a funnel, its drawing and its words. All figures are made up."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.figures.funnel import HEIGHT, MARGIN, NARROWEST, funnel_figure
from components.figures.placing import CHARACTER, DOT, LINE, NEAR, Dot, place_names, spread_out
from components.words.funnel import describe_funnel, funnel_heading, overdispersion_words
from data.statistics.funnel_places import FunnelPlaces, NoFunnel, Place, funnel_places
from tests.unit.metric_rows import OFFENCES, RATE, SHARE, boroughs, indicator
from tests.words import forbidden_words

RATES = indicator(RATE)


def rates(*pairs):
    """Return boroughs A, B, C and so on from events and residents."""
    rows = boroughs(*(1000 * events / people for events, people in pairs))
    return rows.assign(
        numerator=[float(events) for events, _ in pairs],
        denominator=[float(people) for _, people in pairs],
        short_name=rows["area_name"],
        text=rows["area_name"],
    )


ALIKE = rates(*((1000 + 50 * step, 100_000 + 5000 * step) for step in range(12)))
ONE_APART = rates(*((1000, 100_000 + 100 * step) for step in range(12)), (2000, 100_000))


def test_a_borough_far_from_the_others_lies_above_the_outer_limit_and_the_others_within():
    places = funnel_places(ONE_APART, unit=RATE)

    assert places.rows["place"].tolist() == [Place.WITHIN] * 12 + [Place.ABOVE_OUTER]
    assert (places.rows["lower_998"] < places.rows["lower_95"]).all()


@pytest.mark.parametrize(("unit", "reason"), [(OFFENCES, NoFunnel.COUNT), (SHARE, NoFunnel.SHARE)])
def test_a_measure_that_is_no_rate_has_no_funnel(unit, reason):
    assert funnel_places(ALIKE, unit=unit) is reason


def test_blank_boroughs_and_those_with_few_events_take_no_part():
    rows = ALIKE.assign(
        status=["missing", "not_comparable", *["published"] * 10],
        numerator=[np.nan, 1000.0, 9.0, *ALIKE["numerator"][3:]],
    )

    assert len(funnel_places(rows, unit=RATE).rows) == 9


def test_too_few_boroughs_and_none_with_both_parts_are_told_apart():
    assert funnel_places(ALIKE[:4], unit=RATE) is NoFunnel.TOO_FEW
    assert funnel_places(ALIKE.assign(denominator=np.nan), unit=RATE) is NoFunnel.NO_PARTS


OUTSIDE = [
    {"area_name": "Borough Y", "status": "missing"},
    {"area_name": "Borough Z", "status": "published"},
]


def test_the_words_name_who_lies_outside_and_count_the_others():
    places = funnel_places(ONE_APART, unit=RATE)
    words = describe_funnel(places, indicator=RATES, left_out=OUTSIDE, chosen=["E09000002"])

    assert funnel_heading(places) == "12 of 13 boroughs lie within the 95% limits"
    assert "Above the 99.8% limit: Borough M (20.0)." in words
    assert "Within the limits: Borough A (10.0)." in words
    assert "Borough Y has no place in the funnel: no figure for this period [x]." in words
    assert "Borough Z has no place in the funnel: fewer than ten events" in words
    assert not forbidden_words(words)


def test_where_all_lie_within_nobody_is_named():
    places = funnel_places(ALIKE, unit=RATE)

    assert funnel_heading(places) == "All 12 boroughs lie within the limits"
    assert "limit:" not in describe_funnel(places, indicator=RATES, left_out=[], chosen=[])


@pytest.mark.parametrize(
    ("phi", "said"), [(0.9, "about as much as chance"), (3, "more than chance"), (75, "dwarfs")]
)
def test_how_far_boroughs_vary_beyond_chance_is_said_in_words(phi, said):
    assert said in overdispersion_words(phi)


def figure_of(rows, chosen=()):
    places = funnel_places(rows, unit=RATE)
    assert isinstance(places, FunnelPlaces)
    return funnel_figure(
        places.records, funnel=places.funnel, unit=RATE, size_title="Residents", chosen=chosen
    )


def test_every_borough_is_drawn_once_and_told_apart_by_shape_not_by_colour_alone():
    figure = figure_of(ONE_APART, chosen=["E09000002"])
    dots = [trace for trace in figure["data"] if trace["mode"] == "markers"]
    codes = [code for trace in dots for code in trace["customdata"]]

    assert sorted(codes) == sorted(ONE_APART["area_code"])
    assert len({trace["marker"]["symbol"] for trace in dots}) == len(dots) == 3


def test_each_limit_is_named_at_its_end_and_only_boroughs_outside_or_chosen_are_named():
    words = [one["text"] for one in figure_of(ONE_APART)["layout"]["annotations"]]

    assert words.count("95% limit") == words.count("99.8% limit") == 2
    assert [one for one in words if one.startswith("<b>")] == ["<b>Borough M</b>"]


dots = st.lists(
    st.builds(
        Dot,
        x=st.floats(0, NARROWEST),
        y=st.floats(0, HEIGHT - MARGIN["t"] - MARGIN["b"]),
        name=st.sampled_from(["", "", "City", "Barking & Dag.", "K & C"]),
    ),
    max_size=12,
    unique_by=lambda dot: (round(dot.x), round(dot.y)),
)


@settings(deadline=None)
@given(dots, st.sampled_from([1.0, 1.7, 4.0]))
def test_names_meet_neither_each_other_nor_a_dot_however_wide_the_page(given_dots, wider):
    named = [
        Dot(dot.x, dot.y, f"{dot.name}{place}" if dot.name else "")
        for place, dot in enumerate(given_dots)
    ]
    placed = {
        each.name: each
        for each in place_names(named, width=NARROWEST, height=HEIGHT - MARGIN["t"] - MARGIN["b"])
    }
    names = [box(dot, placed[dot.name], wider) for dot in named if dot.name in placed]
    marks = [
        (dot, (dot.x * wider - DOT, dot.x * wider + DOT, dot.y - DOT, dot.y + DOT)) for dot in named
    ]

    for place, (owner, one) in enumerate(names):
        assert not any(meet(one, other) for _, other in names[place + 1 :])
        assert not any(meet(one, mark) for dot, mark in marks if dot != owner)


def box(dot, placing, wider):
    long, middle, x = CHARACTER * len(dot.name), dot.y + placing.shift, dot.x * wider
    left = {"right": x + NEAR, "left": x - NEAR - long, "middle": x - long / 2}[placing.side]
    return dot, (left, left + long, middle - LINE / 2, middle + LINE / 2)


def meet(one, other):
    hair = 1e-6
    return (
        one[0] + hair < other[1]
        and other[0] + hair < one[1]
        and one[2] + hair < other[3]
        and other[2] + hair < one[3]
    )


@settings(deadline=None)
@given(st.lists(st.floats(-500, 500), max_size=8))
def test_labels_at_line_ends_keep_their_order_and_their_distance(heights):
    moved = spread_out(heights, gap=15)
    pairs = sorted(zip(heights, moved, strict=True))

    assert all(after[1] - before[1] >= 15 - 1e-6 for before, after in pairwise(pairs))


def test_a_frame_of_the_published_kind_keeps_its_columns():
    places = funnel_places(ALIKE, unit=RATE)

    assert isinstance(places.rows, pd.DataFrame)
    assert set(ALIKE.columns) < set(places.rows.columns)
