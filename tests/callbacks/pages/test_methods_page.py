import re

import pytest

from data.model import SHORTHAND, Flag
from tests.callbacks.page_text import empty_parts, main_of, quotes_of, text_of
from tests.words import forbidden_words


@pytest.fixture(scope="module")
def pages(server) -> dict[str, str]:
    client = server.test_client()
    answers = {path: client.get(f"/{path}") for path in ("methods", "glossary")}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {path: main_of(answer.get_data(as_text=True)) for path, answer in answers.items()}


def test_every_method_and_break_is_stated_with_what_it_rests_on(pages, catalogue):
    words = text_of(pages["methods"])

    for method in catalogue.methods.values():
        assert " ".join(method.body.split()) in words, method.id
        assert " ".join(method.rests_on.split()) in words, method.id
        for line in method.formula:
            assert " ".join(line.split()) in words, method.id
    for series in catalogue.series.values():
        for break_id in series.break_ids:
            assert catalogue.breaks[break_id].headline in words, break_id


def test_the_status_of_the_figures_is_said_with_the_regulator_s_words(pages, catalogue):
    words = text_of(pages["methods"])
    [quote] = [
        one.quote
        for one in catalogue.caveats["recorded_not_prevalence"].citations
        if one.source_id == "osr"
    ]

    assert "not been an accredited one since January 2014" in words
    assert quotes_of(pages["methods"]) == [quote]
    assert "Code of Practice for Statistics, edition 3.0, of its own accord" in words


def test_every_word_and_every_sign_is_explained(pages, catalogue):
    terms = re.findall(r'<dt id="term-[a-z0-9_]+">([^<]+)</dt>', pages["glossary"])
    signs = {*SHORTHAND.values(), *(f"[{flag}]" for flag in Flag)}

    assert len(terms) == len(catalogue.glossary)
    assert signs <= set(terms)
    known = " ".join(terms)
    for word in ("Incident", "Offence", "Outcome", "MARAC", "IDVA", "BCU", "VWI", "GSS code"):
        assert word in known


def test_words_of_rank_and_empty_parts_are_nowhere(pages):
    for path, page in pages.items():
        assert forbidden_words(text_of(page)) == [], path
        assert empty_parts(page) == [], path


def test_every_reference_inside_the_glossary_leads_somewhere(pages):
    for target in re.findall(r'href="#([^"]+)"', pages["glossary"]):
        assert f'id="{target}"' in pages["glossary"]


def test_every_dispersion_that_limits_are_widened_by_stands_on_the_page(pages, repository):
    words = text_of(pages["methods"])

    assert len(repository.manifest["dispersion"]) > 30
    assert "Boroughs by months, the year to July 2025" in words
    for one in repository.manifest["dispersion"]:
        assert f"{one['phi']:.2f}" in words
