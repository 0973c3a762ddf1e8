"""Counts of readers: each ends in its time, and none is kept long past it."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from callbacks.making.counts import STORE, Counts


@pytest.fixture
def clock(monkeypatch):
    now = [1_000_000.0]
    monkeypatch.setattr(time, "time", lambda: now[0])
    return now


def test_a_count_goes_up_until_its_time_is_over_and_then_begins_anew(clock):
    counts = Counts(f"{STORE}://")
    assert [counts.incr("one", 60), counts.incr("one", 60, 2), counts.incr("other", 60)] == [
        1,
        3,
        1,
    ]
    assert counts.get_expiry("one") == 1_000_060

    clock[0] = 1_000_059.9
    assert counts.get("one") == 3
    clock[0] = 1_000_060
    assert counts.get("one") == 0
    assert counts.incr("one", 60) == 1


def test_what_is_over_is_forgotten_by_whoever_asks_next(clock):
    counts = Counts()
    for number in range(500):
        counts.incr(f"reader {number}", 60)
    clock[0] += 61
    counts.incr("a late one", 60)

    assert counts.reset() == 1


@pytest.mark.parametrize("moved", [-86_400, -1])
def test_a_clock_that_is_set_back_stops_no_forgetting(clock, moved):
    counts = Counts()
    counts.incr("before", 60)
    clock[0] += moved
    counts.incr("short", 1)
    clock[0] += 2
    counts.incr("later", 60)

    assert counts.get("short") == 0
    assert counts.reset() == 2


def test_counts_can_be_forgotten_one_by_one_and_all_together():
    counts = Counts()
    counts.incr("one", 60)
    counts.incr("other", 60)
    counts.clear("one")

    assert counts.get("one") == 0
    assert counts.check()
    assert counts.reset() == 1
    assert counts.get("other") == 0


def test_many_threads_lose_no_request():
    counts = Counts()
    with ThreadPoolExecutor(8) as pool:
        seen = list(pool.map(lambda _: counts.incr("one", 60), range(2000)))

    assert sorted(seen) == list(range(1, 2001))
