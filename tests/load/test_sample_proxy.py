"""The sample configuration of nginx: it answers for the site's own host, under its own scheme."""

import os
import subprocess
import time
from http.client import HTTPConnection
from string import Template
from urllib.parse import urlsplit

import pytest

from tests.browser.inside import app_inside
from tests.browser.served import PREFIX, free_port
from tests.load.cluster import CONFIG, missing

pytestmark = pytest.mark.skipif("nginx" in missing(), reason="needs Debian's nginx-light")
NAME = "figures.example"
PUBLIC = f"https://{NAME}{PREFIX}"
HOSTILE = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "gopher", "Forwarded": "host=x"}


@pytest.fixture(scope="module")
def front(tmp_path_factory):
    """The port of nginx before one copy, which stands for both."""
    folder = tmp_path_factory.mktemp("nginx")
    with app_inside(PUBLIC_URL=PUBLIC) as address:
        copy, port = urlsplit(address).port, free_port()
        numbers = {"FIRST": copy, "SECOND": copy, "PORT": port, "NAME": NAME, "FOLDER": folder}
        user = "user root;\n" if os.geteuid() == 0 else ""
        text = user + Template(CONFIG.read_text("utf-8")).safe_substitute(numbers)
        (folder / "nginx.conf").write_text(text, encoding="utf-8")
        nginx = ["nginx", "-e", f"{folder}/nginx-error.log", "-c", f"{folder}/nginx.conf"]
        process = subprocess.Popen(nginx)
        try:
            until_listening(port)
            yield port
        finally:
            process.terminate()
            process.wait(timeout=30)


def until_listening(port):
    """Wait for nginx itself: by another name than the site's it answers without a copy."""
    until = time.monotonic() + 60
    while True:
        try:
            ask(port, "")
        except OSError:
            assert time.monotonic() < until
            time.sleep(0.05)
        else:
            return


def ask(port, host, path="privacy", **headers):
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", f"{PREFIX}{path}", headers={"Host": host, **headers})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()
    finally:
        connection.close()


def test_another_host_is_refused_before_a_copy_is_asked(front):
    for host in ("evil.example", "127.0.0.1", f"evil.{NAME}"):
        status, headers, _ = ask(front, host)
        assert (status, headers["X-Release"]) == (421, None), host

    assert ask(front, NAME)[0] == 200


def test_addresses_have_the_scheme_of_the_public_address_whatever_a_reader_says(front):
    status, headers, page = ask(front, NAME, "embed?view=map", **HOSTILE)

    assert status == 200
    assert f"{PUBLIC}embed/map?" in page
    assert "evil.example" not in page
    assert "gopher" not in page
    assert headers["Strict-Transport-Security"]
