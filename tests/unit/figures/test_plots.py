"""The server's drawing of a figure: every part of it, in its place, or a refusal."""

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.figures.theme import axis, layout
from components.plots.chart import chart_room, chart_svg
from components.plots.scale import round_step, scale_of


def figure(*traces, x=None, y=None, **given_layout):
    return {
        "data": list(traces),
        "layout": layout(
            height=200,
            xaxis=axis(**(x or {"range": [0, 10]})),
            yaxis=axis(**(y or {"range": [0, 100]})),
            **given_layout,
        ),
    }


def dots(**more):
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [2, 5],
        "y": [10, 20],
        "marker": {"size": 8, "color": "#005194"},
        **more,
    }


def texts(drawn):
    return re.findall(r"<text[^>]*>(.*?)</text>", drawn)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (figure({"type": "pie", "x": [], "y": []}), "pie"),
        (figure(dots(mode="markers+text", text=["a", "b"])), "text"),
        (figure(dots(marker={"size": 8, "color": "#005194", "symbol": "star"})), "star"),
        (figure(shapes=[{"type": "circle", "x0": 0, "x1": 1, "y0": 0, "y1": 1}]), "circle"),
        (figure(annotations=[{"x": 1, "y": 1, "text": "<i>a</i>"}]), "markup"),
        (figure(x={"type": "log"}), "log"),
        (figure(showlegend=True), "legend"),
    ],
)
def test_a_part_that_is_not_understood_is_refused_and_not_left_out(wrong, said):
    with pytest.raises(ValueError, match=said):
        chart_svg(wrong)


def test_a_point_stands_at_its_share_of_the_axis():
    drawn = chart_svg(figure(dots()))

    assert 'cx="20%" cy="90%"' in drawn
    assert 'cx="50%" cy="80%"' in drawn


def test_a_line_is_cut_where_a_value_is_missing():
    line = {"type": "scatter", "mode": "lines", "line": {"color": "#005194"}}
    drawn = chart_svg(figure({**line, "x": [1, 2, 3, 4, 5], "y": [1, 2, None, 4, 5]}))

    (path,) = re.findall(r' d="(M[^"]*L[^"]*)"', drawn)
    assert path.count("M") == 2
    assert path.count("L") == 2


def test_an_interval_reaches_as_far_as_it_is_and_one_of_no_length_is_not_drawn():
    arms = {"array": [3, 0], "arrayminus": [1, 0], "color": "#90c5f9", "thickness": 5}
    drawn = chart_svg(figure(dots(error_x=arms)))

    assert re.findall(r'<line x1="([\d.]+%)" x2="([\d.]+%)"[^>]*stroke="#90c5f9"', drawn) == [
        ("10%", "50%")
    ]


def test_each_point_has_its_own_mark_and_a_mark_without_an_edge_has_none():
    marker = {"size": 9, "symbol": ["circle", "diamond"], "color": ["#fff", "#005194"]}
    drawn = chart_svg(figure(dots(marker=marker)))

    assert drawn.count("<circle") == 1
    assert drawn.count('viewBox="-1 -1 2 2"') == 1
    assert 'stroke-width="2"' not in drawn


def test_words_of_several_lines_stay_words_and_what_html_would_take_for_a_tag_is_escaped():
    note = {"x": 5, "y": 50, "showarrow": False, "text": "<b>Salt & vinegar</b><br>of 2024"}
    said = texts(chart_svg(figure(annotations=[note])))[-1]

    assert re.sub("<[^>]+>", "", said) == "Salt &amp; vinegar of 2024"


def test_words_that_moved_away_keep_a_line_to_their_place_unless_it_is_clear():
    note = {"x": 5, "y": 50, "ax": 10, "ay": -20, "text": "Brent"}
    shown = chart_svg(figure(annotations=[note]))
    clear = chart_svg(figure(annotations=[{**note, "arrowcolor": "rgba(0,0,0,0)"}]))

    assert 'x2="0.769em" y2="-1.538em"' in shown
    assert 'y2="-1.538em"' not in clear


def test_every_name_of_an_axis_of_names_is_written_the_first_uppermost():
    names = ["Barnet", "Brent", "K & C"]
    drawn = chart_svg(
        figure(
            dots(y=["Barnet", "K & C"]),
            y={"type": "category", "categoryarray": names[::-1], "range": [-0.7, 2.7]},
        )
    )
    written = [one for one in texts(drawn) if not one.isdigit()]

    assert written == ["K &amp; C", "Brent", "Barnet"]


def test_an_axis_writes_signs_and_units_and_spares_neither_zero_nor_the_last_year():
    signed = figure(x={"range": [-12, 12], "nticks": 6, "tickformat": "+,", "ticksuffix": "%"})
    days = figure(x={"type": "date", "range": ["2018-02-01", "2025-03-01"]})

    ticks = scale_of("x", signed).ticks()
    assert [one.words for one in ticks] == ["−10%", "−5%", "+0%", "+5%", "+10%"]
    assert [one.words for one in ticks if not one.spare] == ["−10%", "+0%", "+10%"]
    years = scale_of("x", days).ticks()
    assert [one.words for one in years] == [str(year) for year in range(2019, 2026)]
    assert [one.words for one in years if not one.spare] == ["2019", "2021", "2023", "2025"]


def test_an_axis_that_is_not_told_its_ends_holds_every_interval():
    arms = {"array": [30, 5], "arrayminus": [1, 9], "color": "#90c5f9", "thickness": 5}
    scale = scale_of("x", figure(dots(error_x=arms), x={"nticks": 5}))

    assert scale.low < 5 - 9
    assert scale.high > 2 + 30


def test_a_drawing_is_counted_in_the_readers_type():
    room = chart_room(figure(margin={"l": 65, "r": 13, "t": 26, "b": 39}))

    assert room == {"height": "15.385em", "padding": "2em 1em 3em 5em"}


@given(
    low=st.floats(-1e4, 1e4),
    length=st.floats(0.1, 1e6),
    most=st.integers(2, 12),
)
def test_an_axis_of_numbers_names_round_places_inside_it_and_no_more_than_it_may(low, length, most):
    drawn = figure(x={"range": [low, low + length], "nticks": most})
    ticks = scale_of("x", drawn).ticks()

    assert len(ticks) <= most + 1
    assert all(-0.01 <= one.at <= 100.01 for one in ticks)
    step = round_step(length / most)
    assert all(
        later.at - earlier.at == pytest.approx(100 * step / length, rel=1e-3)
        for earlier, later in pairwise(ticks)
    )


@given(first=st.dates(date(1990, 1, 1), date(2030, 1, 1)), days=st.integers(40, 20_000))
def test_an_axis_of_days_names_few_of_them_in_order_and_each_once(first, days):
    end = date.fromordinal(first.toordinal() + days)
    drawn = figure(x={"type": "date", "range": [first.isoformat(), end.isoformat()]})
    ticks = scale_of("x", drawn).ticks()

    assert len(ticks) <= 10
    assert len({one.words for one in ticks}) == len(ticks)
    assert [one.at for one in ticks] == sorted(one.at for one in ticks)
    assert all(-0.01 <= one.at <= 100.01 for one in ticks)
