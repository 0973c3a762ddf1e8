"""The app behind its real server: what it writes, how it reloads and how it stops."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request

import pytest

from data.settings import Settings
from tests.browser.served import free_port, wait_for
from tests.paths import ROOT


def ask(address):
    with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - loopback
        return answer.read().decode(), answer.headers["X-Release"]


@pytest.fixture
def served(tmp_path):
    """Serve a linked release with two processes, and give address, process, link and log."""
    shutil.copytree(Settings().release_dir, tmp_path / "first")
    link = tmp_path / "current"
    link.symlink_to("first")
    port = free_port()
    log = tmp_path / "log"
    chosen = {"PORT": str(port), "WORKERS": "2", "METRICS": "1", "RELEASE_DIR": str(link)}
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
        process.wait(timeout=30)


def until(true, patience=60):
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end
        time.sleep(0.2)


def test_the_server_logs_json_counts_together_reloads_and_stops(served, tmp_path):
    address, process, link, log = served
    for _ in range(8):
        ask(f"{address}/borough/hackney?period_type=rolling_12")

    # Two processes count as one.
    text, first = ask(f"{address}/metrics")
    assert 'route="/borough/<slug>",status="200"} 8.0' in text

    # A release that cannot be served leaves the last one.
    (tmp_path / "broken").mkdir()
    point(link, "broken")
    process.send_signal(signal.SIGHUP)
    until(lambda: "The last release stays" in log.read_text())
    assert ask(f"{address}/privacy")[1] == first

    # One that can replaces it.
    second = shutil.copytree(tmp_path / "first", tmp_path / "second")
    manifest = json.loads((second / "manifest.json").read_text())
    manifest["release"] = "2025-09"  # made up
    (second / "manifest.json").write_text(json.dumps(manifest))
    point(link, "second")
    process.send_signal(signal.SIGHUP)
    until(lambda: ask(f"{address}/privacy")[1].startswith("2025-09-"))

    process.terminate()
    assert process.wait(timeout=30) == 0
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert any(line.get("route") == "/borough/<slug>" for line in lines)
    assert not any(word in log.read_text() for word in ("hackney", "rolling_12", "ip=1"))


def point(link, target):
    fresh = link.with_name("fresh")
    fresh.symlink_to(target)
    fresh.replace(link)
