import dash_bootstrap_components as dbc
import dash_svg as svg
import pytest
from dash import dcc, html

from components.frame.static_html import NotStaticError, Ready, to_html, written


@pytest.mark.parametrize(
    ("tree", "page"),
    [
        (None, ""),
        ("5 < 6 & 7", "5 &lt; 6 &amp; 7"),
        (html.P(["a", html.Br(), 3]), "<p>a<br>3</p>"),
        (html.Label("Period", htmlFor="x"), '<label for="x">Period</label>'),
        (html.Div(tabIndex=0, className="map"), '<div class="map" tabindex="0"></div>'),
        (html.Details("x", open=True), "<details open>x</details>"),
        (html.Div(style={"maxWidth": "3em"}), '<div style="max-width:3em"></div>'),
        (html.Div(**{"aria-hidden": "true"}), '<div aria-hidden="true"></div>'),
        (svg.Text("x", textAnchor="middle"), '<text text-anchor="middle">x</text>'),
        (svg.Svg(viewBox="0 0 1 1"), '<svg viewBox="0 0 1 1"/>'),
        (dcc.Store(id="kept", data={"a": 1}), ""),
    ],
)
def test_a_component_is_written_as_the_html_it_means(tree, page):
    assert to_html(tree) == page


def test_markup_in_text_and_attributes_stays_text():
    page = to_html(html.Div("<script>", title='"><script>'))

    assert "<script>" not in page


def test_only_text_that_is_marked_as_ready_is_taken_as_html():
    assert to_html(html.Div([Ready("<b>x</b>"), "<b>"])) == "<div><b>x</b>&lt;b&gt;</div>"


def test_a_select_keeps_its_name_and_its_choice():
    page = to_html(
        dbc.Select(
            id="p",
            name="period",
            value="b",
            options=[{"value": "a", "label": "A"}, {"value": "b", "label": "B"}],
        )
    )

    assert '<option value="b" selected>B</option>' in page
    assert 'name="period"' in page


def test_a_component_that_needs_a_script_to_say_anything_is_refused():
    with pytest.raises(NotStaticError, match="Markdown"):
        to_html(html.Div(dcc.Markdown("x")))


def test_an_element_written_at_once_is_what_its_component_would_be():
    component = html.Td(
        html.A("<Brent> & Barnet", href='/x?a="b"'), className="a", **{"aria-label": "b"}
    )
    link = written("a", "<Brent> & Barnet", href='/x?a="b"')

    assert written("td", link, class_="a", aria_label="b", title=None) == to_html(component)
