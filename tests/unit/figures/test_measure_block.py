"""One measure of one place, written and drawn. All figures are made up."""

from dataclasses import replace

import pytest

from components.panels.measure_block import borough_block, london_block
from components.words.change import describe_change
from data.model import Measure
from data.statistics.area_change import BesideAll, change_of_area
from data.statistics.standing import everybody, stand
from tests.unit.metric_rows import BREAKS, OFFENCES, RATE, boroughs, frame, indicator, months, row

MONTHS = months("2024-03-01", [100] * 12 + [120] * 5)
CHANGE = change_of_area(MONTHS, measure=Measure.COUNT, breaks=BREAKS)
LONDON = frame([row(9.0, area_code="E12000007", area_name="London", level="london")])


def standing(unit):
    values = boroughs(5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0)
    code = values["area_code"].iloc[0]
    among = everybody(
        indicator(unit),
        values=values,
        london=LONDON,
        trend=MONTHS.assign(area_code=code),
        london_trend=LONDON,
    )
    return stand(code, among=among)


def block(of):
    code = "E09000001" if of.row is None else of.row["area_code"]
    changes = BesideAll(areas={code: CHANGE}, london=None, against=None)
    return borough_block(of, changes=changes, breaks=BREAKS, href="/indicators/made-up")


def test_a_borough_has_its_value_london_its_place_its_trend_and_its_change():
    found = block(standing(RATE))

    assert (found.value, found.london) == (
        "5.0 offences per 1,000 residents",
        "London: 9.0 offences per 1,000 residents",
    )
    assert found.strip is not None
    assert found.trend is not None
    assert found.sentences[1] == describe_change(CHANGE.change, unit=RATE)


def test_a_count_is_not_put_beside_london_on_one_scale():
    count, rate = block(standing(OFFENCES)), block(standing(RATE))

    assert "London" in str(rate.strip)
    assert "London" not in str(count.strip)


def test_a_borough_without_a_row_of_the_measure_has_no_block():
    with pytest.raises(ValueError, match="no row for this borough"):
        block(replace(standing(RATE), row=None))


def test_london_has_its_trend_and_its_change_and_no_place_among_boroughs():
    [own] = LONDON.to_dict("records")
    found = london_block(
        own,
        series=MONTHS,
        indicator=indicator(OFFENCES),
        change=CHANGE.change,
        breaks=BREAKS,
        href="/indicators/made-up",
        instead=(),
    )

    assert (found.value, found.london, found.strip) == ("9 offences", "", None)
    assert found.trend is not None
    assert found.sentences == [describe_change(CHANGE.change, unit=OFFENCES)]
