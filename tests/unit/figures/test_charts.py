"""The rules for charts can be broken: each check finds a made-up chart that breaks it."""

import pytest

from components.figures.theme import Ink
from data.catalogue import Catalogue
from tests.charts import (
    bars_off_zero,
    lines_of,
    marks_of,
    told_by_colour_alone,
    units_in,
)

UNITS = [one.unit for one in Catalogue.load().indicators.values()]


def bars(*, trace=None, axis=None):
    return {
        "data": [
            {"type": "bar", "name": "Made up", "mode": "", "x": ["a"], "y": [7], **(trace or {})}
        ],
        "layout": {"yaxis": axis or {}},
    }


def points(*, ink, symbol="circle", hollow=False, text=("7 offences",)):
    fill = Ink.PAPER.value if hollow else ink
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [7] * len(text),
        "text": list(text),
        "marker": {"symbol": symbol, "color": fill, "line": {"color": ink}},
    }


def line(*, ink, dash="solid"):
    return {"type": "scatter", "mode": "lines", "line": {"color": ink, "dash": dash}}


def figure(*traces):
    return {"data": list(traces), "layout": {}}


@pytest.mark.parametrize(
    ("trace", "axis"),
    [
        ({}, {"range": [5, 9]}),
        ({}, {"range": [-9, -5]}),
        ({"base": 5}, {}),
        ({}, {"type": "log"}),
    ],
)
def test_a_bar_that_does_not_stand_on_zero_is_found(trace, axis):
    assert bars_off_zero(bars(trace=trace, axis=axis)) == ["Made up"]


@pytest.mark.parametrize("axis", [{}, {"range": [0, 9]}, {"range": [-2, 9]}])
def test_a_bar_from_zero_is_not_found(axis):
    assert bars_off_zero(bars(axis=axis)) == []


def test_marks_and_lines_are_counted_by_how_they_look():
    drawn = figure(
        points(ink="#000000"),
        points(ink="#000000", hollow=True),
        points(ink="#000000"),
        line(ink="#000000"),
        line(ink="#000000", dash="dot"),
    )

    assert len(marks_of(drawn)) == 2
    assert len(lines_of(drawn)) == 2


def test_two_things_of_one_look_in_two_colours_are_found():
    black, blue = "#000000", "#0000ff"

    assert told_by_colour_alone(figure(points(ink=black), points(ink=blue))) == ["full circle"]
    assert told_by_colour_alone(figure(line(ink=black), line(ink=blue))) == ["solid line"]
    assert told_by_colour_alone(
        figure(points(ink=black, hollow=True), points(ink=blue, hollow=True))
    ) == ["hollow circle"]


def test_shape_fill_or_dash_tells_two_things_apart():
    black, blue = "#000000", "#0000ff"

    assert told_by_colour_alone(figure(points(ink=black), points(ink=blue, symbol="square"))) == []
    assert told_by_colour_alone(figure(points(ink=black), points(ink=blue, hollow=True))) == []
    assert told_by_colour_alone(figure(line(ink=black), line(ink=blue, dash="dash"))) == []


@pytest.mark.parametrize(
    ("said", "units"),
    [
        (["A: 1 offence", "B: 7 offences"], {"offences"}),
        (["A: 7 offences", "B: 0.7 offences per 1,000 residents"], None),
        (["A: 7.1% [p], 95% interval 6.0% to 8.2%"], {"%"}),
        (["A: 7"], {""}),
    ],
)
def test_the_units_of_a_chart_are_read_from_what_is_said_of_its_points(said, units):
    found = units_in(figure(points(ink="#000000", text=said)), units=UNITS)

    assert found == units if units else len(found) == 2
