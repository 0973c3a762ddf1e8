"""Whether the first months of a new way of recording are a base for a change. All made up."""

from datetime import date

import pandas as pd
import pytest

from data.statistics.change_between import first_months_apart
from tests.unit.metric_rows import CONNECT, frame, row


def months(outcomes, *, begun="2024-03"):
    """Return a month for each count of outcomes, None where unknown, of a hundred offences each."""
    return frame(
        [
            row(
                found,
                denominator=None if found is None else 100,
                period_type="month",
                period_start=month.start_time.date().isoformat(),
                period_end=month.end_time.date().isoformat(),
            )
            for month, found in zip(
                pd.period_range(begun, periods=len(outcomes), freq="M"), outcomes, strict=True
            )
        ]
    ).to_dict("records")


def test_each_half_of_the_first_year_is_one_sum_over_the_other_and_later_months_take_no_part():
    given = months([10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 999])

    assert first_months_apart(given, since=CONNECT.date) == pytest.approx((0.35, 0.95))


@pytest.mark.parametrize(
    ("outcomes", "begun"),
    [
        ([50] * 12, "2024-03"),  # the halves do not differ
        ([10] * 6 + [90] * 5, "2024-03"),  # the year is not whole
        ([10] * 5 + [None] + [90] * 6, "2024-03"),
        ([10] * 6 + [90] * 6, "2024-04"),  # the first month is not there
    ],
)
def test_nothing_is_said_of_halves_that_do_not_differ_or_are_not_whole(outcomes, begun):
    assert first_months_apart(months(outcomes, begun=begun), since=date(2024, 3, 1)) is None


def test_months_before_the_break_take_no_part():
    given = months([99] * 3 + [10] * 6 + [90] * 6, begun="2023-12")

    assert first_months_apart(given, since=CONNECT.date) == pytest.approx((0.10, 0.90))
