"""Each chart of each page stands in the page as sent, drawn whole by the server."""

import re
from html import unescape

import pytest

from components.frame import figure_box
from tests import surface
from tests.callbacks.conftest import read
from tests.callbacks.page_text import text_of

OK = 200
TAGS = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module")
def drawn(make_server):
    """By address of a page, each figure with its drawing, and the page as it was sent."""
    found, held = {}, []
    draw = figure_box.chart_svg

    def note(figure):
        held.append((figure, draw(figure)))
        return held[-1][1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(figure_box, "chart_svg", note)
        client = make_server().test_client()
        for address in surface.every_page():
            held.clear()
            sent = read(client.get("/" + address))
            if held and sent.status == OK:
                found[address] = (list(held), sent.text)
    assert len(found) > 10
    return found


def each(drawn):
    return [(address, *pair) for address, (pairs, _) in drawn.items() for pair in pairs]


def words_of(svg):
    return [unescape(TAGS.sub("", one)) for one in re.findall(r"<text.*?</text>", svg)]


def test_every_point_and_line_and_interval_of_a_figure_is_in_its_drawing(drawn):
    for address, figure, svg in each(drawn):
        marked = [trace for trace in figure["data"] if "markers" in trace["mode"]]
        points = sum(one is not None for trace in marked for one in trace["x"])
        arms = sum(
            bool(more or less)
            for trace in figure["data"]
            for bars in [trace.get("error_x")]
            if bars
            for more, less in zip(bars["array"], bars["arrayminus"], strict=True)
        )
        lines = sum("lines" in trace["mode"] for trace in figure["data"])

        assert svg.count("<circle") + svg.count('viewBox="-1 -1 2 2"') == points, address
        assert svg.count('viewBox="0 0 1000 1000"') == lines, address
        thick = {
            str(trace["error_x"]["thickness"]) for trace in figure["data"] if "error_x" in trace
        }
        assert sum(svg.count(f'stroke-width="{one}"/>') for one in thick) == arms, address


def test_every_name_and_note_of_a_figure_is_text_in_its_drawing(drawn):
    for address, figure, svg in each(drawn):
        written = words_of(svg)
        names = figure["layout"]["yaxis"].get("categoryarray", ())
        notes = [
            re.sub("</?b>", "", one["text"].replace("<br>", " "))
            for one in figure["layout"].get("annotations", ())
        ]

        assert set(names) <= set(written), address
        assert set(notes) <= set(written), address


def test_every_drawing_is_in_the_page_as_sent_under_the_alternative_text_of_its_chart(drawn):
    for address, (pairs, sent) in drawn.items():
        assert len(
            re.findall(r'<div class="chart" role="img" aria-label="[^"]{40,}"', sent)
        ) == len(pairs), address
        for _, svg in pairs:
            assert svg in sent, address


def test_no_page_says_that_a_chart_needs_a_script(drawn):
    for address, (_, sent) in drawn.items():
        assert "drawn by a script" not in text_of(sent), address
