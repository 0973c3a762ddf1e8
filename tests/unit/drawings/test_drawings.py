"""Strips and trend lines, with made-up figures."""

import re
from dataclasses import replace

import pandas as pd
import pytest

from components.drawings.strip_plot import WIDTH, Strip, strip_plot
from components.drawings.trend_line import trend_line
from components.frame.static_html import to_html
from data.catalogue import Catalogue
from data.statistics.standing import Standing, middle_half
from data.statistics.stretches import stretches
from tests.unit.metric_rows import BREAKS, RATE


def strip(**given):
    made_up = {
        "name": "Ael",
        "own": 8.0,
        "lower": 7.0,
        "upper": 9.0,
        "london": 6.0,
        "others": [2.0, 4.0, 10.0],
        "middle": (4.0, 8.0),
    }
    return to_html(strip_plot(Strip(**(made_up | given)), unit=RATE, described="Made up"))


def months(*values, start="2024-01-01", flags=""):
    starts = pd.date_range(start, periods=len(values), freq="MS")
    return pd.DataFrame(
        {
            "period_type": "month",
            "period_start": starts,
            "period_end": starts + pd.offsets.MonthEnd(0),
            "value": values,
            "era": ["one" if day < pd.Timestamp("2024-03-01") else "two" for day in starts],
            "flags": flags,
        }
    )


def test_a_strip_names_the_borough_and_writes_both_ends():
    drawn = strip()

    assert ">Ael<" in drawn
    assert ">2.0<" in drawn
    assert ">10.0<" in drawn
    assert drawn.count("v12") == 3


@pytest.mark.parametrize("name", ["Ael", "Croydon", "Kensington and Chelsea"])
def test_a_name_over_a_strip_leaves_it_on_no_side_in_the_widest_face(name):
    long = len(name) * 11 * 0.62  # of its type and of the widest mean letter
    for step in range(81):
        drawn = strip(name=name, own=2 + step / 10, lower=None, upper=None)
        text = re.search(rf"<text ([^>]*)>{name}<", drawn)[1]
        before = {"middle": long / 2, "end": long}
        anchor = re.search('text-anchor="(.+?)"', text)
        left = float(re.search('x="(.+?)"', text)[1]) - before.get(anchor and anchor[1], 0)

        assert left >= 0
        assert left + long <= WIDTH


def test_a_borough_without_a_value_has_no_mark_and_others_keep_theirs():
    drawn = strip(own=None, lower=None, upper=None)

    assert "strip-own" not in drawn
    assert "Ael" not in drawn
    assert drawn.count("v12") == 3


def test_equal_values_are_drawn_in_the_middle_and_written_once():
    drawn = strip(own=5.0, lower=None, upper=None, london=None, others=[5.0, 5.0], middle=None)

    assert drawn.count(">5.0<") == 1
    assert 'cx="150"' in drawn


def test_an_end_gives_way_to_london_s_name():
    assert ">2.0<" not in strip(london=2.2)


def test_a_line_is_cut_at_a_hard_break_and_names_its_month():
    drawn = to_html(trend_line(months(1, 2, 3, 4, 5), unit=RATE, breaks=BREAKS, described="x"))

    assert drawn.count('class="trend-own"') == 2
    assert "break, Mar 2024" in drawn
    assert drawn.count("trend-gap") == 1


def test_a_missing_month_is_a_gap_and_a_single_value_is_a_point():
    rows = months(1, None, 3, 4, start="2025-01-01")
    drawn = to_html(trend_line(rows, unit=RATE, breaks=[], described="x"))

    assert drawn.count('class="trend-own"') == 1
    assert drawn.count("trend-point") == 2  # the one alone, and the last


def test_provisional_values_are_hollow():
    rows = months(1, 2, 3, start="2025-01-01", flags="p")
    drawn = to_html(trend_line(rows, unit=RATE, breaks=[], described="x"))

    assert drawn.count("trend-provisional") == 3
    assert "trend-point" not in drawn


@pytest.mark.parametrize("values", [[], [4.0], [None, None]])
def test_one_value_or_none_is_no_trend(values):
    assert trend_line(months(*values), unit=RATE, breaks=[], described="x") is None


def test_zeros_alone_are_drawn_on_the_ground_and_not_as_one():
    drawn = to_html(
        trend_line(months(0, 0, start="2025-01-01"), unit=RATE, breaks=[], described="x")
    )

    assert ">0.0<" in drawn
    assert ">1.0<" not in drawn


def test_stretches_end_at_an_era_and_at_a_gap():
    assert stretches(months(1, 2, 3, None, 5, 6)) == [slice(0, 2), slice(2, 3), slice(3, 5)]
    assert stretches(months()) == []


def test_the_middle_half_needs_eight_values_that_differ():
    def rows(*values):
        return pd.DataFrame({"value": values, "status": "published"})

    assert middle_half(rows(1, 2, 3, 4, 5, 6, 7)) is None
    assert middle_half(rows(*[3] * 9)) is None
    assert middle_half(rows(1, 2, 3, 4, 5, 6, 7, 8, 9)) == (3, 7)


@pytest.mark.parametrize(
    ("value", "place"), [(2.9, "below"), (3, "inside"), (7, "inside"), (7.1, "above")]
)
def test_a_value_on_a_quarter_point_is_inside_the_middle_half(value, place):
    row = {"value": value, "lower": value, "upper": value, "status": "published"}
    blank = pd.DataFrame()
    standing = Standing(
        indicator=Catalogue.load().indicators["da_offences_rate"],
        row=row,
        london=None,
        peers=blank,
        middle=(3, 7),
        series=blank,
        london_series=blank,
    )

    assert standing.place == place
    assert replace(standing, row={**row, "status": "suppressed"}).place is None
    assert replace(standing, middle=None).place is None
