"""What reports ask for beside their numbers stands on the page where its reader looks."""

import re

import pytest

from data.model import SHORTHAND, Status
from data.scrutiny_model import Part
from tests.callbacks.page_text import main_of, text_of

PAGES = {
    Part.RESPONSE_DEMAND: "response",
    Part.RESPONSE_MET: "response",
    Part.RESPONSE_AUTHORITY: "response",
    Part.SCRUTINY_ASKS: "scrutiny",
    Part.JUSTICE_RELATIONSHIP: "justice",
    Part.JUSTICE_ORDERS: "justice",
    Part.SURVEY_REASONS: "survey",
}
# Each line of the Met's quarterly list and of the authority's, as the strategy of 2005 prints them.
MET = (
    "incidents", "arrests", "dual_arrests", "dual_charges", "files", "photographs", "statements",
    "vacancies", "office", "trained", "homicides",
)  # fmt: skip
AUTHORITY = (
    "personnel", "procedures", "office", "cameras", "no_arrest", "statements", "dual", "analysis",
    "reviews",
)  # fmt: skip


@pytest.fixture(scope="module")
def pages(ask):
    return {page: main_of(ask(page).text) for page in set(PAGES.values())}


def part_of(page, anchor):
    """Return the article or the row of the table with an anchor."""
    return text_of(
        re.search(rf'<(article|tr)[^>]* id="{anchor}".*?</\1>|<(article|tr) id="{anchor}".*?</\2>',
                  page, re.DOTALL)[0]
    )  # fmt: skip


def test_every_part_has_its_page():
    assert set(PAGES) == set(Part)


def test_each_is_on_its_page_with_what_it_says_its_gap_and_its_place(pages, catalogue):
    for one in catalogue.reported.values():
        said = part_of(pages[PAGES[one.part]], one.id.replace("_", "-"))
        assert one.title in said, one.id
        assert one.says in said, one.id
        assert all(f"{SHORTHAND[Status.MISSING]} {gap.what}" in said for gap in one.gaps), one.id
        assert all(f"Holds it: {gap.holder}." in said for gap in one.gaps), one.id


def test_each_leads_to_its_measures_and_printed_figures(pages, catalogue):
    for one in catalogue.reported.values():
        page = pages[PAGES[one.part]]
        assert all(f'href="/indicators/{each}"' in page for each in one.indicator_ids), one.id
        assert all(f'href="/evidence/{each}"' in page for each in one.fact_ids), one.id


def test_the_two_lists_of_2005_are_there_line_by_line(catalogue):
    held = list(catalogue.reported)

    assert [one for one in held if one.startswith("met_")] == [f"met_{one}" for one in MET]
    assert [one for one in held if one.startswith("authority_")] == [
        f"authority_{one}" for one in AUTHORITY
    ]


def test_a_line_that_is_not_shown_says_who_holds_it(catalogue):
    for one in catalogue.reported.values():
        assert one.gaps or one.indicator_ids, one.id


def test_a_due_date_that_was_printed_twice_is_given_twice(pages):
    said = text_of(pages["scrutiny"])

    assert "Due by May 2020 in the list of recommendations, by July 2020 in its chapter." in said


def test_what_was_printed_of_sexual_violence_and_of_boroughs_in_2015_is_on_scrutiny(pages):
    assert 'href="/evidence/RF0431"' in pages["scrutiny"]
    assert 'href="/evidence/RF0435"' in pages["scrutiny"]
