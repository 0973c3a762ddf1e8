"""Parts that no callback touches go to the browser as HTML. The pages here are made up."""

import dash_bootstrap_components as dbc
import dash_svg as svg
import pytest
from dash import dcc, html

from components.frame.prewritten import prewrite
from components.frame.static_html import NotStaticError, Ready


def written(node) -> str:
    return getattr(node, "data-written")


def test_what_no_callback_touches_becomes_one_component():
    table = html.Table(html.Tr([html.Th("Area"), html.Td("[c]")]), className="figures-table")

    one = prewrite(table, live=())

    assert written(one) == "<tr><th>Area</th><td>[c]</td></tr>"
    assert one.className == "figures-table"
    assert "children" not in one.to_plotly_json()["props"]


def test_text_in_a_written_part_cannot_become_markup():
    one = prewrite(html.Div(html.P("<script>x</script>")), live=())

    assert written(one) == "<p>&lt;script&gt;x&lt;/script&gt;</p>"


def test_what_a_callback_writes_stays_a_component_with_its_content_written():
    place = html.Div(html.Section([html.H2("Map"), svg.Svg(svg.Path(d="M0 0"))]), id="place")

    one = prewrite(html.Div([place, html.P(html.Strong("Aside"))]), live={"place"})

    kept, aside = one.children
    assert kept.id == "place"
    assert written(kept.children) == '<h2>Map</h2><svg><path d="M0 0"/></svg>'
    assert written(aside) == "<strong>Aside</strong>"


def test_charts_and_controls_stay_components():
    chart, choice = dcc.Graph(id="chart"), dbc.Select(id="choice", options=[])

    one = prewrite([html.Figure([html.H2("A"), html.Div(chart)]), html.Form([choice])], live=())

    assert one[0].children[1].children is chart
    assert one[1].children[0] is choice


def test_the_tree_given_is_left_as_it_was():
    page = html.Div([html.P(html.B("a"))])

    prewrite(page, live=())

    assert page.children[0].children.children == "a"


@pytest.mark.parametrize("around", [html.Td, lambda ready: html.Td([ready])])
def test_html_written_already_goes_along_and_never_among_what_callbacks_touch(around):
    row = Ready("<b>1</b>")

    assert written(prewrite(html.Tr(around(row)), live=())) == "<td><b>1</b></td>"
    with pytest.raises(NotStaticError, match="written HTML"):
        prewrite(html.Tr([html.Td(id="place"), row]), live={"place"})
