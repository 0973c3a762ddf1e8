"""Tables that draw themselves, on made-up rows."""

import re

import pytest

from components.frame.static_html import to_html
from components.tables.intervals import IntervalRow, interval_table, scale_end


def drawn(*rows):
    return to_html(interval_table(rows, columns=["Area", "Rate"], caption="Made up"))


def row(value, lower=None, upper=None, **given):
    return IntervalRow("Made up", (f"{value}",), value, lower, upper, **given)


def test_a_dot_and_its_interval_lie_on_one_scale_from_zero():
    page = drawn(row(10.0, 5.0, 20.0))

    assert 'style="left:50.0%"' in page
    assert 'style="left:25.0%;width:75.0%"' in page


def test_a_blank_draws_nothing():
    page = drawn(row(None), row(4.0))

    assert page.count("span-dot") == 1
    assert "span-bar" not in page


def test_a_line_to_read_against_stands_in_every_row_that_reaches_it():
    def lined(at):
        table = interval_table(
            [row(2.0), row(None)], columns=["Group", "Ratio"], caption="Made up", line_at=at
        )
        return to_html(table)

    assert lined(1).count('class="span-line" style="left:50.0%"') == 2
    assert "span-line" not in lined(3)
    assert "span-line" not in drawn(row(2.0))


def test_a_sum_that_does_not_belong_on_the_scale_is_not_drawn_and_does_not_stretch_it():
    page = drawn(row(9000.0, undrawn=True), row(8.0))

    assert page.count("span-dot") == 1
    assert re.search(r"<span>8</span>", page)


@pytest.mark.parametrize(
    ("values", "end"), [([], 1.0), ([0.0], 1.0), ([16.7], 20.0), ([100.0], 100.0), ([0.31], 0.4)]
)
def test_the_scale_ends_at_a_round_number_at_or_above_everything(values, end):
    assert scale_end([row(value) for value in values]) == end
