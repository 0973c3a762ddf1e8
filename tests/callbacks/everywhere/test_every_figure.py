"""What holds for every chart of every page: those of Plotly, and those drawn in tables."""

from itertools import product
from typing import NamedTuple
from urllib.parse import urlencode

import pytest

from callbacks.address.state import borough_period_types, map_indicators
from components.ids import Root
from components.pages.compare.page import VIEWS
from tests import surface
from tests.callbacks.tree import Tree
from tests.charts import (
    MOST_CATEGORIES,
    bars_off_zero,
    kinds_of_trace,
    lines_of,
    marks_of,
    told_by_colour_alone,
    units_in,
)
from tests.rendered import figures_of

pytestmark = pytest.mark.long

SOME = ("barking-and-dagenham", "city-of-london", "barnet")
CHARTED = [view for view, _ in VIEWS if view not in {"table", "trends"}]  # by Plotly
# Kinds of trace whose rules the checks know; another one needs its rule first.
KNOWN_TRACES = {"scatter", "bar"}


class Chart(NamedTuple):
    """A chart and the address of its page."""

    address: str
    figure: dict


def addresses(site) -> list[str]:
    """Every page and its variants; every measure and kind of period where one can be chosen."""
    found = [one for one in surface.every_page() if one not in surface.NOT_THERE]
    found += [f"borough/{slug}" for slug in SOME]
    found += [f"indicators/{one}" for one in site.catalogue.indicators]
    found += [f"justice?borough={slug}" for slug in SOME]
    for indicator in map_indicators(site):
        for kind in borough_period_types(site, indicator):
            asked = {"indicator": indicator.id, "period_type": kind.value, "borough": SOME[:1]}
            found.append(f"?{urlencode(asked, doseq=True)}")
        for view, boroughs in product(CHARTED, ((), SOME)):
            asked = {"indicator": indicator.id, "view": view, "borough": boroughs}
            found.append(f"compare?{urlencode(asked, doseq=True)}")
    return list(dict.fromkeys(found))


@pytest.fixture(scope="module")
def charts(server, site) -> list[Chart]:
    """Each chart that a browser draws, of each page as Dash mounts it."""
    client = server.test_client()
    client.get("/")
    return [
        Chart(address, figure)
        for address in addresses(site)
        for figure in figures_of(mounted(client, address))
    ]


def mounted(client, address):
    """Return the components that the page's callback answers for an address."""
    path, _, query = address.partition("?")
    asked = {"pathname": f"/{path}", "search": f"?{query}" if query else ""}
    answer = client.post(
        "/_dash-update-component",
        json={
            "output": f"{Root.PAGE}.children",
            "outputs": {"id": Root.PAGE, "property": "children"},
            "inputs": [
                {"id": Root.LOCATION, "property": name, "value": value}
                for name, value in asked.items()
            ],
            "changedPropIds": [f"{Root.LOCATION}.pathname"],
        },
    )
    assert answer.status_code == 200, address
    return answer.json["response"][Root.PAGE]["children"]


@pytest.fixture(scope="module")
def drawn_tables(ask, site):
    """Each table that draws itself, with the address of its page."""
    return [
        (address, table)
        for address in addresses(site)
        if not address.startswith(("?", "compare"))
        for table in Tree(ask(address).text).root.all("table")
        if of_class(table, "scale")
    ]


def of_class(element, name):
    return [one for one in element.walk() if name in one.attrs.get("class", "").split()]


def test_the_walk_meets_charts_of_every_kind(charts, drawn_tables):
    assert len(charts) > 150
    assert len(drawn_tables) > 30
    assert {chart.address.partition("?")[0] for chart in charts} >= {"", "compare", "justice"}
    assert {kind for chart in charts for kind in kinds_of_trace(chart.figure)} <= KNOWN_TRACES


def test_bars_start_at_zero(charts):
    assert [chart.address for chart in charts if bars_off_zero(chart.figure)] == []


def test_lines_over_time_start_at_zero(charts):
    over_time = [one for one in charts if one.figure["layout"]["xaxis"].get("type") == "date"]

    assert len(over_time) > 40
    assert {one.figure["layout"]["yaxis"]["range"][0] for one in over_time} == {0}


def test_intervals_in_tables_lie_on_a_scale_from_zero(drawn_tables):
    for address, table in drawn_tables:
        [scale] = of_class(table, "scale")
        first, end = (one.text for one in scale.children)
        assert first in {"0", "0%"}, address
        assert end.endswith("%") is first.endswith("%"), address
        for bar in of_class(table, "span-bar"):
            left, width = (float(part) for part in measures(bar))
            assert 0 <= left <= left + width <= 100.01, address


def measures(bar):
    """Return where a bar begins and how long it is, in per cent of its track."""
    style = dict(part.split(":") for part in bar.attrs["style"].split(";") if part)
    return (style[name].strip().removesuffix("%") for name in ("left", "width"))


def test_no_chart_asks_a_reader_to_tell_more_than_four_things_apart(charts, drawn_tables):
    for address, figure in charts:
        assert len(marks_of(figure)) <= MOST_CATEGORIES, address
        assert len(lines_of(figure)) <= MOST_CATEGORIES, address
    for address, table in drawn_tables:
        assert len(shapes_of(table)) <= MOST_CATEGORIES, address


def test_no_chart_needs_colour_to_be_read(charts):
    needing = {
        (chart.address, look) for chart in charts for look in told_by_colour_alone(chart.figure)
    }

    assert needing == set()


def test_each_shape_in_a_table_is_named_once_above_it(drawn_tables):
    for address, table in drawn_tables:
        keys = [shape for one in of_class(table, "key") for shape in shapes(one)]
        assert len(keys) == len(set(keys)), address
        assert shapes_of(table) <= set(keys), address


def shapes_of(table):
    """Return the shapes that are drawn in the rows of a table."""
    return {
        shape
        for one in of_class(table, "mark")
        if "key" not in one.attrs["class"].split()
        for shape in shapes(one)
    }


def shapes(mark):
    return [name for name in mark.attrs["class"].split() if name.startswith("mark-")]


def test_no_chart_mixes_units_and_each_point_says_its_own(charts, site):
    units = [one.unit for one in site.catalogue.indicators.values()]
    for address, figure in charts:
        found = units_in(figure, units=units)
        assert len(found) == 1, (address, found)
        assert "" not in found, address
