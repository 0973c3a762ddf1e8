"""Every address the public can ask for, once or in its telling variants.

A new page or a new plain route without an example here fails a test, so that what is walked is
always all there is.
"""

from collections.abc import Iterable

from werkzeug.routing import Map

from callbacks.embed.views import VIEWS as EMBEDS
from callbacks.every_page import ROUTES
from callbacks.files.picture_routes import VIEWS as PICTURES
from callbacks.files.routes import RELEASES
from components.pages.compare.page import VIEWS
from components.pages.response.assessment_page import BVPI_VIEW, FRAMEWORK_VIEW

EXAMPLES = {
    "<slug>": "barking-and-dagenham",
    "<ward>": "fairfield-croydon",
    "<indicator_id>": "da_offences_rate",
    "<fact_id>": "RF0001",
}
# Beside its plain address: a page in each of its states that draws other things.
VARIANTS = (
    "response?view=minimum_standards&yes=posters",
    "response?view=partnership",
    "response?view=bvpi_added",
    *(f"compare?view={view}&borough=brent&borough=barnet" for view, _ in VIEWS),
    "compare?view=spread&group=bcu-south-west",
    "compare?view=trends&group=camden&group=barnet&borough=brent",
    "?borough=city-of-london",
    "?indicator=da_homicide_victims",
    "?indicator=da_vwi_positive_outcome_rate&borough=barnet",
    "?indicator=da_offences&period_type=month",
    "borough/city-of-london",
    "borough/croydon?ward=E05011468",
    "brief?borough=croydon&ward=E05011468",
    "ward/portsoken-city-of-london",
    "ward/kings-cross-camden",
    "indicators/da_vwi_offences_rate",
    "indicators/da_homicide_victims",
    "indicators/marac_cases",
    "indicators/protective_orders",
    "indicators/offences_by_relationship",
    "hotspots?view=rate",
    "hotspots?view=boroughs",
    "hotspots?borough=barnet&indicator=da_vwi_offences_rate",
    "evidence?page=2",
    "search?q=croydon",
    "search?q=one+in+ten",
    "search?q=croyden",
    "search?q=zzzz",
    "search?q=CR0+1AB",
    "support?lang=ur",
    "new?indicator=da_offences",
    "new?borough=barnet",
)
CHECKLISTS = ("minimum_standards", "partnership", "bvpi_added")
NOT_THERE = (
    "no/such/page",
    "borough/atlantis",
    "ward/atlantis",
    "indicators/none",
    "?period=1900-01-01",
)
HIDDEN = "indicator=da_vwi_offences&level=ward"
# Rules of the server that are no page, each with addresses that answer 200.
PLAIN = {
    "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>": (),
    "/_dash-dependencies": ("_dash-dependencies",),
    "/_dash-layout": ("_dash-layout",),
    "/_dash-update-component": (),  # asked by the tests of callbacks, with a body
    "/api/v1/areas": ("api/v1/areas",),
    "/api/v1/areas.csv": ("api/v1/areas.csv",),
    "/api/v1/evidence": ("api/v1/evidence",),
    "/api/v1/evidence.csv": ("api/v1/evidence.csv",),
    "/api/v1/indicators": ("api/v1/indicators",),
    "/api/v1/indicators.csv": ("api/v1/indicators.csv",),
    "/api/v1/indicators/<indicator_id>": ("api/v1/indicators/da_offences_rate",),
    "/api/v1/indicators/<indicator_id>.csv": ("api/v1/indicators/da_offences_rate.csv",),
    "/api/v1/openapi.json": ("api/v1/openapi.json",),
    "/api/v1/values": (f"api/v1/values?{HIDDEN}",),
    "/api/v1/values.csv": (f"api/v1/values.csv?{HIDDEN}",),
    "/api/v1/wards": ("api/v1/wards?indicator=da_vwi_offences_rate",),
    "/api/v1/wards.csv": ("api/v1/wards.csv?indicator=da_vwi_offences_rate",),
    "/assets/<path:filename>": (),  # each file that a page links
    f"/download/<any({RELEASES}):name>": (
        "download/release.zip",
        "download/release-csv.zip",
        "download/release-geojson.zip",
        "download/release.xlsx",
        "download/release.ods",
    ),
    "/download/<any('areas', 'evidence', 'hotspots', 'months', 'scrutiny'):name>.<kind>": tuple(
        f"download/{name}.{kind}"
        for name in ("areas", "evidence", "hotspots", "months", "scrutiny")
        for kind in ("csv", "zip", "xlsx", "ods")
    ),
    "/bundle/<name>": ("bundle/page.css", "bundle/live.js"),
    "/download/view.<kind>": tuple(
        f"download/view.{kind}?indicator=da_vwi_offences_rate&level=ward&period=2025-07-31"
        for kind in ("csv", "xlsx", "ods", "geojson", "zip")
    ),
    "/embed-host.js": ("embed-host.js",),
    "/data/catalogue.jsonld": ("data/catalogue.jsonld",),
    "/sitemap.xml": ("sitemap.xml",),
    "/oembed": ("oembed?url=http://localhost/embed/map",),
    "/embed/<view>": tuple(
        f"embed/{view}{choice}" for view in EMBEDS for choice in ("?", "?borough=barnet")
    ),
    "/health": ("health",),
    "/hotspots/map": (
        "hotspots/map",
        "hotspots/map?view=rate",
        "hotspots/map?indicator=da_vwi_offences_rate&view=rate",
        "hotspots/map?view=boroughs",
    ),
    "/hotspots/map.svg": (
        "hotspots/map.svg",
        "hotspots/map.svg?view=rate&borough=barnet",
        "hotspots/map.svg?view=boroughs",
    ),
    "/hotspots/map.json": (
        "hotspots/map.json?indicator=da_vwi_offences_rate&view=rate",
        "hotspots/map.json?view=boroughs",
    ),
    "/postcodes/<district>.json": (),  # 404 in a release without them: see test_postcodes.py
    "/new.atom": ("new.atom", "new.atom?indicator=da_offences", "new.atom?borough=barnet"),
    "/search/suggest.json": ("search/suggest.json?q=croydon",),
    "/image/<view>.<kind>": tuple(f"image/{view}.svg" for view in PICTURES),
    "/brief.pdf": ("brief.pdf?borough=barnet",),
    "/vendor/<name>": ("vendor/bootstrap.min.css", "vendor/leaflet.js", "vendor/leaflet.css"),
}
# Rules that only lead elsewhere, or say that there is nothing.
CLOSED = (
    "/pack",
    "/pack.pdf",
    "/evidence/<former_id:former>",
    "/api/",
    "/api/<path:rest>",
)
CATCH_ALL = ("/", "/<path:path>")


def pages() -> list[str]:
    """Each route with an example in its variable part."""
    found = []
    for route in ROUTES:
        address = route
        for part, example in EXAMPLES.items():
            address = address.replace(part, example)
        found.append(address)
    return found


def views() -> list[str]:
    """Each page, each view of a page that has several, each embed, and an address that is not."""
    compared = [f"compare?view={view}&borough=brent" for view, _ in VIEWS]
    assessed = [f"response?view={view}" for view in (FRAMEWORK_VIEW, BVPI_VIEW, *CHECKLISTS)]
    embeds = [f"embed/{view}" for view in EMBEDS]
    return [*pages(), *compared, *assessed, *embeds, "support?lang=ur", NOT_THERE[0]]


def every_page() -> list[str]:
    """Each page, its variants, and an address that is not there."""
    return [*pages(), *VARIANTS, *NOT_THERE]


def plain() -> list[str]:
    """Each address that is no page."""
    return [one for addresses in PLAIN.values() for one in addresses]


def described_zips() -> list[str]:
    """Each address of a zip whose tables are described as CSV on the Web."""
    return [
        one
        for one in plain()
        if ".zip" in one and "release.zip" not in one and "geojson" not in one
    ]


def rules_without_example(rules: Map) -> list[str]:
    """Rules of a server that this list does not know."""
    return _unknown(str(rule) for rule in rules.iter_rules())


def _unknown(rules: Iterable[str]) -> list[str]:
    return sorted(set(rules) - {*PLAIN, *CLOSED, *CATCH_ALL})
