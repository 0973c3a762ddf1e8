"""Plain answers: short, readable at eleven by two formulas, each with its number and its help."""

import re

import pytest
from readability import getmeasures

from callbacks.pages.plain.page import MEASURES, PRINTED
from data.catalogue import DEFINITIONS
from data.definition_files import read_list
from data.model import Severity
from data.reference_model import PlainAnswer
from tests.callbacks.page_text import text_of
from tests.words import forbidden_words

ANSWERS = tuple(read_list(DEFINITIONS / "plain_answers.yaml", PlainAnswer).values())
GRADE = 6  # of American schools: eleven years old
FORMULAS = ("Kincaid", "ARI")  # by syllables, and by letters
MOST_WORDS = 200


@pytest.fixture(scope="module")
def articles(ask):
    page = ask("plain")
    assert page.status == 200
    found = re.findall(r'<article class="plain-answer">.*?</article>', page.text, re.DOTALL)
    return dict(zip([one.id for one in ANSWERS], found, strict=True))


def grades(text):
    """As the formulas want it: a sentence a line, spaces between words and signs."""
    sentences = re.split(r"(?<=[.?!;:])\s+", text)
    lines = (" ".join(re.findall(r"[\w’'-]+|[.,;:?!]", one)) for one in sentences)
    return getmeasures("\n".join(lines), lang="en")["readability grades"]


def test_the_formulas_tell_hard_words_from_plain_ones():
    hard = "Comparability considerations necessitate methodological qualification of statistics."
    assert min(grades(hard)[one] for one in FORMULAS) > GRADE


def test_there_are_ten_questions(articles):
    assert len(articles) == 10
    assert {*MEASURES, *PRINTED} == set(articles)


@pytest.mark.parametrize("one", ANSWERS, ids=lambda one: one.id)
def test_each_answer_is_short_and_can_be_read_at_eleven(articles, one):
    whole = text_of(articles[one.id])
    assert len(whole.split()) <= MOST_WORDS
    found = grades(whole)
    assert {name: found[name] for name in FORMULAS if found[name] > GRADE} == {}
    assert forbidden_words(" ".join([one.question, *one.says, one.help])) == []


@pytest.mark.parametrize("one", ANSWERS, ids=lambda one: one.id)
def test_each_answer_has_its_number_its_limit_and_its_help(ask, articles, one, catalogue):
    article = articles[one.id]
    number = re.search(r'class="plain-number"><a href="([^"]+)">(.*?)</a>', article)

    assert re.search(r"\d", number[2])
    assert ask(number[1].lstrip("/")).status == 200
    for each in (one.caveat_id, *one.also_ids):
        assert f'data-caveat-id="{each}"' in article
    assert catalogue.caveats[one.caveat_id].headline in text_of(article)
    help_line = re.search(r'class="plain-help">.*?<strong>([\d ]+)</strong>', article)
    assert help_line
    more = re.findall(r'<a href="([^"]+)"', article)[-1].lstrip("/")
    there = ask(more.partition("#")[0])
    assert there.status == 200
    assert not more.partition("#")[2] or f'id="{more.partition("#")[2]}"' in there.text


def test_no_number_is_typed():
    for one in ANSWERS:
        said = " ".join([one.question, *one.says, one.help])
        assert set(re.findall(r"\d+", said)) <= {"999", "55"}, one.id


def test_the_numbers_are_those_of_the_release_on_their_own_pages(ask, articles):
    for answer, indicator in MEASURES.items():
        if answer in {"my-borough", "my-ward", "going-up", "not-told"}:
            continue
        value = re.search(r'plain-number"><a[^>]*>([\d,.]+)', articles[answer])[1]
        assert value in ask(f"indicators/{indicator}").text, answer
    assert "over 13,600" in articles["again"]


def test_every_caveat_that_must_be_read_with_the_numbers_stands_on_the_page(ask, catalogue):
    page = ask("plain").text
    for indicator in set(MEASURES.values()):
        for one in catalogue.caveats_for(indicator):
            if one.severity is Severity.MUST_READ:
                assert f'data-caveat-id="{one.id}"' in page, one.id


def test_each_question_is_found_as_it_is_asked_and_said_to_have_a_plain_answer(ask):
    for one in ANSWERS:
        page = ask("search", query_string={"q": one.question})
        listed = re.search(r'<ol class="search-results"><li>(.*?)</li>', page.text, re.DOTALL)[1]
        assert f'href="/plain#{one.id}"' in listed, one.id
        assert text_of(listed).startswith(f"{one.question} Plain answer"), one.id
