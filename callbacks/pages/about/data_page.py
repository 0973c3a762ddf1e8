"""The page on data, made from the release and the definitions."""

from callbacks.address.state import Query
from callbacks.server.public_address import whole
from callbacks.server.site import Site
from components.frame.download_links import view_files
from components.page import Page
from components.pages.about.api_examples import api_examples
from components.pages.about.data_page import Offer, data_layout
from data.model import Availability, Indicator

CLOSED = "Left out: the source does not allow passing on. The site shows it with its citation."
NOBODY = "[x] Nobody publishes it."
LISTED = "In the list of areas above."


def data_page(query: Query, *, site: Site) -> Page:  # noqa: ARG001
    """Return the page."""
    return data_layout(
        manifest=site.repository.manifest,
        sources=list(site.catalogue.sources.values()),
        offers=[_offer(one, site=site) for one in site.catalogue.indicators.values()],
        whole=_whole(site),
        examples=api_examples(
            whole(site.links.to("api/v1"), site=site), release=site.repository.manifest["release"]
        ),
        today=site.today(),
    )


def _offer(one: Indicator, *, site: Site) -> Offer:
    href = site.links.indicator(one.id)
    if one.availability is Availability.NOT_PUBLISHED:
        return Offer(one.title, href, (), NOBODY)
    if not one.redistribute:
        return Offer(one.title, href, (), CLOSED)
    if one.id not in site.repository.manifest["indicators"]:
        return Offer(one.title, href, (), LISTED)
    release = site.repository.manifest["release"]
    files = view_files(site.links, indicator=one.id, release=release, mapped=one.borough_map)
    program = ("API (JSON)", site.links.to("api/v1/values", indicator=one.id))
    return Offer(one.title, href, [*files, program])


def _whole(site: Site) -> list[tuple[str, str]]:
    release = site.repository.manifest["release"]
    files = (
        ("CSV files with notes and CSVW metadata (zip)", "download/release-csv.zip"),
        ("One workbook with a sheet for each measure (XLSX)", "download/release.xlsx"),
        ("One workbook with a sheet for each measure (ODS)", "download/release.ods"),
        (
            "Parquet tables and outlines, with manifest and definitions (zip)",
            "download/release.zip",
        ),
        (
            "Outlines with the newest values of each measure (GeoJSON, zip)",
            "download/release-geojson.zip",
        ),
        ("All definitions (JSON)", "api/v1/indicators"),
        ("Catalogue of these files for data portals (DCAT-AP, JSON-LD)", "data/catalogue.jsonld"),
        ("All areas with their codes (CSV)", "api/v1/areas.csv"),
        ("Every measure of every borough, newest, a row a borough (XLSX)", "download/areas.xlsx"),
        ("Every measure of every borough, newest, a row a borough (ODS)", "download/areas.ods"),
        ("Every measure of every borough, newest (CSV with notes, zip)", "download/areas.zip"),
        ("Figures as reports print them (XLSX)", "download/evidence.xlsx"),
        ("Figures as reports print them (ODS)", "download/evidence.ods"),
        ("Figures as reports print them (CSV with notes, zip)", "download/evidence.zip"),
    )
    return [(words, site.links.to(path, release=release)) for words, path in files]
