from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.figures.trend import trend_figure
from tests.unit.metric_rows import BREAKS, CONNECT

MONTHS = pd.date_range("2023-01-31", "2025-01-31", freq="ME")


def made_up_months(values) -> pd.DataFrame:
    """Monthly values of a made-up series that the break of March 2024 cuts."""
    ends = MONTHS[: len(values)]
    return pd.DataFrame(
        {
            "period_end": ends,
            "value": values,
            "era": ["after" if end >= pd.Timestamp(CONNECT.date) else "before" for end in ends],
            "flags": "",
            "text": "",
        }
    )


@given(st.lists(st.one_of(st.none(), st.floats(0, 100)), min_size=1, max_size=len(MONTHS)))
def test_no_stretch_crosses_a_break_or_a_blank(values):
    rows = made_up_months(pd.array(values, dtype="Float64").to_numpy(float, na_value=float("nan")))

    for trace in trend_figure([("London", rows)], breaks=BREAKS, decimals=0)["data"]:
        part = rows[rows["period_end"].isin(pd.to_datetime(trace["x"]))]
        assert set(part["era"]) in ({"before"}, {"after"})
        assert part["value"].tolist() == trace["y"]
        assert part.index.tolist() == list(range(part.index[0], part.index[-1] + 1))


def test_every_value_is_in_one_stretch():
    rows = made_up_months([1.0, 2.0, float("nan"), 4.0] * 6)

    traces = trend_figure([("London", rows)], breaks=BREAKS, decimals=0)["data"]
    assert sum(len(trace["x"]) for trace in traces) == rows["value"].notna().sum()


def test_a_hard_break_is_drawn_and_labelled_and_a_note_is_dotted():
    rows = made_up_months([float(n) for n in range(len(MONTHS))])
    figure = trend_figure([("London", rows)], breaks=BREAKS, decimals=0)

    lines = {
        shape["x0"]: shape["line"]["dash"]
        for shape in figure["layout"]["shapes"]
        if shape["type"] == "line"
    }
    assert lines == {"2023-06-01": "dot", "2024-03-01": "solid"}
    assert [one["text"] for one in figure["layout"]["annotations"]] == [
        "New police<br>system, CONNECT",
        "1",
    ]


def test_counts_start_at_zero_and_plotly_accepts_the_figure():
    rows = made_up_months([50.0, 60.0, 55.0])
    figure = trend_figure([("London", rows)], breaks=(), decimals=0)

    assert figure["layout"]["yaxis"]["range"][0] == 0
    assert len(go.Figure(figure).data) == 1


def test_provisional_points_are_hollow_and_no_other_is_marked():
    rows = made_up_months([50.0, 60.0, 70.0]).assign(flags=["", "p", "r p"])
    line, points = trend_figure([("London", rows)], breaks=(), decimals=0)["data"]

    assert line["mode"] == "lines"
    assert line["y"] == [50.0, 60.0, 70.0]
    assert points["mode"] == "markers"
    assert points["y"] == [60.0, 70.0]
    assert points["marker"]["color"] == ["#ffffff"] * 2


def test_a_value_that_no_line_may_join_is_a_full_point():
    rows = made_up_months([50.0, float("nan"), 70.0, 80.0])
    alone, line = trend_figure([("London", rows)], breaks=(), decimals=0)["data"]

    assert (alone["mode"], alone["y"]) == ("markers", [50.0])
    assert alone["marker"]["color"] == ["#005194"]
    assert (line["mode"], line["y"]) == ("lines", [70.0, 80.0])


def test_a_third_line_is_refused_since_two_alone_are_told_apart_without_colour():
    rows = made_up_months([50.0, 60.0])
    pair = trend_figure([("London", rows), ("Brent", rows)], breaks=(), decimals=0)["data"]

    assert [trace["line"]["dash"] for trace in pair] == ["dash", "solid"]
    with pytest.raises(ValueError, match="small charts"):
        trend_figure([("Made up", rows)] * 3, breaks=(), decimals=0)


def test_nothing_to_draw_is_an_empty_figure_and_no_error():
    figure = trend_figure([], breaks=BREAKS, decimals=0)

    assert figure["data"] == []


def test_labels_of_several_breaks_stand_below_each_other_however_many_lines_they_take():
    rows = made_up_months([float(n) for n in range(len(MONTHS))])
    later = CONNECT.model_copy(update={"date": date(2024, 6, 1), "label": "Another break"})
    figure = trend_figure([("London", rows)], breaks=[CONNECT, later], decimals=0)

    assert [one["yshift"] for one in figure["layout"]["annotations"]] == [0, -36]


@pytest.mark.parametrize("several", [1, 2, 3])
def test_no_label_of_a_break_lies_on_a_line(several):
    rows = made_up_months([float(n) for n in range(len(MONTHS))])
    days = [date(2024, 3, 1), date(2024, 6, 1), date(2024, 9, 1)][:several]
    breaks = [CONNECT.model_copy(update={"date": day}) for day in days]
    layout = trend_figure([("London", rows)], breaks=breaks, decimals=0)["layout"]

    inside = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    above = inside * (1 - rows["value"].max() / layout["yaxis"]["range"][1])
    lines = sum(1 + one["text"].count("<br>") for one in layout["annotations"])
    assert len(layout["annotations"]) == several
    assert lines * 18 <= above + 1e-9
