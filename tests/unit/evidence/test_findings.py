"""What we say the reports found: in our own words, with figures that exist."""

from components.frame.static_html import to_html
from components.links import Links
from components.notes.findings import findings_list
from components.pages.justice.reasons import WHY_CASES_END
from components.pages.survey.findings import WHY_APART
from data.catalogue import Catalogue
from data.evidence.facts import Facts
from tests.unit.made_up_facts import evidence
from tests.words import forbidden_words

EVERY = (*WHY_APART, *WHY_CASES_END)


def test_a_quote_has_at_most_25_words_and_a_known_source():
    sources = Catalogue.load().sources

    for finding in EVERY:
        if finding.citation:
            assert finding.citation.source_id in sources
            assert len((finding.citation.quote or "").split()) <= 25, finding.headline


def test_our_own_words_are_neutral():
    for finding in EVERY:
        assert forbidden_words(f"{finding.headline} {finding.body}") == []


def test_a_finding_shows_its_figures_its_quote_and_its_place():
    [finding] = [one for one in WHY_APART if one.fact_ids == ("RF0384", "RF0385")]
    facts = Facts(
        evidence(
            {"fact_id": "RF0384", "value": "approximately 17", "unit": "percent"},
            {"fact_id": "RF0385", "value": "72", "unit": "percent"},
        )
    )

    written = to_html(
        findings_list([finding], facts=facts, sources=Catalogue.load().sources, links=Links())
    )

    assert '<a href="/evidence/RF0384">approximately 17%</a>' in written
    assert "London Assembly (2020), Chapter 1, paragraph 1.19" in written
