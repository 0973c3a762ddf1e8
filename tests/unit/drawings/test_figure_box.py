"""A chart as it is sent: its picture, and what Plotly draws from. The figures are made up."""

import json

import numpy as np
import pytest

from components.figures.theme import axis, layout
from components.frame.figure_box import DATA, END, graph, without_data
from components.frame.prewritten import prewrite
from components.frame.static_html import to_html

SPITEFUL = "</script><script>alert(1)</script> & 'quoted' <b>"


def figure(*, values=(1.0, 2.0), said="a"):
    line = {"type": "scatter", "mode": "lines", "x": [0, 1], "y": list(values)}
    look = {"color": "#005194", "width": 2}
    return {
        "data": [{**line, "line": look, "text": [said, said], "name": "Made up"}],
        "layout": layout(
            height=100, xaxis=axis(range=[0, 1], tickvals=[0, 1]), yaxis=axis(range=[0, 2])
        ),
    }


def sent(given):
    """Return the HTML of a chart as a callback sends it."""
    whole = prewrite(graph(given, element_id="made-up", described="A made-up chart"), live=())
    return getattr(whole, "data-written")


def data_in(html):
    [data] = [part.partition(END)[0] for part in html.split(DATA)[1:]]
    return data


def test_a_chart_is_sent_as_its_picture_and_what_plotly_draws_from_in_one_piece():
    html = sent(figure())

    assert json.loads(data_in(html)) == figure()
    assert html.index("<svg") < html.index(DATA) < html.index('id="made-up"')


@pytest.mark.parametrize("said", [SPITEFUL, "<!--", "[x] [c]", "\u2028"])
def test_nothing_in_a_figure_ends_its_data_or_is_changed_by_it(said):
    data = data_in(sent(figure(said=said)))

    assert "<" not in data
    assert json.loads(data)["data"][0]["text"] == [said, said]


def test_numbers_of_numpy_and_gaps_are_written_as_the_browser_reads_them():
    given = figure()
    given["data"][0]["y"] = np.array([1.5, 2.0])
    given["data"][0]["customdata"] = [float("nan"), None]

    drawn = json.loads(data_in(sent(given)))["data"][0]

    assert drawn["y"] == [1.5, 2.0]
    assert drawn["customdata"] == [None, None]


def test_a_page_that_is_read_before_scripts_has_the_picture_alone():
    whole = to_html(graph(figure(said=SPITEFUL), element_id="made-up", described="A made-up chart"))
    page = without_data(f"<main>{whole}</main><p>After</p>")

    assert "<svg" in page
    assert "script" not in page
    assert page.endswith('id="made-up" class="chart-live"></div></div></div></main><p>After</p>')
