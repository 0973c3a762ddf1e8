"""A copy is killed and a release switched while readers ask: the short form."""

import json
import re
import shutil
import threading
import time
import urllib.error
import urllib.request
from typing import Self

import pytest

from data.pipeline.switch import switch
from data.settings import Settings
from tests.load.cluster import missing, running_cluster

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"needs Debian's {' and '.join(missing())}")
PATHS = ("/", "/borough/hackney", "/embed/map", "/api/v1/indicators", "/health", "/privacy")
READERS = 3


class Readers:
    """Ask pages in turn until told to stop; what went wrong and which releases were seen."""

    def __init__(self, address: str) -> None:
        self.errors: list[str] = []
        self.seen: list[str] = []
        self.mixed: list[str] = []
        self._address, self._going = address, True
        self._threads = [threading.Thread(target=self._read, args=(n,)) for n in range(READERS)]

    def __enter__(self) -> Self:
        for one in self._threads:
            one.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._going = False
        for one in self._threads:
            one.join()

    def _read(self, number: int) -> None:
        while self._going:
            path = PATHS[number % len(PATHS)]
            number += 1
            try:
                with urllib.request.urlopen(self._address + path, timeout=30) as answer:  # noqa: S310 - loopback
                    self._note(path, answer.read().decode(), answer.headers["X-Release"])
            except (urllib.error.URLError, OSError) as error:
                self.errors.append(f"{path}: {error}")

    def _note(self, path: str, text: str, mark: str) -> None:
        self.seen.append(mark)
        release = mark.rpartition("-")[0]
        said = re.findall(r'Release (\d{4}-\d\d)|"release": ?"(\d{4}-\d\d)"', text)
        if any(release not in pair for pair in said) or re.findall(
            r'data-release="([^"]+)"', text
        ) not in ([], [mark]):
            self.mixed.append(path)


@pytest.fixture
def releases(tmp_path):
    """The release, a made-up next one, and a link to the first."""
    shutil.copytree(Settings().release_dir, tmp_path / "first")
    shutil.copytree(tmp_path / "first", tmp_path / "second")
    path = tmp_path / "second" / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"release": "2025-09"}))
    (tmp_path / "current").symlink_to("first")
    return tmp_path


def test_no_reader_sees_an_error_or_a_mix_while_a_copy_dies_and_a_release_is_switched(releases):
    link = releases / "current"
    with running_cluster(releases, release=link) as cluster, Readers(cluster.address) as readers:
        time.sleep(2)
        cluster.kill(cluster.ports[0])
        time.sleep(2)
        cluster.start_copy(cluster.ports[0])
        switch(releases / "second", link=link)
        for port in cluster.ports:
            cluster.reload(port)
        end = time.monotonic() + 60
        while time.monotonic() < end:
            time.sleep(1)
            if len(readers.seen) > 20 and all("2025-09" in one for one in readers.seen[-20:]):
                break

    assert readers.errors == []
    assert readers.mixed == []
    assert readers.seen[0].startswith("2025-08-")
    assert readers.seen[-1].startswith("2025-09-")
