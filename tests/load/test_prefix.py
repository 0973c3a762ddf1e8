"""The app under a path, behind an nginx that keeps the path and one that takes it off."""

import os
import re
import subprocess
import urllib.request
from html import unescape

import pytest

from tests.browser.served import PREFIX, free_port, wait_for
from tests.load.cluster import missing

pytestmark = pytest.mark.skipif("nginx" in missing(), reason="needs Debian's nginx-light")
CONFIG = """{user}daemon off; pid {folder}/pid; error_log {folder}/log; events {{ }}
http {{ access_log off; client_body_temp_path {folder}/a; proxy_temp_path {folder}/b;
fastcgi_temp_path {folder}/c; uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
server {{ listen 127.0.0.1:{keeps}; location {prefix} {{ proxy_pass {app}; }} }}
server {{ listen 127.0.0.1:{strips}; location {prefix} {{ proxy_pass {app}/; }} }} }}"""


@pytest.fixture(scope="module")
def behind(served, tmp_path_factory):
    """Return the address of the first page behind each nginx."""
    folder = tmp_path_factory.mktemp("nginx")
    keeps, strips = free_port(), free_port()
    text = CONFIG.format(
        user="user root; " if os.geteuid() == 0 else "",
        folder=folder,
        keeps=keeps,
        strips=strips,
        prefix=PREFIX,
        app=served.removesuffix(PREFIX),
    )
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    command = ["nginx", "-e", f"{folder}/log", "-c", f"{folder}/nginx.conf"]
    process = subprocess.Popen(command)
    try:
        fronts = {
            "keeps": f"http://127.0.0.1:{keeps}",
            "strips": f"http://127.0.0.1:{strips}",
        }
        for front in fronts.values():
            wait_for(f"{front}{PREFIX}health")
        yield fronts
    finally:
        process.terminate()
        process.wait(timeout=30)


def fetch(address):
    with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - loopback
        return answer.status, answer.read().decode(errors="replace")


@pytest.mark.parametrize("proxy", ["keeps", "strips"])
@pytest.mark.parametrize("page", ["", "borough/hackney", "embed/map", "data"])
def test_every_address_on_a_page_is_under_the_path_and_answers(behind, proxy, page):
    front = behind[proxy]
    status, text = fetch(f"{front}{PREFIX}{page}")
    named = map(unescape, re.findall(r'(?:href|src|action)="(/[^"#]*)', text))
    # One address of each kind: pages, files, pictures and the API answer by the same routes.
    kinds = {address.split("?")[0].removeprefix(PREFIX).split("/")[0]: address for address in named}

    assert status == 200
    assert len(kinds) > 3
    for address in kinds.values():
        assert address.startswith(PREFIX), address
        assert fetch(front + address)[0] == 200, address
