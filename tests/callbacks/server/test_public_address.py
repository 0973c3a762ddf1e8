"""What leaves the site rests on its public address, and on nothing that a header can change."""

import logging
import re
from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pytest

import app
from callbacks.making.apart import READY_ONLY
from callbacks.server.public_address import UNSET, host_of
from components.ids import Root
from data.settings import Settings
from tests import surface
from tests.callbacks.conftest import read

pytestmark = pytest.mark.long

HOSTILE = "evil.example"
FORWARDED = {
    "X-Forwarded-Host": HOSTILE,
    "X-Forwarded-Proto": HOSTILE,
    "X-Forwarded-Port": "6666",
    "X-Forwarded-Prefix": "/evil.example",
    "X-Forwarded-Server": HOSTILE,
    "X-Original-Host": HOSTILE,
    "X-Original-URL": "https://evil.example/",
    "X-Host": HOSTILE,
    "Forwarded": f"host={HOSTILE};proto=https",
    "Origin": f"https://{HOSTILE}",
    "Referer": f"https://{HOSTILE}/",
}
PUBLIC = "https://figures.example.org/"
OURS = {"Host": "figures.example.org"}
LEAVING = ("embed?view=map", "embed?view=trend&borough=barnet", "data")


@pytest.fixture(scope="module")
def strict(make_server):
    """A site that has its public address."""
    return make_server(public_url=PUBLIC).test_client()


@pytest.fixture(scope="module")
def open_to_all(make_server):
    """A site that has none."""
    return make_server().test_client()


def everything():
    """Each page, each embed with its builder, each file, picture, answer and document."""
    return [*surface.every_page(), *surface.plain(), *LEAVING]


def texts(answer):
    """The bytes of an answer, and those of every file in it where it is a zip."""
    yield answer.data
    if is_zipfile(BytesIO(answer.data)):
        with ZipFile(BytesIO(answer.data)) as archive:
            yield from (archive.read(name) for name in archive.namelist())


@pytest.mark.usefixtures("few_rows")
def test_no_header_of_one_reader_reaches_another_and_no_forwarded_one_is_believed(make_server):
    client = make_server().test_client()
    hostile, forwarded = {"Host": HOSTILE, **FORWARDED}, {"Host": "site.example", **FORWARDED}

    for address in everything():
        first = read(client.get(f"/{address}", headers=hostile))
        second = read(client.get(f"/{address}", headers=forwarded))
        assert first.status == second.status, address
        for text in texts(second):
            assert HOSTILE.encode() not in text, address
        assert HOSTILE not in str(second.headers), address


@pytest.mark.parametrize("path", ["/", "/embed", "/data", "/compare"])
def test_no_page_that_dash_asks_for_is_kept_with_the_host_of_another_reader(open_to_all, path):
    body = {
        "output": f"{Root.PAGE}.children",
        "outputs": {"id": Root.PAGE, "property": "children"},
        "inputs": [
            {"id": Root.LOCATION, "property": "pathname", "value": path},
            {"id": Root.LOCATION, "property": "search", "value": ""},
        ],
        "changedPropIds": [f"{Root.LOCATION}.pathname"],
        "state": [],
    }

    def ask(host):
        return open_to_all.post("/_dash-update-component", json=body, headers={"Host": host})

    assert ask(HOSTILE).status_code == 200
    assert HOSTILE not in ask("site.example").text


def test_where_it_is_set_every_address_that_leaves_rests_on_it(strict):
    def text(address):
        return strict.get(f"/{address}", headers={**OURS, **FORWARDED}).get_data(as_text=True)

    assert f"{PUBLIC}embed/map?" in text("embed?view=map")
    assert f"{PUBLIC}embed-host.js" in text("embed?view=map")
    assert f"{PUBLIC}api/v1/values.csv?" in text("data")
    assert f'data-copy-root="{PUBLIC}"' in text("compare")
    assert f"{PUBLIC}indicators/da_offences" in text("download/view.csv?indicator=da_offences")
    assert f"{PUBLIC}evidence" in text("download/evidence.csv")
    assert strict.get("/api/v1/openapi.json", headers=OURS).json["servers"] == [
        {"url": PUBLIC.rstrip("/")}
    ]
    assert 'data-embed="https://figures.example.org"' in text("embed/map")


def test_where_it_is_set_other_hosts_are_refused_on_every_address_but_a_monitor_s(strict):
    for address in (*surface.every_page(), *surface.plain()):
        answer = read(strict.get(f"/{address}", headers={"Host": HOSTILE}))
        if address == "health":
            assert answer.status == 200
            continue
        assert answer.status == 421, address
        assert PUBLIC in answer.text, address
        assert HOSTILE not in answer.text, address
        assert answer.headers["Cache-Control"] == "no-store", address


@pytest.mark.parametrize("host", ["figures.example.org:443", "FIGURES.example.org."])
def test_the_same_host_written_another_way_is_answered(strict, host):
    assert strict.get("/privacy", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("address", ["compare?borough=camden", "image/map.svg", "api/v1/areas"])
def test_what_is_made_for_the_site_s_own_host_is_ready_however_that_is_written(strict, address):
    """Else whoever writes it in many ways has everything made anew."""
    first = strict.get(f"/{address}", headers=OURS)

    for host in ("figures.example.org:443", "FIGURES.example.org.", "Figures.Example.Org"):
        again = strict.get(
            f"/{address}", headers={"Host": host}, environ_overrides={READY_ONLY: True}
        )
        assert (again.status_code, again.data) == (200, first.data), host


@pytest.mark.parametrize("host", ["", "a b", "x<script>", "figures.example.org.evil", "[::"])
def test_a_name_that_is_none_is_refused_where_it_is_set_and_written_nowhere(
    strict, open_to_all, host
):
    assert strict.get("/privacy", environ_overrides={"HTTP_HOST": host}).status_code == 421
    page = open_to_all.get("/embed", environ_overrides={"HTTP_HOST": host})
    assert page.status_code == 200
    assert "<script>" not in re.sub(r"<script [^>]*>", "", page.text)


def test_a_refused_program_gets_a_problem_document(strict):
    answer = strict.get("/api/v1/areas")

    assert answer.status_code == 421
    assert answer.mimetype == "application/problem+json"
    assert PUBLIC in answer.json["detail"]


def test_under_a_path_the_addresses_hold_it(make_server):
    public = "https://example.org/figures/"
    server = make_server(public_url=public, url_prefix="/figures/")
    page = server.test_client().get("/figures/embed", headers={"Host": "example.org"})

    assert f"{public}embed/map?" in page.text
    assert "figures/figures" not in page.text


@pytest.mark.parametrize("given", [{}, {"public_url": PUBLIC}])
def test_the_start_says_in_one_line_that_there_is_no_public_address(caplog, monkeypatch, given):
    monkeypatch.setattr(logging.config, "dictConfig", lambda _: None)
    with caplog.at_level(logging.WARNING):
        app.create_server(Settings(**given))

    assert [one.getMessage() for one in caplog.records].count(UNSET) == (not given)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("http://a.example:80/x/", "a.example"),
        ("https://A.example:80", "a.example:80"),
        ("https://[2001:db8::1]:443/", "[2001:db8::1]"),
    ],
)
def test_hosts_are_compared_without_the_usual_port(address, host):
    assert host_of(address) == host
