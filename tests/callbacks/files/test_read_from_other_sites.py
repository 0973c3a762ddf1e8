"""What scripts of other sites may read: answers of the API and files, and no page."""

import pytest

OPEN = (
    "api/v1/areas",
    "api/v1/values",
    "download/view.csv?indicator=da_offences_rate&level=borough&period=latest",
    "download/view.geojson?indicator=da_offences_rate",
    "download/evidence.zip",
    "download/view.csv?indicator=nothing",
    "image/map.svg",
    "data/catalogue.jsonld",
    "new.atom",
    "sitemap.xml",
)
CLOSED = ("", "data", "compare", "embed/map", "postcodes/e1.json", "_dash-layout")
READ = "Access-Control-Allow-Origin"


@pytest.mark.parametrize("address", OPEN)
def test_a_script_of_any_site_reads_answers_and_refusals(server, address):
    client = server.test_client(use_cookies=False)
    for _ in range(2):  # made, and kept
        answer = client.get(f"/{address}", headers={"Origin": "https://portal.example"})
        assert answer.headers[READ] == "*"
        assert "Content-Disposition" in answer.headers["Access-Control-Expose-Headers"]
        assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert "Access-Control-Allow-Credentials" not in answer.headers


@pytest.mark.parametrize("address", OPEN)
def test_a_library_that_sends_headers_of_its_own_is_let_through(server, address):
    asked = {
        "Origin": "https://portal.example",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "content-type, x-requested-with",
    }
    answer = server.test_client().options(f"/{address}", headers=asked)

    assert answer.status_code == 200
    assert answer.headers[READ] == "*"
    assert answer.headers["Access-Control-Allow-Headers"] == "*"
    assert int(answer.headers["Access-Control-Max-Age"]) > 0


@pytest.mark.parametrize("address", CLOSED)
def test_pages_are_for_their_readers_alone(server, address):
    for method in ("GET", "OPTIONS"):
        assert READ not in server.test_client().open(f"/{address}", method=method).headers
