"""Check-lists of the reports as self-assessments, over HTTP."""

import re

import pytest

from tests.callbacks.page_text import main_of, text_of
from tests.words import forbidden_words

SIZES = {"minimum_standards": 9, "partnership": 9, "bvpi_added": 4}


@pytest.fixture(scope="module")
def get(ask):
    def page(query: str) -> str:
        answer = ask(f"response?{query}")
        assert answer.status == 200
        return main_of(answer.text)

    return page


def said(page):
    return text_of(re.search(r'<p[^>]*data-said="score"[^>]*>.*?</p>', page, re.DOTALL)[0])


def test_the_nine_standards_the_check_list_and_the_four_added_questions_are_there(catalogue):
    assert {one.id: len(one.items) for one in catalogue.checklists.values()} == SIZES


@pytest.mark.parametrize("view", list(SIZES))
def test_each_has_its_questions_its_place_and_a_form_that_works_without_scripts(
    get, catalogue, view
):
    one = catalogue.checklists[view]
    page = get(f"view={view}")
    words = text_of(page)

    assert one.heading in words
    assert one.reading in words
    assert one.place in words
    assert all(each.ask in words and each.definition in words for each in one.items)
    assert re.search(r'<form[^>]*method="get"', page)
    assert f'name="view" value="{view}"' in page or f'value="{view}"' in page
    assert forbidden_words(words) == []


@pytest.mark.parametrize("view", list(SIZES))
def test_what_is_ticked_is_counted_and_kept_in_the_address_alone(get, catalogue, view):
    first, second, *_ = (one.id for one in catalogue.checklists[view].items)
    page = get(f"view={view}&yes={first}&yes={second}")
    whole = SIZES[view]

    assert said(page) == f"{200 / whole:.1f}%: 2 of {whole} answered with yes"
    assert said(get(f"view={view}")) == f"0.0%: 0 of {whole} answered with yes"
    assert "What the assessment framework asks of this score" not in page


def test_an_answer_of_another_list_is_refused(ask):
    assert ask("response?view=minimum_standards&yes=sustainable").status == 404


def test_added_questions_do_not_change_the_score_of_bvpi_225(get):
    assert "of 11 answered with yes" in said(get("view=bvpi_225"))


def test_the_page_on_the_response_leads_to_each(get):
    page = get("view=figures")

    assert all(f'href="/response?view={view}"' in page for view in SIZES)


def test_bvpi_225_leads_to_the_questions_that_the_strategy_adds(get):
    assert 'href="/response?view=bvpi_added"' in get("view=bvpi_225")
