"""Numbers in words and in digits are the same number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.evidence.number_words import plain_numbers


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("One in ten", "1 in 10"),
        ("twenty-five", "25"),
        ("two-thirds", "2-third"),
        ("2/3", "2 third"),
        ("3/4", "3 quarter"),
        ("£12.9 million", "£12900000"),
        ("12,900,000", "12900000"),
        ("£5m", "£5000000"),
        ("10 thousand", "10000"),
        ("two hundred", "200"),
        ("13 600", "13600"),
        ("12 900 000", "12900000"),
        ("15 2005", "15 2005"),
        ("31.90", "31.9"),
        ("16585.0", "16585"),
        ("the three-year plan", "the 3-year plan"),
        ("2004/5", "2004/5"),
        ("1.10", "1.1"),
    ],
)
def test_every_way_to_write_a_number_becomes_one(written, plain):
    assert plain_numbers(written) == plain


@pytest.mark.parametrize("written", ["81%", "81 per cent", "81 percent", "81  Per  Cent"])
def test_a_share_is_a_share_however_it_is_written(written):
    assert plain_numbers(written).split() == ["81", "percent"]


@given(st.integers(0, 10**9))
def test_a_number_keeps_its_value_with_commas_or_without(number):
    assert plain_numbers(f"{number:,}") == plain_numbers(str(number)) == str(number)


@given(st.text())
def test_a_text_once_plain_stays_as_it_is(text):
    plain = plain_numbers(text)

    assert plain_numbers(plain).split() == plain.split()
