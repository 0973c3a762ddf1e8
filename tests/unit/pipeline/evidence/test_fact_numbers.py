import pytest

from data.pipeline.evidence.fact_numbers import qualifier_and_number, year_of


@pytest.mark.parametrize(
    ("value", "qualifier", "number"),
    [
        ("3733", None, 3733),
        ("-31.3", None, -31.3),
        ("over 13600", "over", 13600),
        ("just over 46000", "just over", 46000),
        ("below 15", "below", 15),
        ("just fewer than 40", "just fewer than", 40),
        ("1.03 million", None, 1_030_000),
        ("1 in 4", None, 0.25),
        ("4 in 10", None, 0.4),
        ("two-thirds", None, 2 / 3),
        ("more than a third", "more than", 1 / 3),
        ("third", None, 3),
        ("18-25", None, None),
        ("2014/15", None, None),
        ("monthly", None, None),
        ("approximately 4 to 8", "approximately", None),
    ],
)
def test_a_printed_figure_is_split_into_its_word_and_its_number(value, qualifier, number):
    assert qualifier_and_number(value) == (qualifier, number)


@pytest.mark.parametrize(
    ("period", "year"),
    [
        ("2019", 2019),
        ("2004/5", 2005),
        ("2007/08", 2008),
        ("financial year 2018-19", 2019),
        ("1999-00", 2000),
        ("2020-11", 2020),
        ("12 months to 2021-10", 2021),
        ("12 months to 2009-10-31", 2009),
        ("2019/20 to 2021/22", 2022),
        ("2014 vs 2013", 2014),
        ("2005 (Walby 2004 basis)", 2005),
        ('"last year" (article about 2013)', None),
        ("BVPI 225 item 4", None),
        ("lifetime", None),
        ("since 2001", None),
        ("average per year since 1991", None),
        ("from June 2007", None),
        ("December 2003 onward", None),
        ("2017-01-30 to the decision (undated copy, grant from January 2019)", None),
        ("from April 2004 to March 2008", 2008),
    ],
)
def test_the_year_of_a_period_is_the_one_it_ends_in(period, year):
    assert year_of(period) == year
