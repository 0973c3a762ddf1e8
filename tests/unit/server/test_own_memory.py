"""How much memory a process has of its own is asked of the system only where it may be too much."""

import mmap
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from callbacks.processes import own_memory
from callbacks.processes.own_memory import LARGE_PAGE, OwnMemory, largest_page
from tests.paths import ROOT

MB = 1024 * 1024
MOST = 24 * MB


# In a process that was forked, as those that serve are from one that does nothing more: it shares
# all that there is, and takes more and more.
GROWING = """
import os
from callbacks.processes.own_memory import OwnMemory, memory_of_its_own

if pid := os.fork():
    raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
own, taken = OwnMemory(), []
for _ in range(40):
    taken.append(bytearray(b"1" * 1024 * 1024))
    print(int(own.exceeds(MOST)), memory_of_its_own())
"""


def test_it_is_said_of_each_size_as_the_system_would_say_it():
    told = subprocess.run(
        [sys.executable, "-c", GROWING.replace("MOST", str(MOST))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    found = [tuple(map(int, line.split())) for line in told]
    clear = [(said, held) for said, held in found if abs(held - MOST) > MB / 2]

    assert len(clear) > 35
    assert {said for said, _ in clear} == {0, 1}
    assert [(said, held) for said, held in clear if said != (held > MOST)] == []


@pytest.fixture
def counted(monkeypatch):
    """What the system counts and says, and how often it was asked."""
    counts = SimpleNamespace(pages=1, held=0, asked=0)

    def tell() -> int:
        counts.asked += 1
        return int(counts.held)

    used = lambda _: SimpleNamespace(ru_minflt=counts.pages, ru_majflt=0)  # noqa: E731
    monkeypatch.setattr(own_memory.resource, "getrusage", used)
    monkeypatch.setattr(own_memory, "memory_of_its_own", tell)
    monkeypatch.setattr(own_memory, "largest_page", lambda: mmap.PAGESIZE)
    return counts


def test_the_system_is_not_asked_while_too_few_pages_were_touched(counted):
    own = OwnMemory()
    for counted.pages in range(1, MOST // mmap.PAGESIZE + 1, 100):
        assert not own.exceeds(MOST)
    assert counted.asked == 0


def test_it_is_asked_again_once_what_was_left_may_be_filled(counted):
    own = OwnMemory()
    counted.pages, counted.held = MOST // mmap.PAGESIZE + 1, MOST - 10 * mmap.PAGESIZE
    assert not own.exceeds(MOST), "touched twice, or given back"
    counted.pages += 10
    assert not own.exceeds(MOST)
    assert counted.asked == 1
    counted.pages, counted.held = counted.pages + 1, MOST + 1
    assert own.exceeds(MOST)
    assert own.exceeds(MOST), "it is as full when it is asked again"


def test_a_system_that_counts_no_pages_is_asked_each_time(counted):
    own, counted.pages = OwnMemory(), 0
    assert not own.exceeds(MOST)
    counted.held = MOST + 1
    assert own.exceeds(MOST)


@pytest.mark.parametrize(
    ("said", "page"),
    [
        ({"enabled": "always [madvise] never"}, mmap.PAGESIZE),
        ({"enabled": "always madvise [never]"}, mmap.PAGESIZE),
        ({"enabled": "[always] madvise never"}, LARGE_PAGE),
        ({"enabled": "always [madvise] never", "64kB/enabled": "[always] inherit"}, LARGE_PAGE),
        ({}, mmap.PAGESIZE),
    ],
)
def test_a_page_may_be_as_large_as_the_system_gives_to_everybody(tmp_path: Path, said, page):
    for name, words in said.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(words + "\n", "ascii")
    assert largest_page(tmp_path) == page
    assert largest_page(tmp_path / "none") == mmap.PAGESIZE
