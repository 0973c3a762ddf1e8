"""What portals and search engines read: a catalogue of the files, and a map of the pages."""

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

import orjson
from flask import Flask, Response

from callbacks.address.ward_places import wards_by_code
from callbacks.api.replies import cacheable
from callbacks.server.kept_answers import Answer
from callbacks.server.public_address import whole
from callbacks.server.site import Site
from components.downloads.csvw import OGL
from components.opendocument.book import MIMETYPE as ODS
from components.page import SITE
from data.caveats import must_read
from data.model import Indicator, Level

JSON_LD = "application/ld+json"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
LANGUAGE = {"@id": "http://publications.europa.eu/resource/authority/language/ENG"}
TYPES = "https://www.iana.org/assignments/media-types/"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KEYWORDS = ("domestic abuse", "London", "borough")
FORMS = (("zip", "application/zip"), ("xlsx", XLSX), ("ods", ODS), ("csv", "text/csv"))
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def register(server: Flask, *, site: Site, pages: Sequence[str]) -> None:
    """Serve the catalogue and the map of the pages.

    Args:
        server: Of the whole site.
        site: What is served.
        pages: Paths without a variable part.
    """

    @server.get("/data/catalogue.jsonld")
    def catalogue() -> Response:
        return cacheable(Answer(orjson.dumps(catalogue_of(site)), JSON_LD))

    @server.get("/sitemap.xml")
    def sitemap() -> Response:
        return cacheable(Answer(sitemap_of(pages, site=site), "application/xml"))


def catalogue_of(site: Site) -> dict[str, object]:
    """Return the catalogue as DCAT-AP in JSON-LD: a dataset for each measure that is passed on."""
    held = site.repository.manifest["indicators"]
    measures = [
        one for one in site.catalogue.indicators.values() if one.redistribute and one.id in held
    ]
    return {
        "@context": CONTEXT,
        "@id": whole(site.links.to("data/catalogue.jsonld"), site=site),
        "@type": "dcat:Catalog",
        "dct:title": _said(SITE),
        "dct:description": _said("Figures by London borough, with their caveats."),
        "dct:publisher": _publisher(SITE),
        "dct:language": LANGUAGE,
        "dct:license": {"@id": OGL},
        "foaf:homepage": {"@id": whole(site.links.to(""), site=site)},
        "dcat:dataset": [_dataset(one, site=site) for one in measures],
    }


def sitemap_of(pages: Sequence[str], *, site: Site) -> bytes:
    """Return the address of every public page, those of measures, boroughs and wards included."""
    slugs = site.repository.areas(Level.BOROUGH)["slug"].tolist()
    addresses = [
        *(site.links.to(path) for path in pages),
        *(site.links.borough(slug) for slug in slugs),
        *(site.links.ward(one.slug) for one in wards_by_code(site).values()),
        *(site.links.indicator(one) for one in site.catalogue.indicators),
    ]
    root = Element("urlset", xmlns=SITEMAP)
    for one in addresses:
        SubElement(SubElement(root, "url"), "loc").text = whole(one, site=site)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _dataset(one: Indicator, *, site: Site) -> dict[str, object]:
    held = site.repository.manifest["indicators"][one.id]
    caveats = " ".join(must_read(site.catalogue.caveats_for(one.id)))
    page = whole(site.links.indicator(one.id), site=site)
    sources = [site.catalogue.sources[each] for each in one.source_ids]
    return {
        "@id": page,
        "@type": "dcat:Dataset",
        "dct:identifier": one.id,
        "dct:title": _said(one.title),
        "dct:description": _said(f"{one.definition} {caveats}"),
        "dct:publisher": _publisher(SITE),
        "dct:language": LANGUAGE,
        "dct:license": {"@id": OGL},
        "dct:spatial": {"@type": "dct:Location", "dct:title": _said("London")},
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _day(held["from"]),
            "dcat:endDate": _day(held["to"]),
        },
        **_changed(site.repository.manifest.get("history", ())),
        "dcat:keyword": [_said(each) for each in (*KEYWORDS, one.short_title)],
        **({"dcat:contactPoint": _contact(site.settings.contact)} if site.settings.contact else {}),
        "dct:source": [
            {"@type": "dct:BibliographicResource", "dct:title": each.title} for each in sources
        ],
        "dcat:version": str(site.repository.manifest["release"]),
        "dcat:landingPage": {"@id": page},
        "dcat:distribution": [_file(one, kind, form, site=site) for kind, form in FORMS],
    }


def _file(one: Indicator, kind: str, form: str, *, site: Site) -> dict[str, object]:
    address = {"@id": whole(site.links.to(f"download/view.{kind}", indicator=one.id), site=site)}
    return {
        "@type": "dcat:Distribution",
        "dct:title": _said(f"{one.title} ({kind.upper()})"),
        "dct:license": {"@id": OGL},
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        "dcat:mediaType": {"@id": TYPES + form},
    }


def _day(day: str) -> dict[str, str]:
    return {"@value": day, "@type": "xsd:date"}


def _changed(history: Sequence[Mapping[str, Any]]) -> dict[str, object]:
    """Return the day on which the newest release was taken; an old release has no record of it."""
    return {"dct:modified": _day(history[-1]["extracted"])} if history else {}


def _contact(given: str) -> dict[str, object]:
    is_mail = "@" in given
    how, where = ("vcard:hasEmail", f"mailto:{given}") if is_mail else ("vcard:hasURL", given)
    return {"@type": "vcard:Kind", "vcard:fn": _said(SITE), how: {"@id": where}}


def _publisher(name: str) -> dict[str, object]:
    return {"@type": "foaf:Agent", "foaf:name": name}


def _said(words: str) -> dict[str, str]:
    return {"@value": words, "@language": "en"}
