"""The panels of one measure, drawn from what was looked up. All figures are made up."""

import pandas as pd
import pytest

from components.frame.static_html import to_html
from components.links import Links
from components.page import View
from components.panels.compared import Compared
from components.panels.cuts import AreaSeries, BoroughCut
from components.panels.measure_charts import spread_drawn, trend_drawn
from components.panels.measure_words import sentence_panel, table_panel
from components.panels.measured import Measured
from data.model import PeriodType
from data.selection import AREA_COLUMNS, at_period
from data.statistics.area_change import Asked, Figures
from data.statistics.what_changed import what_changed
from tests.unit.metric_rows import BREAKS, OFFENCES, RATE, boroughs, frame, indicator, months, row

VALUES = boroughs(5.0, 9.0, 7.0, "missing")
CODES = VALUES["area_code"].tolist()
LINKS = Links("/")


def areas():
    known = {"neighbours": "", "label_x": 0.0, "label_y": 0.0}
    names = [
        {**known, "area_code": code, "area_name": name, "short_name": name, "slug": name.lower()}
        for code, name in zip(CODES, VALUES["area_name"], strict=True)
    ]
    return pd.DataFrame(names, columns=AREA_COLUMNS)


def measured(unit=RATE, *chosen, order="name"):
    end = f"{VALUES['period_end'].max():%Y-%m-%d}"
    known = indicator(unit)
    london = row(6.0, area_code="E12000007", area_name="London", level="london")
    cut = BoroughCut(known, at_period(VALUES, areas(), period_end=end), london=london)
    slugs = tuple(areas().set_index("area_code").loc[list(chosen), "slug"])
    return Measured(
        view=View(known.id, "rolling_12", end, slugs, order=order),
        indicator=known,
        cut=cut,
        chosen=chosen,
        caveats=(),
        breaks=BREAKS,
        source="Sources: made up.",
        links=LINKS,
    )


def heads(table):
    text = to_html([table])
    body = text[text.index("<tbody") :]
    return [part.split("</a>")[0].split(">")[-1] for part in body.split('scope="row"')[1:]]


def test_a_table_holds_london_first_then_the_boroughs_in_the_order_chosen():
    by_name, by_value = (
        heads(table_panel(measured(order=order), files="")) for order in ("name", "value")
    )
    known = dict(zip(VALUES["area_name"], VALUES["value"], strict=True))

    assert by_name[1:] == sorted(known)
    assert [known[one] for one in by_value[1:4]] == [9.0, 7.0, 5.0]


def test_nothing_is_said_of_a_borough_before_one_is_chosen():
    assert "Choose a borough" in to_html([sentence_panel(measured(), {})])


def test_a_chosen_borough_is_said_with_its_change_and_its_page():
    series = months("2023-04-01", [10] * 24, area_code=CODES[0])
    found = what_changed(
        Asked(
            figures=Figures(indicator=indicator(OFFENCES), areas=series, london=series.iloc[:0]),
            period_type=PeriodType.MONTH,
            period_end="2025-03-31",
            codes=CODES[:1],
            london="E12000007",
            breaks=BREAKS,
            months=None,
            ends=[],
        )
    )

    said = to_html([sentence_panel(measured(RATE, CODES[0]), {CODES[0]: found})])

    assert VALUES["area_name"].iloc[0] in said
    assert f'href="{LINKS.borough(areas()["slug"].iloc[0])}"' in said


def test_a_count_is_not_drawn_beside_london():
    lines = [
        spread_drawn(measured(unit)).figure["layout"].get("shapes") for unit in (RATE, OFFENCES)
    ]

    assert lines[0]
    assert not lines[1]


def test_without_a_series_it_is_said_why_there_is_no_trend():
    drawn = trend_drawn(measured(), [])

    assert (drawn.figure, drawn.heading) == (None, "No trend can be shown")


def test_a_trend_names_each_of_its_lines_and_the_breaks_once():
    one, other = (
        AreaSeries(
            indicator(OFFENCES), months("2023-01-01", [5] * 30, area_name=name), breaks=BREAKS
        )
        for name in ("London", "Barnet")
    )

    drawn = trend_drawn(measured(OFFENCES), [one, other])

    assert drawn.heading.endswith(": London, Barnet")
    assert drawn.words.count("Latest, June 2025") == 2
    assert drawn.words.count("No line crosses 1 March 2024") == 1


@pytest.mark.parametrize("order", ["name", "name_down", "value", "value_up"])
def test_a_comparison_keeps_the_order_that_was_asked_for(order):
    given = Compared(measured(RATE, *CODES[:3], order=order), view_caveats=())
    column = "area_name" if order.startswith("name") else "value"
    wanted = sorted([row[column] for row in given.records], reverse=order in {"name_down", "value"})

    assert given.alone
    assert [row[column] for row in given.records] == wanted


def test_a_comparison_of_one_borough_shows_all_and_marks_it():
    given = Compared(measured(RATE, CODES[1]), view_caveats=())

    assert len(given.records) == len(VALUES)
    assert given.marked == (CODES[1],)
    assert given.together == ""


def test_headings_of_a_sorting_table_turn_the_order_round():
    given = Compared(measured(RATE, order="value"), view_caveats=())
    text = to_html([given.table(sortable=True)])

    assert 'aria-sort="descending"' in text
    assert "order=value_up" in text
    assert "sort-link" not in to_html([given.table()])


def test_a_series_without_a_row_has_no_name():
    series = AreaSeries(indicator(OFFENCES), frame([]), breaks=())

    assert series.name == ""
