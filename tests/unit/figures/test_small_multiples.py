"""Small charts on one scale. All figures are made up."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from components.figures.multiples import (
    COMPACT,
    break_lines,
    shared_scale,
    small_chart,
    stretches,
)
from components.figures.trend import trend_figure
from tests.unit.metric_rows import BREAKS, months

LONG = [10.0] * 26 + [20.0] * 12


def records(counts, **more):
    return months("2022-01-01", counts, **more).to_dict("records")


@settings(deadline=None)
@given(st.lists(st.one_of(st.none(), st.floats(1, 100)), min_size=1, max_size=38))
def test_small_charts_are_cut_exactly_where_the_large_ones_are(counts):
    frame = months("2022-01-01", counts).assign(text="")
    figure = trend_figure([("Brent", frame)], breaks=BREAKS, decimals=0)
    large = [trace["x"] for trace in figure["data"]]
    small = [
        [f"{row['period_end']:%Y-%m-%d}" for row in part]
        for part in stretches(frame.to_dict("records"))
    ]

    assert small == large


def test_the_break_cuts_the_line_and_has_a_place_on_the_axis():
    scale = shared_scale([records(LONG)], size=COMPACT)
    chart = small_chart(records(LONG), scale=scale)
    [cut] = break_lines(BREAKS, scale=scale)
    ends = [[float(point.split()[0]) for point in path[1:].split("L")] for path in chart.paths]

    assert len(chart.paths) == 2
    assert ends[0][-1] < cut <= ends[1][0]


def test_all_charts_share_one_scale_from_zero():
    scale = shared_scale([records([1.0, 2.0]), records([30.0, 40.0])], size=COMPACT)

    assert scale.most == 40
    assert scale.y(0) > scale.y(1) > scale.y(40)


def test_a_value_alone_is_a_dot_and_a_provisional_one_is_hollow():
    rows = records([1.0, None, 3.0, 4.0])
    rows[-1]["flags"] = "p"
    chart = small_chart(rows, scale=shared_scale([rows], size=COMPACT))

    assert len(chart.dots) == 1
    assert len(chart.hollow) == 1


def test_one_period_or_no_value_is_no_trend():
    assert shared_scale([records([5.0])], size=COMPACT) is None
    assert shared_scale([records([None, None])], size=COMPACT) is None
    assert shared_scale([], size=COMPACT) is None


def test_days_run_from_left_to_right_inside_the_chart():
    scale = shared_scale([records(LONG)], size=COMPACT)
    days = pd.date_range("2022-01-31", periods=38, freq="ME")
    across = [scale.x(day) for day in days]

    assert across == sorted(across)
    assert 0 <= across[0] < across[-1] <= COMPACT.width
