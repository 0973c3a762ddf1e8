"""The view of trends, and the table of years in a brief. All figures are made up."""

import pytest

from components.pages.brief.table import years_table
from components.pages.compare import trends as views
from components.pages.compare.trends import TrendArea, Trends, draw_trends, trends_table
from data.model import PeriodType
from data.selection import as_records
from tests.unit.metric_rows import BREAKS, OFFENCES, RATE, indicator, months, row

YEARS = [
    row(value, period_start=f"{year - 1}-08-01", period_end=f"{year}-07-31")
    for year, value in ((2021, 900), (2022, None), (2023, 1100))
]


def trends(*areas, **parts):
    return Trends(
        **{
            "indicator": indicator(OFFENCES),
            "kind": PeriodType.MONTH,
            "breaks": BREAKS,
            "areas": areas,
            "with_london": False,
            "roomy": False,
            "together": "",
            **parts,
        }
    )


def area(name, counts, first="2023-09-01", **parts):
    return TrendArea(name=name, rows=as_records(months(first, counts)), href=f"/{name}", **parts)


def test_each_area_has_its_chart_its_latest_value_and_its_mark():
    drawn = draw_trends(
        trends(
            area("Barnet", [10.0] * 12),
            area("Bexley", [20.0] * 11, marked=True),
            area("Brent", [None] * 12),
            area("Bromley", []),
            together="Beside its neighbours.",
        )
    )
    barnet, bexley, brent, bromley = drawn.charts.panels

    assert (barnet.latest, barnet.chosen, bexley.chosen) == ("10", False, True)
    assert bexley.latest == "20, July 2024"  # not the last period of the charts
    assert (brent.chart, bromley.chart) == (None, None)
    assert bromley.latest == "no figure [x]"
    assert len(drawn.charts.cuts) == 1
    assert drawn.subheading.endswith("August 2024. Beside its neighbours.")
    assert "Barnet: 10; Bexley: 20, July 2024" in drawn.described


@pytest.mark.parametrize("with_london", [False, True])
def test_it_is_said_where_london_is_not_drawn(with_london):
    drawn = draw_trends(trends(area("Barnet", [10.0] * 12), with_london=with_london))

    assert ("London’s total is not drawn" in drawn.words) is not with_london


def test_one_period_is_no_trend_and_is_said_so():
    drawn = draw_trends(trends(area("Barnet", [10.0])))

    assert (drawn.charts, drawn.heading) == (None, "No trend can be shown")
    assert "one period only" in drawn.words


def test_the_table_holds_one_period_a_year_back_from_the_latest_eight_at_most():
    many = area("Barnet", [float(count) for count in range(120)], first="2015-08-01")

    table = str(trends_table(trends(many, TrendArea(name="London", rows=[]))))
    _, _, body = table.partition("Tbody(")

    assert table.count("scope='col'") == 1 + 8
    assert "July 2025" in table
    assert "<td>119</td>" in body
    assert "<td>118</td>" not in body
    assert body.count("[x]") == 8  # London, which has no row


def test_a_brief_shows_the_years_of_a_place_beside_london():
    london = [{**one, "value": 9000} for one in YEARS[:1]]
    beside = str(years_table(YEARS, indicator=indicator(RATE), name="Barnet", london=london))
    alone = str(years_table(YEARS, indicator=indicator(RATE), name="London", london=None))

    assert beside.count("scope='col'") == 4
    assert alone.count("scope='col'") == 3
    assert "Domestic abuse offences, Barnet" in beside
    assert "<td>9,000.0</td>" in beside
    assert "[x]" in beside


def test_one_year_stands_in_the_brief_already_and_makes_no_table():
    assert years_table(YEARS[:1], indicator=indicator(RATE), name="Barnet", london=None) is None


def test_an_area_is_put_into_words_once_for_each_scale_and_each_look(monkeypatch):
    said, describe = [], views.describe_periods
    monkeypatch.setattr(
        views, "describe_periods", lambda rows, **of: said.append(len(rows)) or describe(rows, **of)
    )
    barnet, chosen = (area("Barnet", [10.0] * 12, marked=marked) for marked in (False, True))
    taller = area("Bexley", [90.0] * 6)

    one, again, two, three = (
        draw_trends(trends(*areas)) for areas in ((barnet,), (barnet,), (chosen,), (barnet, taller))
    )

    assert said == [12, 12, 12, 6]
    assert one.charts.panels == again.charts.panels
    assert [each.charts.panels[0].chosen for each in (one, two)] == [False, True]
    assert three.charts.panels[0].chart != one.charts.panels[0].chart
