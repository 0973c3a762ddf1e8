"""In which kind of period, beside what, and whether on a map a measure is shown. All is made up."""

import pytest

from data.model import Level, Measure, PeriodType
from data.statistics.kinds import (
    MAPPED_FROM,
    drawn_with_london,
    fills_a_map,
    kind_over_time,
    london_kind,
    usual_kind,
)
from tests.unit.metric_rows import OFFENCES, RATE, frame, indicator, row

MONTH, YEAR = PeriodType.MONTH, PeriodType.ROLLING_12


def measure(unit, *kinds, london=(), usual=YEAR):
    levels = {Level.BOROUGH: kinds, Level.LONDON: london}
    return indicator(unit).model_copy(
        update={
            "levels": {level: there for level, there in levels.items() if there},
            "default_period_type": usual,
        }
    )


def test_areas_are_shown_in_the_usual_kind_of_period_else_in_their_first():
    assert usual_kind(measure(RATE, MONTH, YEAR), Level.BOROUGH) is YEAR
    assert usual_kind(measure(RATE, MONTH), Level.BOROUGH) is MONTH
    assert usual_kind(measure(RATE, MONTH), Level.WARD) is None


def test_counts_are_drawn_by_month_where_there_are_months_and_rates_are_not():
    assert kind_over_time(measure(OFFENCES, YEAR, MONTH), Level.BOROUGH, usual=YEAR) is MONTH
    assert kind_over_time(measure(OFFENCES, YEAR), Level.BOROUGH, usual=YEAR) is YEAR
    assert kind_over_time(measure(RATE, YEAR, MONTH), Level.BOROUGH, usual=YEAR) is YEAR


def test_london_is_drawn_by_the_shortest_kind_of_period_that_does_not_overlap():
    quarters = measure(OFFENCES, YEAR, london=(YEAR, PeriodType.CALENDAR_YEAR, PeriodType.QUARTER))

    assert london_kind(quarters, usual=YEAR) is PeriodType.QUARTER
    assert london_kind(measure(OFFENCES, YEAR, london=(YEAR,)), usual=YEAR) is YEAR
    assert london_kind(measure(RATE, YEAR, london=(YEAR, MONTH)), usual=YEAR) is YEAR


@pytest.mark.parametrize(("unit", "beside"), [(RATE, True), (OFFENCES, False)])
def test_a_count_is_not_drawn_on_london_s_scale(unit, beside):
    assert drawn_with_london(measure(unit, YEAR)) is beside


@pytest.mark.parametrize("there", [MAPPED_FROM - 1, MAPPED_FROM])
def test_a_map_needs_enough_boroughs_with_a_value_in_one_period(there):
    known = [row(1.0, area_code=f"E0900{number:04d}") for number in range(there)]
    rows = frame([*known, row(None, area_code="E09000099")])
    earlier = frame([row(1.0, period_start="2023-08-01", period_end="2024-07-31")])

    assert fills_a_map(Measure.RATE, [earlier, rows]) is (there == MAPPED_FROM)
    assert not fills_a_map(Measure.MONEY, [rows])
    assert not fills_a_map(Measure.RATE, [frame([]), earlier])
