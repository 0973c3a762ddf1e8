import pandas as pd
import plotly.graph_objects as go

from components.figures.spread import spread_figure
from tests.unit.metric_rows import RATE

ROWS = pd.DataFrame(
    {
        "area_code": ["A", "B", "C"],
        "area_name": ["Made-up One", "Made-up Two", "Made-up Three"],
        "short_name": ["One", "Two", "Three"],
        "value": [4.0, 9.0, float("nan")],
        "lower": [3.0, 8.5, float("nan")],
        "upper": [5.5, 9.5, float("nan")],
        "text": ["one", "two", "three"],
    }
).to_dict("records")


def test_each_borough_is_a_dot_with_its_own_interval():
    [dots] = spread_figure(ROWS, unit=RATE, london=None)["data"]

    assert dots["x"] == [4.0, 9.0]
    assert dots["error_x"]["array"] == [1.5, 0.5]
    assert dots["error_x"]["arrayminus"] == [1.0, 0.5]


def test_a_blank_borough_is_left_out_and_never_drawn_at_zero():
    figure = spread_figure(ROWS, unit=RATE, london=6.0)

    assert all("Three" not in trace["y"] for trace in figure["data"])


def test_london_is_a_line_with_its_value():
    layout = spread_figure(ROWS, unit=RATE, london=6.0)["layout"]

    assert layout["annotations"][0]["text"] == "London 6.0"


def test_a_chosen_borough_stands_out_by_a_band_too_and_not_by_colour_alone():
    figure = spread_figure(ROWS, unit=RATE, london=None, chosen=("A",))

    assert [shape["y0"] for shape in figure["layout"]["shapes"]] == ["One"]
    assert len(go.Figure(figure).data) == 2
