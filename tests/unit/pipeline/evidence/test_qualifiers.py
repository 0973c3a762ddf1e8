"""The words before a figure are those of its quote. The sentences are made up."""

import pytest

from data.pipeline.evidence.qualifiers import wording_fault


@pytest.mark.parametrize(
    ("value", "quote"),
    [
        ("at least 50", "in at least 50 per cent of incidents"),
        ("around 89000", "there were around 89,000 offences"),
        ("nearly two-thirds", "nearly two-thirds were unsuccessful"),
        ("at least 3", "in at least three languages"),
        ("estimated 12.9 million", "an estimated 12.9 million incidents"),
        ("estimated 25", "It has been estimated that 25% of them"),
        ("nearly 5 million", "has invested nearly £5 million"),
        ("35", "Around 65 per cent are women and 35 per cent are men."),
        ("1 in 10", "one in five men and one in ten women"),
        ("3", "over the three years of the strategy"),
        ("not less than 2", "of not less than two years"),
    ],
)
def test_a_value_worded_as_its_quote_is_right(value, quote):
    assert wording_fault(value, quote=quote) is None


@pytest.mark.parametrize(
    ("value", "quote", "fault"),
    [
        ("54.01", "is at least £54.01 million a year", "the quote says 'at least'"),
        ("over 50", "by around 50 per cent", "the quote does not say 'over'"),
        ("estimated 25", "25% of all murders", "the quote does not say 'estimated'"),
        ("2000", "deals with over 2,000 offences", "the quote says 'over'"),
        ("two-thirds", "over two-thirds of cases", "the quote says 'over'"),
        ("3", "in at least three languages", "the quote says 'at least'"),
    ],
)
def test_a_word_that_is_missing_or_too_much_is_found(value, quote, fault):
    assert wording_fault(value, quote=quote) == fault
