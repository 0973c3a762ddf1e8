"""What others do before a server as it is shipped, and what readers are answered meanwhile.

Senders are slow or silent, a client asks for as much as it can, many readers come at once, and
processes are killed: all of it before one server, which has to stand it in any order.
"""

import resource
import socket
import subprocess
import time
from contextlib import ExitStack, nullcontext
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from tests.browser.served import running_app
from tests.load import abuse, lost_workers

pytestmark = pytest.mark.long

HALF_A_HEAD = b"GET /privacy HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Half: "
HALF_A_BODY = b"POST /_dash-update-component HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n{"
EACH = 40  # of each kind: three processes of four threads hold twelve
PATIENCE = 15  # seconds for one answer; a half request is given up after 20, and was held for ever
READERS = 300
MOST_FILES = 256


@pytest.fixture(scope="module")
def server():
    with lost_workers.running_server() as running:
        yield running


@pytest.fixture
def host(server):
    return urlsplit(server.address).netloc


def dial(host):
    name, port = host.split(":")
    return socket.create_connection((name, int(port)), timeout=PATIENCE)


def answered(host):
    """Whether a reader who comes now is answered in time."""
    connection = HTTPConnection(host, timeout=PATIENCE)
    try:
        connection.request("GET", "/privacy")
        return connection.getresponse().status == 200
    except TimeoutError:
        return False
    finally:
        connection.close()


@pytest.mark.parametrize("said", [b"", HALF_A_HEAD, HALF_A_BODY], ids=["silent", "head", "body"])
def test_a_reader_is_answered_beside_senders_who_are_slow_or_silent(host, said):
    assert answered(host)
    with ExitStack() as held:
        for _ in range(EACH):
            held.enter_context(dial(host)).sendall(said)
        time.sleep(0.5)

        assert [answered(host) for _ in range(3)] == [True] * 3


def test_three_hundred_readers_at_once_are_all_answered(host):
    # A page that was made before: what is to be made first has a queue of its own length.
    assert answered(host)
    asked = b"GET /privacy HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    with ExitStack() as held:
        wires = [held.enter_context(dial(host)) for _ in range(READERS)]
        for wire in wires:
            wire.settimeout(4 * PATIENCE)
            wire.sendall(asked)
        starts = [wire.recv(12) for wire in wires]

    assert starts == [b"HTTP/1.1 200"] * READERS


def test_a_reader_is_let_in_where_the_system_allows_few_open_files(monkeypatch):
    """Half-sent heads would take every file that a process may open, for longer than it waits."""
    usual = subprocess.Popen

    def with_few_files(*given, **how):
        most = (MOST_FILES, MOST_FILES)
        return usual(
            *given, **how, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, most)
        )

    monkeypatch.setattr(subprocess, "Popen", with_few_files)
    with running_app(WORKERS="1") as address, ExitStack() as held:
        host = urlsplit(address).netloc
        for _ in range(MOST_FILES):
            held.enter_context(dial(host)).sendall(HALF_A_HEAD)
        time.sleep(0.5)

        assert [answered(host) for _ in range(3)] == [True] * 3


def test_while_a_client_asks_for_pictures_readers_are_answered_and_it_gets_them_in_turn(
    server, monkeypatch
):
    [line] = [one for one in abuse.LINES if one.name.startswith("trend.png")]
    monkeypatch.setattr(abuse, "running_app", lambda **_: nullcontext(server.address))

    seen = abuse.measured(line, least=0, most=300)

    assert seen.failed == []
    assert len(seen.privacy) > 1
    assert len(seen.choice) > 1
    assert (seen.client["given"], seen.client["asked"]) == (abuse.AT_ONCE, abuse.AT_ONCE)
    assert "16 of 16, 0 busy" in abuse.in_words(seen)


def test_readers_see_no_failed_page_after_one_retry_while_processes_are_killed(server, monkeypatch):
    form = lost_workers.SHORT
    monkeypatch.setattr(lost_workers, "running_server", lambda: nullcontext(server))

    outcome = lost_workers.run(form)

    assert outcome.failed == []
    assert outcome.ended == []
    assert set(outcome.pages) == set(lost_workers.PAGES)
    assert len(outcome.asked_again) <= form.kills * form.readers
