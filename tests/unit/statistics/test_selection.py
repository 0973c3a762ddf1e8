"""Rows cut out of a frame. All figures are made up."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.selection import (
    as_records,
    newest_by_area,
    newest_first,
    newest_in_an_era,
    newest_with_value,
    one_row_a_year,
    row_of_days,
    same_month_as_newest,
)
from tests.unit.metric_rows import frame, months, row

ROWS = st.lists(
    st.tuples(
        st.text(max_size=3) | st.none(),
        st.floats(allow_nan=True, allow_infinity=False),
        st.integers(-5, 5),
        st.booleans(),
        st.datetimes(pd.Timestamp("2000-01-01"), pd.Timestamp("2030-01-01")) | st.none(),
    ),
    max_size=4,
)


@given(ROWS)
def test_records_are_those_of_pandas_in_value_and_kind(rows):
    frame = pd.DataFrame(rows, columns=["name", "value", "count", "known", "day"])
    frame["day"] = pd.to_datetime(frame["day"])

    assert list(map(shown, as_records(frame))) == list(map(shown, frame.to_dict("records")))


def shown(row):
    return {name: (type(value), repr(value)) for name, value in row.items()}


def ends_of(table, most=6):
    return [f"{end:%Y-%m}" for end in one_row_a_year(table, most=most)["period_end"]]


def test_the_years_are_those_to_the_month_of_the_newest_value_blank_ones_included():
    table = months("2021-01-01", [1] * 18 + [None] + [1] * 12 + [None, None])

    assert ends_of(table) == ["2021-07", "2022-07", "2023-07"]
    assert ends_of(table, most=2) == ["2022-07", "2023-07"]


def test_without_a_value_there_is_no_year():
    assert ends_of(months("2021-01-01", [None] * 14)) == []
    assert ends_of(frame([])) == []


def test_the_newest_rows_are_those_of_one_period_each_group_for_itself():
    rows = frame(
        [
            row(1, period_end="2024-07-31", period_start="2023-08-01", group="women"),
            row(2, group="women"),
            row(3, group="men"),
            row(None, period_start="2025-08-01", period_end="2026-07-31", group="women"),
        ]
    )

    assert [one["value"] for one in newest_with_value(rows)] == [2, 3]
    assert newest_with_value(frame([row(None)])) == []
    assert newest_with_value(frame([])) == []


def test_areas_are_taken_in_the_newest_period_there_is_and_only_those_asked_for():
    earlier = {"period_start": "2023-08-01", "period_end": "2024-07-31"}
    rows = frame([row(1, area_code="E05000001", **earlier), row(2), row(3, area_code="E05000002")])

    found = newest_by_area(rows, ["E05000001", "E05000002"])

    assert {code: one["value"] for code, one in found.items()} == {"E05000002": 3}


def test_the_newest_value_inside_an_era_passes_over_what_straddles_a_break():
    astride = row(9, period_start="2023-08-01", period_end="2024-07-31")
    before = row(1, period_start="2022-03-01", period_end="2023-02-28")

    assert newest_in_an_era(frame([before, astride]))["value"] == 1
    with pytest.raises(LookupError, match="no value inside an era of men"):
        newest_in_an_era(frame([before]), group="men")


def test_a_row_is_found_by_the_very_days_it_covers():
    rows = frame([row(5)])
    start, end = date(2024, 8, 1), date(2025, 7, 31)

    assert row_of_days(rows, "E09000003", start=start, end=end)["value"] == 5
    assert row_of_days(rows, "E09000003", start=start, end=date(2025, 6, 30)) is None
    assert row_of_days(rows, "E09000004", start=start, end=end) is None


def test_years_without_overlap_end_in_the_month_of_the_newest():
    table = months("2023-01-01", range(30))

    assert [f"{end:%Y-%m}" for end in same_month_as_newest(table)["period_end"]] == [
        "2023-06",
        "2024-06",
        "2025-06",
    ]


def test_tables_stand_below_each_other_each_with_its_newest_first():
    both = newest_first([months("2024-01-01", [1, 2]), frame([]), months("2020-01-01", [3, 4])])

    assert both["value"].tolist() == [2, 1, 4, 3]
    assert newest_first([frame([])]).empty
