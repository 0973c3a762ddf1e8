"""A temporary folder that is cleared away, or goes, while a server as it is shipped serves."""

import os
import shutil
import signal
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.load.lost_workers import PATIENCE, PROCESSES, running_server

pytestmark = pytest.mark.long

PICTURE = "/image/trend.png?indicator=da_offences&borough="


def take_away(folder):
    """Remove it at once: who uses what is in it would make it anew while it is being emptied."""
    shutil.rmtree(folder.rename(folder.with_name(f"{folder.name}-gone")))


def empty(folder):
    for one in list(folder.iterdir()):
        take_away(one)


def answered(server, path):
    with urllib.request.urlopen(server.address + path, timeout=PATIENCE) as answer:  # noqa: S310
        return answer.status == 200 and answer.read()


@contextmanager
def short_folder():
    """Give a folder with a short name: that of a test would be too long for a socket in it."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def temporary():
    with short_folder() as folder:
        yield folder


@pytest.fixture(scope="module")
def server(temporary):
    """One that stands what each test does to it, in any order."""
    with running_server(TMPDIR=str(temporary), METRICS="1") as running:
        yield running


def makers(temporary):
    """The sockets at which processes make what others hand on."""
    return {one.name for one in temporary.glob("dashboard-processes-*/*/*") if one.is_socket()}


@pytest.mark.parametrize("clear", [empty, take_away], ids=["what is in it", "the folder too"])
def test_all_is_made_and_kept_again_and_processes_are_replaced(server, temporary, clear):
    server.until(lambda: makers(temporary) == {"views-0", "files"}, "nobody makes anything")
    server.until(lambda: len(server.processes()) == PROCESSES, "there are more than asked for")
    assert answered(server, PICTURE + "hackney")

    clear(temporary)

    for path in ("/borough/camden", PICTURE + "camden", "/metrics"):
        assert answered(server, path), path
    server.until(lambda: makers(temporary) == {"views-0", "files"}, "no socket came back")
    assert answered(server, PICTURE + "brent")
    assert list(temporary.glob("dashboard-answers-*/*/*")), "nothing is kept again"

    # Each in turn: what they did is done by those that succeed them.
    clear(temporary)
    for _ in range(PROCESSES):
        server.kill_one()
    server.until(lambda: makers(temporary) == {"views-0", "files"}, "nobody makes anything")
    for path in ("/borough/barnet", PICTURE + "barnet"):
        assert answered(server, path), path
    assert b'route="/borough/<slug>",status="200"' in answered(server, "/metrics")
    assert server.ended_with is None


def test_a_reload_makes_a_folder_that_is_gone_again_and_nothing_is_left_in_the_end():
    with short_folder() as own:
        with running_server(TMPDIR=str(own), METRICS="1") as server:
            before = server.processes()
            take_away(own)
            server.send(signal.SIGHUP)
            server.until(lambda: not before & server.processes(), "nothing was loaded anew")
            assert answered(server, PICTURE + "barnet")
            assert server.ended_with is None

        assert list(own.iterdir()) == []


def test_who_takes_the_place_of_a_process_counts_on_in_its_files(server, temporary):
    asked = b'dashboard_answers_total{method="GET",route="/privacy",status="200"}'
    counted, files = [], []
    for _ in range(4):
        server.until(lambda: len(server.processes()) == PROCESSES, "there are more or fewer")
        answered(server, "/privacy")
        told = dict(one.rsplit(b" ", 1) for one in answered(server, "/metrics").splitlines())
        counted.append(float(told[asked]))
        files.append(len(list(temporary.glob("*counters-*/*.db"))))
        for process in server.processes():
            os.kill(process, signal.SIGKILL)
        server.until(lambda: answered(server, "/health"), "nobody took its place")

    assert [each - counted[0] for each in counted] == [0, 1, 2, 3]
    assert 0 < files[1] == files[2] == files[3]
