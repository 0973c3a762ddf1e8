"""The page on costs over HTTP, on the published release."""

import re
from html import unescape

import pandas as pd
import pytest

from data.evidence.costs import LINES
from data.model import Level, PeriodType
from tests.callbacks.page_text import empty_parts, main_of, quotes_of, text_of
from tests.words import forbidden_words


@pytest.fixture(scope="module")
def get(server):
    def ask(address):
        answer = server.test_client().get(address)
        assert answer.status_code == 200, address
        return unescape(answer.get_data(as_text=True))

    return ask


@pytest.fixture(scope="module")
def costs(get):
    return get("/costs")


@pytest.mark.parametrize(
    "address",
    ["/costs", "/costs?borough=barking-and-dagenham&share=0", "/costs?borough=city-of-london"],
)
def test_the_page_reads_without_an_empty_part_or_a_word_of_rank(get, address):
    page = get(address)

    assert empty_parts(main_of(page)) == []
    assert forbidden_words(text_of(page), quotes=quotes_of(page)) == []
    assert "nan" not in text_of(main_of(page)).lower().split()
    assert "_dash" not in page


def test_what_is_left_out_is_said_before_any_amount(costs):
    words = text_of(main_of(costs))

    assert words.index("What is left out") < words.index("Education.") < words.index("£")
    assert words.index("London prices.") < words.index("£")


def test_every_category_is_as_printed_for_both_places_and_leads_to_its_evidence(costs, repository):
    evidence = repository.evidence().set_index("fact_id")
    for line in LINES:
        for fact_id in (line.london, line.borough, line.national):
            shown = re.findall(rf'href="/evidence/{fact_id}">([^<]+)</a>', costs)
            assert shown, fact_id
            number = float(re.search(r"[\d,]+(?:\.\d+)?", shown[0])[0].replace(",", ""))
            assert number == evidence.loc[fact_id, "number"], fact_id


def test_the_arithmetic_is_called_what_it_is(costs):
    words = text_of(main_of(costs))

    assert "it is not an independent check" in words
    assert "10 of London’s 10 amounts follow" in words
    assert "8 of 10 do; all services (−0.01) and human costs (+0.02) differ" in words
    assert "The printed 11.19 is the sum of its rounded parts" in words
    assert words.count("none") >= 18


def test_the_strategy_s_five_per_cent_stands_with_the_fault_in_its_footnote(costs, catalogue):
    words = text_of(main_of(costs))

    assert "almost £21 million" in words
    assert catalogue.disagreements["D09"].finding.strip() in words
    for base, saved in (("412.34", "20.62"), ("412.44", "20.62"), ("413.43", "20.67")):
        assert f"£{base} million £{saved} million" in words, base
    assert "£186.92 million £9.35 million" in words


def test_a_borough_without_a_printed_total_is_marked_as_illustrative(get, repository):
    page = get("/costs?borough=croydon&share=10")
    words = text_of(main_of(page))
    values = repository.values("estimated_cost", level=Level.BOROUGH, period_type=PeriodType.OTHER)
    [total] = values.loc[values["area_name"] == "Croydon", "value"]

    assert f"Total £{total:,.2f} million [e] £{total / 10:,.2f} million" in words
    assert "Croydon, 2007-08 prices" in words
    assert "[e] estimated: a share of the population" in words


def test_every_borough_is_listed_with_its_residents_year_and_prices(costs, repository):
    values = repository.values("estimated_cost", level=Level.BOROUGH, period_type=PeriodType.OTHER)
    totals = values[values["group"].str.startswith("total")]
    words = text_of(costs)

    assert "Residents, mid-2005" in words
    assert "All costs by share of the population, 2007-08 prices" in words
    assert len(totals) == 33
    for row in totals.to_dict("records"):
        counted = row["denominator"]
        residents = "not worked out: printed" if pd.isna(counted) else f"{counted:,.0f}"
        assert f"{row['area_name']} {residents} £{row['value']:,.2f} million" in words


def test_unit_costs_are_as_printed_with_their_year(costs):
    words = text_of(main_of(costs))

    for said in ("over £2,000", "£800", "£1,027", "£778", "£249", "£2,100", "£163", "£48"):
        assert said in words, said
    assert "Newham, 2000" in words


@pytest.mark.parametrize("query", ["share=51", "share=-1", "share=5.5", "borough=atlantis"])
def test_what_does_not_exist_is_not_found(client, query):
    assert client.get(f"/costs?{query}").status_code == 404


def test_a_printed_total_keeps_its_printed_digits_wherever_it_stands(ask):
    for address in ("borough/barking-and-dagenham", "costs", "indicators/estimated_cost"):
        words = text_of(ask(address).text)
        assert "£82.35 million" in words, address
        assert "£82.3 million" not in words, address
        assert "£82.4 million" not in words, address


def cost_tables(page: str) -> list[str]:
    """Return the words of each table in which the amounts of the estimate stand."""
    tables = re.findall(r"<table.*?</table>", page, re.DOTALL)
    words = [" ".join(re.sub("<[^>]+>", " ", unescape(one)).split()) for one in tables]
    return [one for one in words if "million" in one]


@pytest.mark.parametrize("query", ["", "?borough=croydon", "?borough=barking-and-dagenham"])
def test_each_table_of_costs_says_that_the_true_figure_is_likely_to_be_higher(get, query):
    tables = cost_tables(get(f"/costs{query}"))

    assert len(tables) == 5
    assert [one[:60] for one in tables if "the true figure is likely to be higher" not in one] == []


def test_a_cost_that_travels_takes_the_direction_of_its_report_along(ask, catalogue):
    headline = catalogue.caveats["cost_is_population_share"].headline
    values = ask("api/v1/values?indicator=estimated_cost&level=borough").text
    printed = ask("borough/barking-and-dagenham").text
    found = text_of(ask("search?q=82.35").text)

    assert "true figure likely higher" in headline
    assert headline in values.replace("\\u2019", "’")
    assert headline in found
    [table] = [one for one in cost_tables(printed) if "82.35" in one]
    assert "The report calls them indicative and an estimate" in table
    assert "the true figure is likely to be higher still" in table


@pytest.mark.parametrize("slug", ["barking-and-dagenham", "croydon", "city-of-london"])
def test_a_cost_has_the_reports_direction_and_no_place_among_boroughs(ask, slug):
    words = text_of(ask(f"borough/{slug}").text)
    said = words[words.index("year to March 2008: £") :][:400]

    assert "it is not placed among boroughs" in said
    assert "the true figure is likely to be higher still" in said
    assert "middle half" not in said
