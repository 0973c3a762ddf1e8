import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from components.figures.theme import Ink
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


def named(**more):
    """The name of a dot as matplotlib has it; `more` says how it stands."""
    note = {"x": 1, "y": 1, "ax": 0, "ay": -40, "text": "<b>Croydon</b>", **more}
    axes = Figure().add_subplot()
    draw_chart(empty_figure(annotations=[note]))(axes)
    [name] = axes.texts
    return name


def test_a_name_that_had_to_move_away_is_led_to_its_dot_on_the_picture_too():
    near = named(showarrow=True, arrowcolor=Ink.CLEAR.value)
    away = named(showarrow=True, arrowcolor=Ink.QUIET.value, xanchor="right")

    assert near.arrow_patch is None
    assert named(showarrow=False).arrow_patch is None
    assert away.arrow_patch is not None
    assert to_hex(away.arrow_patch.get_edgecolor()) == Ink.QUIET.value.lower()


def test_a_name_is_bold_on_its_own_ground_on_the_picture_too():
    name = named(showarrow=False, bgcolor=Ink.PAPER.value)

    assert name.get_text() == "Croydon"
    assert name.get_weight() == "bold"
    assert to_hex(name.get_bbox_patch().get_facecolor()) == to_hex(Ink.PAPER.value)
