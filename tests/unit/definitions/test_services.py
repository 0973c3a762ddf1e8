"""The services named in the reports: each cites a report that is there."""

from data.catalogue import Catalogue

CATALOGUE = Catalogue.load()


def cited():
    for one in CATALOGUE.services.values():
        yield from ((one.id, each) for each in one.citations)
    example = CATALOGUE.framework.example
    yield "example", example


def test_every_report_that_names_services_is_there_and_every_source_exists():
    sources = {each.source_id for _, each in cited()}

    assert sources == {"ldvs2_2005", "bd_2008", "lga_2007", "assembly_2020", "mayor_2015"}
    assert sources <= set(CATALOGUE.sources)
