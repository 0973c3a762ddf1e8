"""A server as it is shipped that is told to load its release anew, or to have fewer processes."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.browser.served import free_port, wait_for
from tests.load.lost_workers import PATIENCE, PROCESSES, running_server
from tests.paths import ROOT

GUNICORN = (sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "app:create_server()")
A_WHILE = 3  # seconds in which one process too many would come


@pytest.mark.parametrize("told_before", ["--default-signal=HUP", "--ignore-signal=HUP"])
def test_a_reload_that_is_asked_for_during_the_start_does_not_end_it(told_before):
    port = free_port()
    with TemporaryDirectory() as temporary:
        server = subprocess.Popen(
            ["env", told_before, *GUNICORN],
            cwd=ROOT,
            env={**os.environ, "PORT": str(port), "TMPDIR": temporary},
            stderr=subprocess.PIPE,
            text=True,
        )
        # Its settings are read, and the app is not built.
        until = time.monotonic() + PATIENCE
        while not list(Path(temporary).iterdir()):
            assert time.monotonic() < until
            time.sleep(0.01)
        server.send_signal(signal.SIGHUP)
        with pytest.raises(subprocess.TimeoutExpired):
            server.wait(timeout=1)
        wait_for(f"http://127.0.0.1:{port}/health")
        time.sleep(A_WHILE)
        server.terminate()
        _, told = server.communicate(timeout=PATIENCE)

    assert server.returncode == 0
    assert "Handling signal: hup" in told


def test_a_reload_just_after_the_start_leaves_no_process_too_many():
    with running_server() as server:
        before = server.processes()
        server.send(signal.SIGHUP)
        server.until(
            lambda: before.isdisjoint(now := server.processes()) and len(now) == PROCESSES,
            "the processes of the start stay, or there are more than asked for",
        )
        time.sleep(A_WHILE)

        assert len(server.processes()) == PROCESSES


def test_however_few_processes_it_is_told_to_have_one_of_them_answers():
    with running_server() as server:
        first = min(server.processes())
        server.until(
            lambda: first not in (now := server.processes()) and len(now) == PROCESSES,
            "who answered first has not given way",
        )
        # The one that answers is the oldest then, and so the first to go.
        makers = set(sorted(server.processes())[:-1])
        for maker in makers:
            os.kill(maker, signal.SIGKILL)
        server.until(
            lambda: makers.isdisjoint(now := server.processes()) and len(now) == PROCESSES,
            "they were not replaced",
        )
        for number in reversed(range(1, PROCESSES)):
            server.send(signal.SIGTTOU)
            server.until(lambda left=number: len(server.processes()) == left, "none has ended")
            time.sleep(A_WHILE)
            for path in ("/privacy", f"/image/trend.svg?indicator=da_offences&x={number}"):
                with urllib.request.urlopen(server.address + path, timeout=20) as answer:  # noqa: S310 - loopback
                    assert answer.status == 200
