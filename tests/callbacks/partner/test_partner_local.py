"""The partner area without sign-in: open to this machine and to nobody else."""

import subprocess
import sys

import pytest

from tests.paths import ROOT

pytestmark = pytest.mark.long

HERE = {"base_url": "http://127.0.0.1:8050"}
LET_IN = 404  # past the door, where no page of that name is


@pytest.fixture(scope="module")
def local(make_server, tmp_path_factory):
    packs = tmp_path_factory.mktemp("packs")
    return make_server(partner="local", partner_packs=packs).test_client()


@pytest.mark.parametrize("name", ["127.0.0.1:8050", "localhost:8050", "[::1]:8050", "LOCALHOST"])
def test_this_machine_is_let_in_by_each_of_its_names(local, name):
    answer = local.get("/partner/none/such", headers={"Host": name})

    assert answer.status_code == LET_IN
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", ["rebound.example:8050", "127.0.0.1.rebound.example", "[::", ""])
def test_a_name_that_was_given_this_machine_s_number_is_refused(local, name):
    answer = local.get("/partner/none/such", headers={"Host": name})

    assert answer.status_code == 403
    assert "Open on one machine only" in answer.text


@pytest.mark.parametrize("sender", ["192.0.2.7", "10.0.0.2", "::ffff:192.0.2.7", "", "unix:"])
def test_another_machine_is_refused(local, sender):
    answer = local.get("/partner", environ_base={"REMOTE_ADDR": sender}, **HERE)

    assert answer.status_code == 403


@pytest.mark.parametrize(
    "header", ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"]
)
def test_what_a_proxy_passes_on_is_refused(local, header):
    assert local.get("/partner", headers={header: "127.0.0.1"}, **HERE).status_code == 403


@pytest.mark.parametrize(
    ("site", "mode", "method", "status"),
    [
        ("cross-site", "no-cors", "GET", 403),
        ("same-site", "cors", "GET", 403),
        ("cross-site", "navigate", "POST", 403),
        ("cross-site", "navigate", "GET", LET_IN),
        ("same-origin", "no-cors", "GET", LET_IN),
        ("none", "navigate", "GET", LET_IN),
    ],
)
def test_another_site_may_link_here_and_nothing_more(local, site, mode, method, status):
    asked = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode}

    assert local.open("/partner/x", method=method, headers=asked, **HERE).status_code == status


def test_a_refusal_has_the_exit_and_the_support_lines_and_stays_nowhere(local):
    answer = local.get("/partner", headers={"Host": "rebound.example"})

    assert "data-exit" in answer.text
    assert "helplines" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert "Set-Cookie" not in answer.headers


def test_every_page_says_that_it_is_local(local):
    assert "open on this machine only, without sign-in" in local.get("/partner", **HERE).text


OFF = """
import sys
from app import create_server
client = create_server().test_client()
for path in ("/partner", "/partner/", "/partner/camden", "/partner/sign-in"):
    assert client.get(path).status_code == 404, path
loaded = [name for name in sys.modules if "partner" in name or name.startswith("authlib")]
assert loaded == [], loaded
"""


def test_turned_off_it_is_not_there_and_its_code_is_not_loaded():
    subprocess.run([sys.executable, "-c", OFF], cwd=ROOT, check=True)


LOCAL = """
import sys
from app import create_server
client = create_server().test_client()
assert client.get("/partner", base_url="http://127.0.0.1:8050").status_code == 200
loaded = [name for name in sys.modules if name.startswith(("authlib", "joserfc"))]
assert loaded == [], loaded
"""


def test_on_one_machine_nothing_of_sign_in_is_needed(monkeypatch, tmp_path):
    monkeypatch.setenv("PARTNER", "local")
    monkeypatch.setenv("PARTNER_PACKS", str(tmp_path))

    subprocess.run([sys.executable, "-c", LOCAL], cwd=ROOT, check=True)


def test_the_server_refuses_to_open_it_to_the_network_whatever_the_command_says(
    monkeypatch, tmp_path
):
    monkeypatch.setenv("PARTNER", "local")
    monkeypatch.setenv("PARTNER_PACKS", str(tmp_path))
    command = [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "-b", "0.0.0.0:0"]

    ended = subprocess.run(
        [*command, "app:create_server()"], cwd=ROOT, check=False, capture_output=True, timeout=240
    )

    assert ended.returncode != 0
    assert b"PARTNER=local binds to this machine alone" in ended.stderr
