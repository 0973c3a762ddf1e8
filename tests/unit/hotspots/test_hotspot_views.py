"""Rows, looks, table and shapes of ward maps. Figures and outlines are made up."""

import re
from dataclasses import replace

import pandas as pd
import pytest
import shapely

from components.frame.static_html import to_html
from components.links import Links
from components.maps.classes import Classes
from components.pages.hotspots.looks import legend_looks, look_of, looks
from components.pages.hotspots.table import TOGETHER, hotspot_table
from data.statistics.hotspot_rows import hotspot_rows
from tests.unit.hotspot_cases import LISTED, MORE, PLAIN, ROWS, WITHHELD, made_up_shapes

CLASSES = Classes((5.0, 10.0), 0)


@pytest.mark.parametrize(
    ("row", "look"),
    [
        (PLAIN, "same"),
        (MORE, "more-depends"),
        (replace(MORE, depends_on=()), "more"),
        (LISTED, "listed"),
        (WITHHELD, "withheld"),
        (replace(PLAIN, group_class="not_compared", rate_status="not_comparable"), "broken"),
    ],
)
def test_each_class_and_each_blank_has_its_own_look(row, look):
    assert look_of(row, view="hotspots", classes=CLASSES) == look


def test_a_listed_ward_is_left_out_of_the_test_and_not_out_of_the_map_of_rates():
    assert look_of(LISTED, view="rate", classes=CLASSES) == "rate-3"
    assert look_of(WITHHELD, view="rate", classes=CLASSES) == "withheld"


def test_the_key_has_all_three_classes_and_explains_stripes_once():
    key = legend_looks(["same", "more-depends", "same-depends"], known=looks(CLASSES))

    assert [one.key for one in key] == ["more", "same", "less", "more-depends"]


def test_classes_of_rates_leave_no_gap():
    words = [one.words for key, one in looks(CLASSES).items() if key.startswith("rate")]

    assert words == ["under 5 per 1,000", "5 to under 10 per 1,000", "10 or more per 1,000"]


def table(**given):
    parts = hotspot_table(
        ROWS, caption="Wards", links=Links("/x/"), query={"view": "rate"}, **given
    )
    return to_html(parts)


def test_the_table_has_every_ward_and_leads_to_ward_and_borough():
    text = table()

    assert all(f'data-ward="{row.code}"' in text for row in ROWS)
    assert 'href="/x/hotspots?view=rate&amp;ward=E05000004#hotspots-ward"' in text
    assert 'href="/x/borough/southborough"' in text
    assert "Lea &lt;Side&gt;" in text


def test_the_table_has_the_smoothed_rate_or_why_there_is_none():
    rows = (replace(PLAIN, smoothed=11.4), WITHHELD, LISTED)

    text = to_html(hotspot_table(rows, caption="Wards", links=Links("/"), query={}))

    cells = [row.split("</td>")[3] for row in text.split("<tr")[2:]]
    assert [cell.rpartition(">")[2] for cell in cells] == ["11.4", "[c]", "not tested"]


def test_the_table_has_a_column_for_each_of_the_two_statements():
    text = to_html(hotspot_table((PLAIN, MORE), caption="Wards", links=Links("/"), query={}))

    rows = [row.split("</td>") for row in text.split("<tr")[2:]]
    said = [[cells[at].rpartition(">")[2] for at in (4, 5)] for cells in rows]
    assert said == [
        ["Not distinguishable", "Not distinguishable"],
        ["Above London", "Group with more"],
    ]


def test_the_table_of_boroughs_gives_the_chance_and_one_name():
    row = replace(PLAIN, code="E09000001", name="Northborough", parent_name="Northborough")
    rows = (row, replace(row, q_value=0.0004), replace(row, group_class="not_tested", q_value=None))

    text = to_html(
        hotspot_table(rows, caption="Boroughs", links=Links("/"), query={}, area="borough")
    )

    assert "Chance, adjusted for so many tests" in text
    assert ">0.800</td>" in text
    assert ">under 0.001</td>" in text
    assert "Three boroughs in the table and on the map." in text


def test_rows_are_laid_out_in_groups_each_of_which_says_how_many_it_has():
    rows = [replace(PLAIN, code=f"E05{number:06d}") for number in range(TOGETHER + 3)]

    text = to_html(hotspot_table(rows, caption="Wards", links=Links("/"), query={}))

    groups = re.findall(r'<tbody role="rowgroup" style="--rows:(\d+)">(.*?)</tbody>', text)
    assert [(said, group.count("<tr")) for said, group in groups] == [("36", 36), ("3", 3)]
    codes = [code for _, group in groups for code in re.findall(r'data-ward="(\w+)"', group)]
    assert codes == [row.code for row in rows]


def test_a_search_finds_wards_by_their_name_and_by_their_borough():
    assert ">“SOUTHB” is in the name or borough of 1 of 4 wards.<" in table(searched=" SOUTHB ")
    assert ">No ward or borough on this map has “&lt;b&gt;” in its name.<" in table(searched="<b>")


def test_scripts_are_given_the_sentences_that_the_server_says():
    text = table()

    assert 'data-all="Four wards in the table and on the map."' in text
    assert 'data-some="“{searched}” is in the name or borough of {number} of 4 wards."' in text
    assert 'data-none="No ward or borough on this map has “{searched}” in its name."' in text


def test_the_river_is_found_between_the_wards_and_boroughs_are_their_wards_united():
    shapes = made_up_shapes()

    river = shapely.geometry.shape(shapes.thames)
    assert river.covers(shapely.Point(-0.05, 51.4975))
    assert not river.intersects(shapely.Point(-0.05, 51.55))
    north = shapely.geometry.shape(shapes.boroughs["E09000001"].outline)
    assert north.area == pytest.approx(0.03)
    assert north.covers(shapely.Point(shapes.boroughs["E09000001"].label[::-1]))


def frame(**columns):
    return pd.DataFrame(columns)


@pytest.mark.parametrize(("whole", "told"), [(95.0, 5.0), (94.0, None), (91.0, None)])
def test_one_to_four_offences_in_no_ward_are_not_told(whole, told):
    areas = frame(area_code=["A", "B"], area_name=list("ab"), parent_code=list("XX"))
    rows = hotspot_rows(
        areas.assign(note=None),
        parents=frame(area_code=["X"], area_name=["x"], slug=["x"]),
        counts=frame(area_code=list("AB"), value=[50, 40], status="published"),
        rates=frame(area_code=[]),
        tested=frame(area_code=[]),
        parent_counts=frame(area_code=["X"], value=[whole]),
    )

    assert [row.in_no_ward for row in rows] == [told, told]


def test_offences_in_no_ward_are_told_only_where_no_ward_is_withheld():
    """Else the difference between a borough and its wards adds up what is withheld."""
    areas = frame(area_code=["A", "B", "C", "D"], area_name=list("abcd"), parent_code=list("XXYY"))
    rows = hotspot_rows(
        areas.assign(note=None),
        parents=frame(area_code=["X", "Y"], area_name=["x", "y"], slug=["x", "y"]),
        counts=frame(area_code=list("ABCD"), value=[50, 40, 60, None], status="published"),
        rates=frame(area_code=[]),
        tested=frame(area_code=[]),
        parent_counts=frame(area_code=["X", "Y"], value=[100.0, 90.0]),
    )

    assert [row.in_no_ward for row in rows] == [10, 10, None, None]
    assert {row.group_class for row in rows} == {"not_compared"}
