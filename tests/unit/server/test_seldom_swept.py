"""Counts of requests: right at once, swept out seldom."""

import threading
from time import sleep

import pytest
from limits.storage import storage_from_string

from callbacks.server import request_limits
from callbacks.server.request_limits import BETWEEN_SWEEPS, SeldomSwept


@pytest.fixture
def begun(monkeypatch):
    """How many threads a store began, once for each."""
    found = []

    class Noted(threading.Timer):
        def start(self):
            found.append(self)
            super().start()

    monkeypatch.setattr("limits.storage.memory.threading.Timer", Noted)
    return found


@pytest.fixture
def clock(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(request_limits, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def store(clock, begun):  # noqa: ARG001 - it takes the time, and a thread, as it is made
    return storage_from_string(f"{SeldomSwept.STORAGE_SCHEME[0]}://")


def test_a_hundred_requests_begin_no_thread_and_the_next_after_some_seconds_begins_one(
    store, begun, clock
):
    assert isinstance(store, SeldomSwept)
    clock[0] = BETWEEN_SWEEPS + 1
    store.incr("reader", 60)
    before = len(begun)

    for _ in range(100):
        store.incr("reader", 60)
    assert len(begun) == before

    clock[0] += BETWEEN_SWEEPS
    store.incr("reader", 60)
    assert len(begun) == before + 1
    assert store.get("reader") == 102


def test_a_count_that_has_ended_is_none_before_it_is_swept_and_gone_once_it_is(store, clock):
    store.incr("reader", 0.05)
    sleep(0.1)

    assert store.storage.get("reader") == 1
    assert store.incr("reader", 0.05) == 1
    sleep(0.1)
    clock[0] += BETWEEN_SWEEPS
    store.incr("other", 60)
    for _ in range(50):
        if "reader" not in store.storage:
            break
        sleep(0.02)

    assert "reader" not in store.storage
    assert store.get("other") == 1
