import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.figures.points import Cell, PointSeries, points_figure, round_up
from components.frame.static_html import to_html
from components.tables.points import point_table


def made_up(name="London", mark=0, **cells):
    """A made-up series; a name such as y2019 is the year 2019."""
    return PointSeries(
        name,
        kind="person",
        unit="percent",
        cells={key[1:]: Cell(f"{value}%", number=value) for key, value in cells.items()},
        mark=mark,
    )


@given(st.floats(0.001, 1e6))
def test_a_scale_ends_at_or_above_its_largest_value_and_not_far_from_it(value):
    assert value <= round_up(value) <= value * 1.5 + 1e-9


def test_a_point_lies_at_its_share_of_the_scale_and_a_blank_has_none():
    figure = points_figure([made_up(y2019=3.0)], periods=["2019", "2020"], upto=12)

    assert figure["rows"] == [
        {"label": "2019", "marks": [{"mark": 0, "at": 25.0}]},
        {"label": "2020", "marks": []},
    ]


def test_a_point_beyond_a_shared_scale_is_refused():
    with pytest.raises(ValueError, match="beyond the scale"):
        points_figure([made_up(y2019=13.0)], periods=["2019"], upto=12)


def test_at_most_four_series_and_each_with_its_own_shape():
    four = [made_up(mark=n, y2019=1.0) for n in range(4)]

    assert len(points_figure(four, periods=["2019"])["rows"][0]["marks"]) == 4
    with pytest.raises(ValueError, match="at most 4"):
        points_figure([*four, made_up(mark=4, y2019=1.0)], periods=["2019"])
    with pytest.raises(ValueError, match="shapes of their own"):
        points_figure([four[0], four[0]], periods=["2019"])


def test_the_table_says_every_number_and_marks_every_blank_without_a_script():
    written = to_html(
        point_table(
            [made_up(y2019=3.0), made_up("Elsewhere", mark=1, y2020=5.0)],
            periods=["2019", "2020"],
            caption="Made up",
            head="Year",
            upto=12,
            dividers={"2020": "Not compared across this line."},
            suffix="%",
        )
    )

    assert '<th scope="row">2019</th><td>3.0%</td><td>[x]</td>' in written
    assert '<th scope="row">2020</th><td>[x]</td><td>5.0%</td>' in written
    assert written.index("2019</th>") < written.index("Not compared") < written.index("2020</th>")
    assert written.count("left:25.0%") == 1
    assert written.count("mark key") == 2


def test_a_column_of_which_nothing_is_drawn_has_no_mark():
    blank = PointSeries("All", "person", "percent", {"2019": Cell("3")}, mark=1)
    written = to_html(
        point_table([made_up(y2019=3.0), blank], periods=["2019"], caption="Made up", head="Year")
    )

    assert written.count("mark key") == 1
