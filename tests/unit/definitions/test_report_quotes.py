"""What definitions and findings quote of the five reports: word for word, whole and short."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path

import pytest

from components.pages.justice.reasons import WHY_CASES_END
from components.pages.survey.findings import WHY_APART
from data.catalogue import Catalogue
from data.model import Citation, Frozen
from data.pipeline.evidence.fact_files import REPORT_SOURCES, REPORTS
from data.pipeline.raw.read import RawFolder
from tests.paths import RAW_DATA
from tests.unit.pipeline.evidence.report_texts import report_texts

pytestmark = [
    pytest.mark.raw,
    pytest.mark.skipif(not (RAW_DATA / REPORTS).is_dir(), reason="the reports are not here"),
]
LONGEST = 25


@pytest.fixture(scope="module")
def texts():
    by_name = report_texts(RawFolder(Path(RAW_DATA)))
    return {source: by_name[name] for name, source in REPORT_SOURCES.items()}


def citations(value: object, *, owner: str) -> Iterator[tuple[str, Citation]]:
    """Yield every citation in a definition, however deep, with the id of what it supports."""
    if isinstance(value, Citation):
        yield owner, value
    elif isinstance(value, Frozen):
        for _, part in value:
            yield from citations(part, owner=owner)
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from citations(part, owner=str(key))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from citations(part, owner=owner)


def quoted() -> list[tuple[str, Citation]]:
    catalogue = Catalogue.load()
    found = [
        pair
        for field in fields(catalogue)
        for pair in citations(getattr(catalogue, field.name), owner=field.name)
    ]
    found += [(one.headline, one.citation) for one in (*WHY_APART, *WHY_CASES_END) if one.citation]
    return [(owner, one) for owner, one in found if one.quote and one.source_id in TEXTS]


TEXTS = set(REPORT_SOURCES.values())


def test_there_are_quotes_to_look_at():
    assert len(quoted()) > 55


def test_every_quote_is_in_its_report_word_for_word(texts):
    absent = [
        (owner, one.quote) for owner, one in quoted() if not texts[one.source_id].find(one.quote)
    ]

    assert absent == []


def test_no_quote_is_longer_than_25_words():
    assert [owner for owner, one in quoted() if len(one.quote.split()) > LONGEST] == []
