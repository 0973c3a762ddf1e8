"""How services write a quarter."""

from datetime import date

import pytest

from data.pipeline.partner.reading.services import quarter_end


@pytest.mark.parametrize(
    ("cell", "end"),
    [
        ("April to June 2024", date(2024, 6, 30)),
        ("apr-jun 2024", date(2024, 6, 30)),
        ("Jan – Mar 2025", date(2025, 3, 31)),
        ("October to December 2024", date(2024, 12, 31)),
        ("2024-25 Q1", date(2024, 6, 30)),
        ("Q4 2024/25", date(2025, 3, 31)),
        ("2024/2025 Q3", date(2024, 12, 31)),
        ("2024-07-01", date(2024, 9, 30)),
        ("2024-09-30", date(2024, 9, 30)),
        ("Q2 2024", None),  # of which kind of year?
        ("March to May 2024", None),
        ("April to September 2024", None),
        ("01/04/2024", None),
        ("2024-13-01", None),
        ("", None),
    ],
)
def test_a_quarter_is_read_where_it_can_mean_one_only(cell, end):
    assert quarter_end(cell) == end
