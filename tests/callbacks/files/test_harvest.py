"""What portals and search engines read: every file and page in it is there."""

import json
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from rdflib import DCAT, DCTERMS, RDF, Graph, URIRef

# What reads JSON-LD warns of its own older parts.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
VERSION = URIRef("http://www.w3.org/ns/dcat#version")
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


def test_the_map_lists_public_pages_that_are_there_under_the_public_address(make_server, ask):
    client = make_server(public_url=PUBLIC).test_client()
    text = client.get("/sitemap.xml", headers={"Host": "figures.example.org"}).data
    root = ET.fromstring(text)  # noqa: S314 - our own
    found = [one.text for one in root.iter() if one.tag.endswith("loc")]

    assert len(found) == len(set(found)) > 60
    assert all(one.startswith(PUBLIC) for one in found)
    assert not any("/partner" in one for one in found)
    for one in found[::9]:
        assert ask(one.removeprefix(PUBLIC)).status == 200, one
