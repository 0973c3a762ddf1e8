"""The app behind its real server: what it writes, how it reloads and how it stops."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from data.settings import Settings
from tests.browser.served import PATIENCE, free_port, wait_for
from tests.manifests import read_manifest, write_manifest
from tests.paths import ROOT

pytestmark = pytest.mark.long


def ask(address):
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - loopback
        return answer.read().decode(), answer.headers["X-Release"]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """Serve a linked release with three processes, and give address, process, link and log.

    The test that stops it asks for what is to be seen before.
    """
    folder = tmp_path_factory.mktemp("served")
    shutil.copytree(Settings().release_dir, folder / "first")
    link = folder / "current"
    link.symlink_to("first")
    port = free_port()
    log = folder / "log"
    chosen = {"PORT": str(port), "WORKERS": "3", "METRICS": "1", "RELEASE_DIR": str(link)}
    with log.open("w") as written:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "app:create_server()"],
            cwd=ROOT,
            env={**os.environ, **chosen},
            stderr=written,
        )
    try:
        wait_for(f"http://127.0.0.1:{port}/health")
        yield f"http://127.0.0.1:{port}", process, link, log
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def until(true):
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.usefixtures("refused")
def test_the_server_logs_json_counts_together_reloads_and_stops(served):
    address, process, link, log = served
    for _ in range(8):
        ask(f"{address}/borough/hackney?period_type=rolling_12")

    # Three processes count as one.
    text, first = ask(f"{address}/metrics")
    assert 'route="/borough/<slug>",status="200"} 8.0' in text

    # A release that cannot be served leaves the last one, whatever is wrong with it.
    folder = link.parent
    (folder / "broken").mkdir()
    odd = shutil.copytree(folder / "first", folder / "odd")
    write_manifest(odd, read_manifest(odd) | {"sources": {"met_monthly": "made up"}})
    for number, name in enumerate(("broken", "odd"), 1):
        point(link, name)
        process.send_signal(signal.SIGHUP)
        told = "The last release stays"
        until(lambda: process.poll() is not None or log.read_text().count(told) == number)  # noqa: B023
        assert process.poll() is None
        assert ask(f"{address}/privacy")[1] == first

    # One that can replaces it.
    second = shutil.copytree(folder / "first", folder / "second")
    write_manifest(second, read_manifest(second) | {"release": "2025-09"})  # made up
    point(link, "second")
    process.send_signal(signal.SIGHUP)
    until(lambda: ask(f"{address}/privacy")[1].startswith("2025-09-"))

    process.terminate()
    assert process.wait(timeout=PATIENCE) == 0
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert any(line.get("route") == "/borough/<slug>" for line in lines)
    assert not any(word in log.read_text() for word in ("hackney", "rolling_12", "ip=1"))


def test_who_answered_first_gives_way_to_one_that_shares_what_was_got_ready_since(served):
    log = served[-1]

    def begun():
        return re.findall(r"Booting worker with pid: (\d+)", log.read_text())

    until(lambda: len(begun()) > 3)
    first, *others = begun()[:4]
    until(lambda: f"Worker exiting (pid: {first})" in log.read_text())
    assert first not in others
    assert log.read_text().index(others[-1]) < log.read_text().index(f"exiting (pid: {first})")


UNREADABLE = {
    "a line that is none": (b"GET /?borough=hackney\r\n\r\n", 400),
    "a method in lower case": (b"get / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
    "a null in the path": (b"GET /\x00hackney HTTP/1.1\r\nHost: x\r\n\r\n", 400),
    "an endless address": (b"GET /?borough=" + b"hackney" * 1500 + b" HTTP/1.1\r\n\r\n", 414),
    "an endless header": (b"GET / HTTP/1.1\r\nX-A: " + b"hackney" * 3000 + b"\r\n\r\n", 431),
    "headers without end": (b"GET / HTTP/1.1\r\n" + b"X-A: b\r\n" * 300 + b"\r\n", 431),
    "two lengths": (
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        400,
    ),
    "an endless length": (
        b"POST / HTTP/1.1\r\nHost: hackney\r\nContent-Length: " + b"9" * 6000 + b"\r\n\r\n",
        413,
    ),
    "a length and chunks": (
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nx",
        400,
    ),
}


def sent_raw(address, data):
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=PATIENCE) as wire:
        wire.sendall(data)
        answer = b""
        while part := wire.recv(65536):
            answer += part
    head, _, words = answer.decode().partition("\r\n\r\n")
    return head, words


@pytest.fixture(scope="module")
def refused(served):
    """What is answered to each of these, to two long addresses and after them, and the log then."""
    address, _, _, log = served
    answers = {what: sent_raw(address, data) for what, (data, _) in UNREADABLE.items()}
    long = [
        sent_raw(address, start + b"hackney" * 1500 + b" HTTP/1.1\r\n\r\n")
        for start in (b"GET /api/v1/values?area=", b"GET /api/v1/" + b"x" * 40_000)
    ]
    return answers, long, ask(f"{address}/privacy")[1], log.read_text()


def test_what_is_no_request_is_refused_with_every_header_and_its_words_are_not_logged(refused):
    answers, long, after, written = refused
    for what, (_, status) in UNREADABLE.items():
        head, words = answers[what]
        assert head.startswith(f"HTTP/1.1 {status} "), what
        assert "script-src 'self'" in head, what
        for name in ("Referrer-Policy", "Permissions-Policy", "X-Content-Type-Options"):
            assert name in head, (what, name)
        assert "no-store" in head, what
        assert "hackney" not in words, what

    for head, words in long:
        assert head.startswith("HTTP/1.1 414 ")
        assert "Content-Type: application/problem+json" in head
        assert json.loads(words)["status"] == 414
        assert "4,094 bytes" in json.loads(words)["detail"]

    assert after
    assert written.count("before the app") == len(UNREADABLE) + 2
    assert "hackney" not in written
    assert "127.0.0.1'" not in written


def point(link, target):
    fresh = link.with_name("fresh")
    fresh.symlink_to(target)
    fresh.replace(link)
