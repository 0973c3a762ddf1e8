"""Numbers in words and in digits are the same number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.evidence.number_words import plain_numbers, shares


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
        ("0.0.0", "0.0.0"),
        ("16585.0.", "16585."),
        ("13.6k", "13600"),
        ("13.6 k", "13600"),
        ("1/3", "1 third"),
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


@pytest.mark.parametrize(
    ("written", "share"),
    [
        *((one, "1of3") for one in ("one third", "a third", "1/3", "one in three", "1 in 3")),
        *((one, "2of3") for one in ("two thirds", "two-thirds", "2/3", "two in three")),
        *((one, "1of2") for one in ("half", "one half", "a half", "1 in 2", "2 in 4")),
        ("three quarters", "3of4"),
        ("a tenth", "1of10"),
        ("4 out of 10", "2of5"),
        ("over a third", "over 1of3"),
    ],
)
def test_a_share_of_a_whole_is_one_word_however_it_is_written(written, share):
    assert shares(plain_numbers(written)) == share


@pytest.mark.parametrize("written", ["third highest", "12 in 2019", "each quarter", "5 in 3"])
def test_what_is_no_share_stays_as_it_is(written):
    assert shares(plain_numbers(written)) == written
