"""Rows of a frame as records."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from data.selection import as_records

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
