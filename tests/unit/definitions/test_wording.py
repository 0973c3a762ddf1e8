"""The sentences of the catalogue: neutral, in our own words, quotes verbatim."""

import itertools
import re
from pathlib import Path

import pytest
import yaml

from data.catalogue import DEFINITIONS, Catalogue
from data.model import Citation, Frozen
from data.pipeline.evidence.fact_files import REPORT_SOURCES

SHARED = Path(__file__).resolve().parents[4] / "shared"
# Words that judge a place or its people, or frighten; and American spelling.
LOADED = re.compile(
    r"\b(worst|best|better than|worse than|top \d*|league|ranks?|ranking|hotbed|black spots?|"
    r"blackspots?|epidemic|shocking|soar\w*|surg\w+|plague\w*|crisis|wife|wives|innocent|"
    r"red|amber|green|failing|deprived areas? (?:cause|suffer)|"
    r"behavior|neighbor\w*|center|program|organiz\w+|recogniz\w+)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue.load()


def citations(catalogue):
    """Yield every citation with the id of what it supports."""
    for caveat in catalogue.caveats.values():
        yield from ((caveat.id, citation) for citation in caveat.citations)
    for one in catalogue.breaks.values():
        yield one.id, one.citation
    for indicator in catalogue.indicators.values():
        if indicator.missing:
            yield indicator.id, indicator.missing.asked_by


def sentences(value):
    """Yield every text of a definition that readers see, quotations and addresses left out."""
    for name, part in value:
        if name == "id" or name.endswith(("_id", "_ids")) or name in {"url", "raw_files", "views"}:
            continue
        for one in part if isinstance(part, tuple) else (part,):
            if isinstance(one, Citation):
                yield one.place
            elif isinstance(one, Frozen):
                yield from sentences(one)
            elif type(one) is str:
                yield one


def everything(catalogue):
    return itertools.chain(
        catalogue.indicators.values(),
        catalogue.caveats.values(),
        catalogue.sources.values(),
        catalogue.breaks.values(),
        catalogue.series.values(),
    )


STRAIGHT = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}


def plain(text):
    """Text with one kind of quotation mark and single spaces, as the reports wrap lines."""
    return " ".join(text.translate(STRAIGHT).split())


def test_every_break_marks_a_series_and_every_source_is_used(catalogue):
    marked = {one for series in catalogue.series.values() for one in series.break_ids}
    cited = {citation.source_id for _, citation in citations(catalogue)}
    counted = {one for item in catalogue.indicators.values() for one in item.source_ids}
    history_and_outlines = {
        "gla_boundaries",
        "ons_boundaries",
        "hansard_refuges_1995",
        "hansard_violence",
    }

    assert set(catalogue.breaks) == marked
    assert set(catalogue.sources) == cited | counted | history_and_outlines
    assert {item.series_id for item in catalogue.indicators.values()} == set(catalogue.series)


def test_no_sentence_judges_a_place_or_frightens(catalogue):
    found = [
        (item.id, match.group())
        for item in everything(catalogue)
        for text in sentences(item)
        if (match := LOADED.search(text))
    ]

    assert found == []


def test_the_word_list_would_find_a_loaded_word():
    assert LOADED.search("The worst borough of all")
    assert LOADED.search("A RED mark")
    assert not LOADED.search("recorded and reduced")


def test_headlines_are_whole_sentences_and_labels_are_short(catalogue):
    for item in (*catalogue.caveats.values(), *catalogue.breaks.values()):
        assert item.headline.endswith("."), item.id
        assert len(item.headline.split()) <= 22, item.id
        assert item.body.endswith("."), item.id
    for one in catalogue.breaks.values():
        assert len(one.label.split()) <= 8, one.id


def test_titles_are_told_apart(catalogue):
    for field in ("title", "short_title", "question"):
        texts = [getattr(item, field) for item in catalogue.indicators.values()]
        assert len(set(texts)) == len(texts), field


@pytest.mark.parametrize("path", sorted(DEFINITIONS.rglob("*.yaml")), ids=lambda one: one.stem)
def test_definitions_are_written_in_block_style(path):
    events = yaml.parse(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    collections = (yaml.MappingStartEvent, yaml.SequenceStartEvent)

    assert not any(isinstance(event, collections) and event.flow_style for event in events)


@pytest.mark.raw
@pytest.mark.skipif(not SHARED.exists(), reason="the reports are not here")
def test_quotes_of_other_publications_are_as_they_were_noted(catalogue):
    notes = plain(
        "".join(
            (SHARED / name).read_text(encoding="utf-8")
            for name in ("data/published/SOURCES.md", "reference/duties_and_methods.md")
        )
    )
    quotes = [
        (one, citation)
        for one, citation in citations(catalogue)
        if citation.quote and citation.source_id not in REPORT_SOURCES.values()
    ]
    assert quotes
    for owner, citation in quotes:
        assert plain(citation.quote) in notes, (owner, citation.quote)
        assert len(citation.quote.split()) <= 25, owner


@pytest.mark.parametrize(
    "term",
    [
        "refuge",
        "sanctuary",
        "specialist_court",
        "homicide_review",
        "attrition",
        "contact_centre",
        "positive_action",
    ],
)
def test_words_that_the_reports_explain_are_in_the_glossary(term):
    assert Catalogue.load().glossary[term].meaning
