"""Copies are killed and releases switched while readers ask.

In the tests one copy is killed once; `make cluster` sets `CLUSTER=full`: each copy is killed three
times, and the release goes forth and back.
"""

import os
import shutil
import sys
import time

import pytest

from data.pipeline.release.switch import switch, undo
from data.settings import Settings
from tests.load.cluster import missing, running_cluster
from tests.load.readers import Readers
from tests.manifests import read_manifest, write_manifest

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(bool(missing()), reason=f"needs Debian's {' and '.join(missing())}"),
]
FULL = os.environ.get("CLUSTER") == "full"
ROUNDS, READERS, PAUSE = (6, 12, 5) if FULL else (1, 3, 2)  # pause in seconds
FIRST, NEXT = "2025-08", "2025-09"  # the next one is made up
SETTLED = 20  # answers in a row of one release
PATIENCE = 90  # seconds until both copies serve it


@pytest.fixture
def releases(tmp_path):
    """The release, a made-up next one, and a link to the first."""
    shutil.copytree(Settings().release_dir, tmp_path / "first")
    shutil.copytree(tmp_path / "first", tmp_path / "second")
    second = tmp_path / "second"
    write_manifest(second, read_manifest(second) | {"release": NEXT})
    (tmp_path / "current").symlink_to("first")
    return tmp_path


def settled(readers, release):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        time.sleep(0.1)
        last = readers.outcome.seen[-SETTLED:]
        if len(last) == SETTLED and all(one.startswith(f"{release}-") for one in last):
            return True
    return False


def test_no_page_fails_twice_or_mixes_releases_while_a_copy_dies_and_a_release_is_switched(
    releases,
):
    link = releases / "current"
    began = time.monotonic()
    with (
        running_cluster(releases, release=link) as cluster,
        Readers(cluster.address, number=READERS) as readers,
    ):
        assert settled(readers, FIRST)
        for turn in range(ROUNDS):
            port = cluster.ports[turn % 2]
            cluster.kill(port)
            time.sleep(PAUSE)
            cluster.start_copy(port)
            wanted = FIRST if turn % 2 else NEXT
            if turn == 0:
                switch(releases / "second", link=link)
            else:
                undo(link)
            for each in cluster.ports:
                cluster.reload(each)
            assert settled(readers, wanted), (turn, readers.outcome.failed[:3])

    outcome = readers.outcome
    sys.stdout.write(
        f"{ROUNDS} copies killed and restarted, {ROUNDS} switches, {READERS} readers: "
        f"{len(outcome.seen):,} answers in {time.monotonic() - began:.0f} s, "
        f"{len(outcome.asked_again)} pages asked for again, {len(outcome.failed)} failed twice, "
        f"{len(outcome.reloaded)} loaded anew, {len(outcome.mixed)} mixes, "
        f"{len(outcome.ended)} readers ended early\n"
    )
    assert outcome.failed == []
    assert outcome.mixed == []
    assert outcome.ended == []
