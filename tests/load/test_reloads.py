"""A server as it is shipped that is told to load its release anew, or to have fewer processes."""

import os
import re
import shlex
import signal
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.browser.served import free_port, wait_for
from tests.load.lost_workers import PATIENCE, PROCESSES, running_server
from tests.paths import ROOT

pytestmark = pytest.mark.long

GUNICORN = (sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "app:create_server()")
A_WHILE = 3  # seconds in which one process too many would come


def as_make_run():
    """Return what `make run` ends with: the signal is passed over from the first moment."""
    [recipe] = re.findall(r"^run:.*\n\t(.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    return ("bash", "-c", recipe.replace("$(BIN)/gunicorn", shlex.join(GUNICORN[:3])))


@pytest.mark.parametrize(
    "command",
    [("env", "--default-signal=HUP", *GUNICORN), as_make_run()],
    ids=["alone", "make run"],
)
def test_a_reload_that_is_asked_for_during_the_start_does_not_end_it(command, tmp_path):
    port, log = free_port(), tmp_path / "log"

    def until(is_so):
        end = time.monotonic() + PATIENCE
        while not is_so():
            assert server.poll() is None, "it has ended"
            assert time.monotonic() < end
            time.sleep(0.01)

    with TemporaryDirectory() as temporary, log.open("w") as written:
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "PORT": str(port), "TMPDIR": temporary},
            stderr=written,
        )
        try:
            if command[0] == "bash":
                # Before its settings are read: the shell has become the server, and says so.
                told = Path(f"/proc/{server.pid}/cmdline")
                until(lambda: told.read_bytes().startswith(os.fsencode(sys.executable)))
                server.send_signal(signal.SIGHUP)
            # They are read, and the app is not built.
            until(lambda: list(Path(temporary).iterdir()))
            server.send_signal(signal.SIGHUP)
            until(lambda: "Handling signal: hup" in log.read_text())
            wait_for(f"http://127.0.0.1:{port}/health")
        finally:
            server.terminate()
            server.wait(timeout=2 * PATIENCE)  # what is loaded anew is loaded whole first

    assert server.returncode == 0


def test_who_asks_for_a_file_of_a_process_that_stands_still_gets_it_and_readers_wait_for_nothing():
    picture = "/image/trend.png?indicator=da_offences&borough=barnet"
    # Sooner than as shipped, where a process may be silent for 30 seconds.
    with running_server(GUNICORN_CMD_ARGS="--timeout 8") as server, ThreadPoolExecutor(1) as other:
        first = min(server.processes())
        server.until(lambda: is_settled(server, without=first), "who answered first stays")
        server.until(lambda: makes_files(server), "nobody makes files")
        assert answered(server, "/privacy")
        [stopped] = makes_files(server)
        os.kill(stopped, signal.SIGSTOP)
        waiting = other.submit(answered, server, picture)
        for _ in range(20):
            begun = time.monotonic()
            assert answered(server, "/privacy")
            assert time.monotonic() - begun < 5
            time.sleep(0.05)
        assert not waiting.done()
        assert waiting.result().startswith(b"\x89PNG")
        assert stopped not in server.processes()
        server.until(lambda: len(server.processes()) == PROCESSES, "it was not replaced")


def is_settled(server, *, without):
    """Whether there are as many as were asked for, and one that was there is not among them."""
    return without not in (now := server.processes()) and len(now) == PROCESSES


def makes_files(server):
    """Those that leave the processor to others."""
    own = os.getpriority(os.PRIO_PROCESS, 0)
    return [one for one in server.processes() if os.getpriority(os.PRIO_PROCESS, one) > own]


def answered(server, path, *, within=PATIENCE):
    with urllib.request.urlopen(server.address + path, timeout=within) as answer:  # noqa: S310 - loopback
        return answer.status == 200 and answer.read()


@pytest.fixture(scope="module")
def reloaded():
    """A server that was told to load its release anew just after its start, and its processes."""
    with running_server() as server:
        before = server.processes()
        server.send(signal.SIGHUP)
        server.until(
            lambda: before.isdisjoint(now := server.processes()) and len(now) == PROCESSES,
            "the processes of the start stay, or there are more than asked for",
        )
        time.sleep(A_WHILE)
        yield server, server.processes()


def test_a_reload_just_after_the_start_leaves_no_process_too_many(reloaded):
    _, processes = reloaded

    assert len(processes) == PROCESSES


def test_however_few_processes_it_is_told_to_have_one_of_them_answers(reloaded):
    # The one that answers is the oldest, and so the first to go.
    server, _ = reloaded
    for number in reversed(range(1, PROCESSES)):
        server.send(signal.SIGTTOU)
        server.until(lambda left=number: len(server.processes()) == left, "none has ended")
        for path in ("/privacy", f"/image/trend.svg?indicator=da_offences&x={number}"):
            assert answered(server, path, within=20)
