"""Boroughs taken together on the page that compares: in words, dots, table, trends, and alike."""

import re
from html import unescape

import pytest

from callbacks.pages.compare.page import compare_view
from callbacks.pages.compare.trends import trends_drawn
from callbacks.panels.comparison import Comparison
from components.ids import Compare
from tests.rendered import text_of, traces_of
from tests.words import forbidden_words

COMMAND = "bcu-south-west"
API = "/api/v1/values"


def words_of(client, address):
    answer = client.get(address)
    text = answer.get_data(as_text=True)
    assert answer.status_code == 200, address
    static = text[: text.index('id="react-entry-point"')]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", static)).split())


def panel(fire, **given):
    chosen = {
        "compare_indicator": "da_offences_rate",
        "compare_period_type": "rolling_12",
        "compare_period": "2025-07-31",
        "compare_boroughs": [],
        "compare_group": [COMMAND],
        "compare_view": "spread",
        "compare_order": "name",
        **given,
    }
    return fire(Compare.PANEL, **chosen)


def test_page_and_api_give_the_same_figure(client):
    query = {"indicator": "da_offences_rate", "group": COMMAND, "period": "latest"}
    [row] = client.get(API, query_string=query).json["values"]
    words = words_of(client, f"/compare?group={COMMAND}")

    assert (
        f"South West (police command), year to July 2025: {row['value']:.1f} offences per 1,000 "
        f"residents [p] (95% interval {row['lower']:.1f} to {row['upper']:.1f}), London "
    ) in words
    assert f"{row['numerator']:,.0f} counted in its boroughs over their" in words
    assert f"{row['denominator']:,.0f} residents" in words
    assert "It holds Kingston upon Thames, Merton, Richmond upon Thames and Wandsworth." in words


def test_the_group_is_one_more_row_of_dots_and_of_the_table(fire):
    drawn = panel(fire)[Compare.PANEL]["children"]
    dots = {trace["name"]: trace for trace in traces_of(drawn)}

    assert dots["Together"]["y"] == ["Group: South West"]
    assert dots["Together"]["x"] == pytest.approx([6.8], abs=0.05)
    assert dots["Together"]["marker"]["symbol"] == "square"
    assert len(dots["Boroughs"]["x"]) == 32
    table = text_of(drawn).split("The same figures as a table")[1]
    assert table.index("London") < table.index("South West (police command)")
    assert table.index("South West (police command)") < table.index("Barking and Dagenham")


@pytest.mark.parametrize("indicator", ["da_offences_rate", "da_offences", "da_vwi_share"])
def test_the_trend_of_a_group_is_cut_at_the_break(site, indicator):
    query = {"group": ["camden", "barnet"], "view": ["trends"], "indicator": [indicator]}
    given = Comparison(compare_view(query, site=site), site=site)
    rows = given.together_over_time(given.kind)
    eras = {row["era"] for row in rows if row["status"] == "published"}
    charts = trends_drawn(given).charts
    [own] = [one for one in charts.panels if one.name == "Barnet and Camden"]

    assert len(eras) == 2
    assert len(own.chart.paths) >= 2
    assert charts.cuts


def test_the_caveat_of_groups_stands_open_first_where_there_is_one(client):
    headline = "What boroughs have together is our sum of their published figures"
    with_one, without = words_of(client, f"/compare?group={COMMAND}"), words_of(client, "/compare")

    assert with_one.index("Read this first") < with_one.index(headline)
    assert headline not in without


def test_a_borough_without_a_figure_is_named_and_the_group_is_blank_in_table_and_words(client):
    words = words_of(client, "/compare?group=city-of-london&group=camden")

    assert "no figure together, because each borough in the group needs one" in words
    assert "City of London: not covered by this source [z]." in words
    assert "Take such boroughs out of the group" in words


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("group=camdn&group=barnet&group=brent", "Nearest is Camden, written camden."),
        ("group=Sou+West", "Nearest is the police command South West, written bcu-south-west."),
        ("group=zzzz", "“zzzz” is no London borough and no police command."),
        ("group=%3Cscript%3E&group=%E2%80%AE", "is no London borough"),
    ],
)
def test_a_bad_name_is_told_above_the_page_and_never_a_fault(client, query, said):
    words = words_of(client, f"/compare?{query}")

    assert said in words
    assert "It is left out here." in words
    assert forbidden_words(words) == []


def test_one_borough_is_told_to_be_no_group(client):
    words = words_of(client, "/compare?group=camden")

    assert "A group holds two boroughs or more; only Camden is named: name another." in words


@pytest.mark.parametrize("view", ["funnel", "change", "table"])
def test_views_without_the_group_say_so_and_the_others_show_it(client, view):
    words = words_of(client, f"/compare?group={COMMAND}&view={view}")

    assert "South West (police command), year to July 2025: 6.8" in words
    assert ("the group is not in it" in words) == (view == "funnel")
    assert ("Its change is not worked out" in words) == (view == "change")


def test_it_stays_in_the_addresses_of_pictures_files_and_orders(client):
    text = unescape(client.get(f"/compare?group={COMMAND}&view=table").text)
    for start in ("/download/view.zip?", "/download/view.xlsx?", "/compare?indicator"):
        assert re.search(rf'href="{re.escape(start)}[^"]*group={COMMAND}', text), start
    spread = unescape(client.get(f"/compare?group={COMMAND}").text)
    assert re.search(rf'href="/image/spread\.png\?[^"]*group={COMMAND}', spread)
    for start in ("/embed?", "/download/view.geojson?"):
        assert not re.search(rf'href="{re.escape(start)}[^"]*group=', spread), start


def test_ticks_in_a_form_without_scripts_ask_for_the_same_page(client):
    text = client.get(f"/compare?group={COMMAND}").text
    form = text[: text.index('id="react-entry-point"')]

    boxes = re.findall(r"<input[^>]*name=\"group\"[^>]*>", form)
    assert len(boxes) == 12 + 33
    assert [box for box in boxes if "checked" in box] == [box for box in boxes if COMMAND in box]
    assert "South West: Kingston upon Thames, Merton" in form


def test_a_choice_of_the_boxes_draws_it_anew(fire):
    answer = panel(fire, compare_group=["camden", "barnet"])

    assert "Barnet and Camden, year to July 2025" in text_of(answer[Compare.PANEL]["children"])
    assert "Barnet and Camden" in text_of(answer[Compare.GROUP_NAMED]["children"])
