"""Rows cut out of a frame. All figures are made up."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from data.selection import as_records, one_row_a_year
from tests.unit.metric_rows import frame, months

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
