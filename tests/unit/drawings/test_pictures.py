import pytest
from matplotlib.figure import Figure

from components.pictures.chart import draw_chart
from components.pictures.map import read_path


def empty_figure(**layout):
    return {"data": [], "layout": {"height": 200, "xaxis": {}, "yaxis": {}, **layout}}


def test_a_part_that_is_not_understood_is_refused_and_not_left_out():
    pie = {**empty_figure(), "data": [{"type": "pie", "x": [], "y": []}]}

    with pytest.raises(ValueError, match="pie"):
        draw_chart(pie)(Figure().add_subplot())
    with pytest.raises(ValueError, match="circle"):
        draw_chart(empty_figure(shapes=[{"type": "circle"}]))(Figure().add_subplot())


@pytest.mark.parametrize("path", ["M0 0l10 0l0 10z", "M0,0h10v10z", "M0 0L10 0L10 10Z"])
def test_an_outline_is_read_alike_however_it_is_written(path):
    corners = read_path(path).vertices[:3].tolist()

    assert corners == [[0, 0], [10, 0], [10, 10]]


def test_a_curve_is_no_outline_of_ours():
    with pytest.raises(ValueError, match="hold no C"):
        read_path("M0 0C1 1 2 2 3 3")
