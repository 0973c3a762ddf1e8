"""What portals and search engines read: every file and page in it is there."""

import json
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from rdflib import DCAT, DCTERMS, RDF, Graph, Literal, Namespace, URIRef

from data.model import Level

# What reads JSON-LD warns of its own older parts.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
VERSION = URIRef("http://www.w3.org/ns/dcat#version")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
PUBLIC = "https://figures.example.org/"


@pytest.fixture(scope="module")
def graph(ask):
    return Graph().parse(data=ask("data/catalogue.jsonld").text, format="json-ld")


def test_the_catalogue_has_what_dcat_ap_asks_of_every_catalogue_dataset_and_file(graph, repository):
    [catalogue] = graph.subjects(RDF.type, DCAT.Catalog)
    datasets = set(graph.objects(catalogue, DCAT.dataset))

    assert len(datasets) > 20
    for one in (catalogue, *datasets):
        for must in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher):
            assert (one, must, None) in graph, (one, must)
    for one in datasets:
        assert str(graph.value(one, VERSION)) == repository.manifest["release"]
        files = list(graph.objects(one, DCAT.distribution))
        assert len(files) == 4
        for file in files:
            assert graph.value(file, DCAT.accessURL), one
            assert graph.value(file, DCTERMS.license), one


def test_each_dataset_says_what_time_it_covers_when_it_changed_and_what_it_is_about(
    graph, repository
):
    [one] = graph.subjects(DCTERMS.identifier, Literal("da_offences_rate"))
    covered = graph.value(one, DCTERMS.temporal)
    held = repository.manifest["indicators"]["da_offences_rate"]

    assert str(graph.value(covered, DCAT.startDate)) == held["from"]
    assert str(graph.value(covered, DCAT.endDate)) == held["to"]
    assert str(graph.value(one, DCTERMS.modified)) == "2025-08-02"
    assert "domestic abuse" in {str(each) for each in graph.objects(one, DCAT.keyword)}
    assert all(
        graph.value(each, DCTERMS.temporal) for each in graph.subjects(RDF.type, DCAT.Dataset)
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", []),
        ("figures@example.org", ["mailto:figures@example.org"]),
        ("https://example.org/write", ["https://example.org/write"]),
    ],
)
def test_whom_to_ask_is_named_where_the_copy_has_somebody(make_server, given, said):
    client = make_server(contact=given).test_client()
    graph = Graph().parse(data=client.get("/data/catalogue.jsonld").text, format="json-ld")
    asked = [*graph.objects(None, VCARD.hasEmail), *graph.objects(None, VCARD.hasURL)]

    assert sorted({str(one) for one in asked}) == said
    assert ((None, DCAT.contactPoint, None) in graph) == bool(said)


def test_each_measure_carries_its_caveats_and_what_may_not_be_passed_on_is_left_out(ask, catalogue):
    told = {
        one["dct:identifier"]: one
        for one in json.loads(ask("data/catalogue.jsonld").data)["dcat:dataset"]
    }

    assert "marac_cases" not in told
    for name, one in told.items():
        must = [
            each.headline for each in catalogue.caveats_for(name) if each.severity == "must_read"
        ]
        assert must
        assert all(each in one["dct:description"]["@value"] for each in must)


def test_every_file_of_the_catalogue_is_there(ask, graph):
    addresses = {str(one) for one in graph.objects(None, DCAT.downloadURL)}

    for address in sorted(addresses)[::7]:
        parts = urlsplit(address)
        assert ask(f"{parts.path.lstrip('/')}?{parts.query}").status == 200, address


def test_the_map_lists_public_pages_that_are_there_under_the_public_address(
    make_server, ask, repository
):
    client = make_server(public_url=PUBLIC).test_client()
    text = client.get("/sitemap.xml", headers={"Host": "figures.example.org"}).data
    root = ET.fromstring(text)  # noqa: S314 - our own
    found = [one.text for one in root.iter() if one.tag.endswith("loc")]

    assert len(found) == len(set(found)) > 60
    assert all(one.startswith(PUBLIC) for one in found)
    assert not any("/partner" in one for one in found)
    assert sum("/ward/" in one for one in found) == len(repository.areas(Level.WARD))
    for one in found[::45]:
        assert ask(one.removeprefix(PUBLIC)).status == 200, one
