"""Printed figures as they are written. The figures here are made up, their shapes are real."""

import pytest

from components.words.facts import area_of, as_printed, period_of, place_of, unit_of, web_of
from data.evidence.facts import Fact


def fact(**given):
    base = {
        "fact_id": "AA0001", "source_id": "made_up", "place": "page 1", "area": "London",
        "period": "2019", "measure": "Made up", "value": "1", "number": 1.0, "unit": "count",
        "kind": "offence", "quote": "", "note": "", "reproduces": "not_checked",
        "disagreements": (), "theme": "recorded", "year": 2019, "redistribute": True,
    }  # fmt: skip
    return Fact(**(base | given))


@pytest.mark.parametrize(
    ("value", "unit", "written", "counted"),
    [
        ("12345", "count", "12,345", "offences"),
        ("over 12345", "count", "over 12,345", "offences"),
        ("16585.0", "count", "16,585", "offences"),
        ("12.5", "percent", "12.5%", ""),
        ("around 10", "percent of prosecutions", "around 10%", "of prosecutions"),
        ("half", "percent", "half", ""),
        ("5000000", "GBP", "£5,000,000", ""),
        ("nearly 5000000", "GBP per year", "nearly £5,000,000", "a year"),
        ("estimated 48", "GBP per week per client", "estimated £48", "per week per client"),
        ("170.69", "GBP million per year", "£170.69 million", "a year"),
        ("over 2.7", "GBP billion", "over £2.7 billion", ""),
        ("1 in 4", "ratio", "1 in 4", ""),
        ("3.5", "per 1,000 population", "3.5", "per 1,000 population"),
    ],
)
def test_a_value_keeps_its_words_and_gains_its_sign(value, unit, written, counted):
    one = fact(value=value, unit=unit)
    assert as_printed(one) == written
    assert unit_of(one) == counted


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        ("2014/15", "year"),
        ("4296 victims; 735 charged", "persons"),
        ("Not known", "percent of borough"),
        ("twice yearly", "text"),
    ],
)
def test_what_is_not_one_number_stays_as_it_is(value, unit):
    assert as_printed(fact(value=value, number=None, unit=unit)) == value


@pytest.mark.parametrize("value", ["18-25", "17–25", "between 18 and 25"])
def test_a_range_of_shares_gains_its_sign(value):
    assert as_printed(fact(value=value, number=None, unit="percent")) == f"{value}%"


def test_people_charged_are_not_called_charges():
    assert unit_of(fact(value="12", unit="persons", kind="charge")) == "people charged"


@pytest.mark.parametrize(
    ("value", "unit", "counted"),
    [
        ("1", "refuges", "refuge"),
        ("at least 1", "surgeries", "surgery"),
        ("1", "classes", "class"),
        ("1", "agencies or directorates", "agency or directorate"),
        ("1", "refuge places per 10,000 population", "refuge place per 10,000 population"),
        ("2", "refuges", "refuges"),
        ("21", "refuges", "refuges"),
        ("1 in 4", "ratio of women", "women"),
        ("half", "ratio of civil legal costs", "of civil legal costs"),
        ("1", "persons", "victim"),
    ],
)
def test_what_there_is_one_of_stands_in_the_singular(value, unit, counted):
    assert unit_of(fact(value=value, unit=unit, kind="victim")) == counted


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        ("5 million", "GBP", "£5 million"),
        ("nearly 5 million", "GBP", "nearly £5 million"),
        ("3.85 million", "GBP", "£3.85 million"),
        ("82.35", "GBP million per year", "£82.35 million"),
        ("31.90", "GBP million per year", "£31.90 million"),
        ("estimated 24.62", "GBP million per year", "estimated £24.62 million"),
    ],
)
def test_money_keeps_the_digits_that_were_printed(value, unit, written):
    assert as_printed(fact(value=value, unit=unit)) == written


def test_a_place_or_a_year_that_is_not_printed_is_said_to_be_none():
    one = fact(area="not stated (NSPCC)", period="not stated")

    assert area_of(one) == "place not stated (NSPCC)"
    assert period_of(one) == "year not stated"


@pytest.mark.parametrize(
    ("period", "written"),
    [
        ("2020-05", "May 2020"),
        ("2004-05", "2004-05"),
        ("financial year 2008-09", "financial year 2008-09"),
        ("12 months to 2013-08", "12 months to August 2013"),
        ("12 months to 2009-10-31", "12 months to 31 October 2009"),
        ("2021-04 to 2022-03", "April 2021 to March 2022"),
        ("2007/08", "2007/08"),
    ],
)
def test_months_are_spelled_out_and_financial_years_are_not_taken_for_months(period, written):
    assert period_of(fact(period=period)) == written


def test_a_web_address_is_a_link_and_not_part_of_the_place():
    one = fact(place="A paper, 2022, https://example.org/a-page")
    assert place_of(one) == "A paper, 2022"
    assert web_of(one) == "https://example.org/a-page"
    assert web_of(fact(place="page 1")) is None
