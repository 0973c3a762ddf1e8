"""A made-up month comes from a publisher on loopback, is fetched, built, switched to and served.

What builds a release has tests of its own and takes a minute: here the release before stands in
under the next name, with the record of one figure that was revised.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request

import pytest

from data.catalogue import Catalogue
from data.pipeline.fetch import update
from data.pipeline.fetch.download import Patience
from data.settings import Settings
from tests.browser.served import PATIENCE, free_port, wait_for
from tests.load.readers import Readers
from tests.next_release import next_release
from tests.paths import ROOT
from tests.unit.pipeline.fetch.publisher import file, running_publisher
from tests.unit.pipeline.published_form import published_form

pytestmark = [pytest.mark.raw, pytest.mark.long]
QUICK = Patience(attempts=2, first=0.001, most=0.002, silent=5, whole=60)
PATH = "/M1045_MonthlyCrimeDashboard_OtherCrimeData.csv"
SETTLED = 20  # answers in a row of one release


@pytest.fixture
def offered(monkeypatch):
    """Have one source offered on loopback, where a made-up August lies."""
    catalogue = Catalogue.load()
    met = catalogue.sources["met_monthly"]
    with running_publisher() as publisher:
        offer = met.fetch.model_copy(update={"address": publisher.base + PATH, "listed": False})
        sources = {
            key: one.model_copy(update={"fetch": offer if one is met else None})
            for key, one in catalogue.sources.items()
        }
        loaded = type(catalogue)(**{**vars(catalogue), "sources": sources})
        monkeypatch.setattr(Catalogue, "load", lambda: loaded)
        rows = published_form(Settings().raw_data, months=("2025-07", "2025-08"))
        publisher.answers[PATH] = file(rows.to_csv(index=False).encode())
        yield publisher


@pytest.fixture
def served(tmp_path):
    """Serve a linked release with two processes; give address and process."""
    releases = tmp_path / "releases"
    shutil.copytree(Settings().release_dir, releases / "2025-08")
    (releases / "current").symlink_to("2025-08")
    port = free_port()
    chosen = {
        "PORT": str(port),
        "WORKERS": "3",
        "RELEASE_DIR": str(releases / "current"),
        "RELEASES": str(releases),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "app:create_server()"],
        cwd=ROOT,
        env={**os.environ, **chosen},
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/health")
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def settled(readers, release):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        time.sleep(0.1)
        last = readers.outcome.seen[-SETTLED:]
        if len(last) == SETTLED and all(one.startswith(f"{release}-") for one in last):
            return True
    return False


def stand_in(raw, *, directory, last_directory, postcodes):
    """Publish the release before under the next name; nothing is left to ask."""
    assert postcodes is None
    assert raw.root.is_dir()
    next_release(directory, last=last_directory.resolve())
    return []


def test_a_month_that_arrives_is_served_without_a_failed_request(
    offered, served, tmp_path, monkeypatch
):
    address, process = served
    monkeypatch.setattr(update, "run", stand_in)
    settings = {
        "RAW_DATA": str(Settings().raw_data),
        "FETCHED": str(tmp_path / "fetched"),
        "RELEASE_DIR": str(tmp_path / "releases" / "current"),
        "UPDATE_SWITCH": "yes",
    }
    with Readers(address, number=3) as readers:
        assert settled(readers, "2025-08")
        assert update.main(settings, patience=QUICK) == update.DONE
        process.send_signal(signal.SIGHUP)
        assert settled(readers, "2025-09"), readers.outcome.failed[:3]

    outcome = readers.outcome
    sys.stdout.write(f"{len(outcome.seen):,} answers, {len(outcome.asked_again)} asked for again\n")
    assert offered.times(PATH)
    assert (outcome.failed, outcome.asked_again, outcome.mixed, outcome.ended) == ([], [], [], [])
    with urllib.request.urlopen(f"{address}/?release=2025-08", timeout=PATIENCE) as answer:  # noqa: S310 - loopback
        assert "This is release 2025-08" in answer.read().decode()
