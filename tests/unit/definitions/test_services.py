"""The services named in the reports: quotes verbatim, figures there, one paragraph each."""

from pathlib import Path

import pytest

from data.catalogue import Catalogue

SHARED = Path(__file__).resolve().parents[4] / "shared"
STRAIGHT = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-"}
CATALOGUE = Catalogue.load()


def plain(text):
    return " ".join(text.translate(STRAIGHT).split())


def cited():
    for one in CATALOGUE.services.values():
        yield from ((one.id, each) for each in one.citations)
    example = CATALOGUE.framework.example
    yield "example", example


@pytest.mark.raw
@pytest.mark.skipif(not SHARED.exists(), reason="the reports are not here")
def test_every_quote_is_verbatim_and_short():
    quotes = [(owner, each) for owner, each in cited() if each.quote]
    assert len(quotes) > 15
    for owner, each in quotes:
        [report] = [
            SHARED / "data" / name
            for name in CATALOGUE.sources[each.source_id].raw_files
            if "reports/" in name
        ]
        assert plain(each.quote) in plain(report.read_text(encoding="utf-8")), (owner, each.quote)
        assert len(each.quote.split()) <= 25, owner


def test_every_report_that_names_services_is_there_and_every_source_exists():
    sources = {each.source_id for _, each in cited()}

    assert sources == {"ldvs2_2005", "bd_2008", "lga_2007", "assembly_2020", "mayor_2015"}
    assert sources <= set(CATALOGUE.sources)
