import re

import pytest

from callbacks.embed.routes import host_origins
from callbacks.embed.views import VIEWS
from components.embed.builder import SANDBOX
from data.model import Severity

LONDON_GOV = "https://www.london.gov.uk"


@pytest.mark.parametrize("view", list(VIEWS))
def test_an_embed_is_whole(client, catalogue, view):
    page = client.get(f"/embed/{view}?indicator=da_offences_rate&borough=croydon")
    text = page.get_data(as_text=True)

    assert page.status_code == 200
    assert 'id="exit-this-page"' in text
    assert "0808 2000 247" in text
    assert "Release 2025-08" in text
    assert "Open the full view" in text
    assert "_dash" not in text
    found = (
        catalogue.view_caveats("hotspots")
        if view == "hotspots"
        else catalogue.caveats_for("da_offences_rate", level="borough")
    )
    # The caveat on the map of 2006 stands beside that map.
    must = [
        one
        for one in found
        if one.severity is Severity.MUST_READ and one.id != "repeat_locations_not_victims"
    ]
    for caveat in must:
        assert f'data-caveat-id="{caveat.id}"' in text
        assert caveat.headline in text.replace("&#x27;", "'")


@pytest.mark.parametrize("view", list(VIEWS))
def test_an_embed_may_be_framed_by_the_listed_origins_alone(make_server, view):
    client = make_server(frame_ancestors=("'self'", LONDON_GOV)).test_client()
    headers = client.get(f"/embed/{view}").headers

    assert f"frame-ancestors 'self' {LONDON_GOV}" in headers["Content-Security-Policy"]
    assert "script-src 'self';" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "public, max-age=300"
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("path", ["/", "/compare", "/data", "/embed", "/privacy"])
def test_other_pages_cannot_be_framed(make_server, path):
    client = make_server(frame_ancestors=("'self'", LONDON_GOV)).test_client()

    assert "frame-ancestors 'none'" in client.get(path).headers["Content-Security-Policy"]


def test_an_embed_speaks_to_the_listed_origins_alone():
    assert host_origins(("'self'", LONDON_GOV), own="http://127.0.0.1") == (
        f"http://127.0.0.1 {LONDON_GOV}"
    )
    assert host_origins(("'none'",), own="http://127.0.0.1") == ""


@pytest.mark.parametrize(
    "address", ["/embed/pie", "/embed/map?indicator=nothing", "/embed/map?borough=atlantis"]
)
def test_an_embed_that_is_not_there_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(("view", "most"), [("figure", 60_000), ("map", 350_000)])
def test_an_embed_loads_only_what_it_needs(client, view, most):
    page = client.get(f"/embed/{view}")
    text = page.get_data(as_text=True)
    total = len(page.get_data())
    for address in re.findall(r'(?:href|src)="(/assets/[^"]+)"', text):
        with client.get(address) as asset:
            total += len(asset.get_data())

    # Before compression: what the reader's line carries is less.
    assert total < most


@pytest.mark.parametrize("view", list(VIEWS))
def test_the_builder_gives_a_frame_with_a_name_and_the_right_sandbox(client, view):
    page = client.get(f"/embed?view={view}&borough=croydon").get_data(as_text=True)

    assert f"/embed/{view}?" in page
    assert SANDBOX in page
    assert "allow-top-navigation-by-user-activation" in SANDBOX
    assert page.count("data-london-boroughs") == 3


def test_the_host_s_script_may_be_loaded_by_other_sites(client):
    answer = client.get("/embed-host.js")

    assert answer.mimetype == "text/javascript"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_an_embed_speaks_to_the_host_it_was_asked_of_and_to_no_other(make_server):
    client = make_server().test_client()

    for host in ("one.example", "two.example", "one.example"):
        page = client.get("/embed/trend", base_url=f"https://{host}").text
        assert re.findall(r'data-embed="([^"]*)"', page) == [f"https://{host}"]
