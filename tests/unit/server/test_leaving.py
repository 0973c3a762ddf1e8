"""A process that is to end answers what it was asked, for as long as somebody may wait for it."""

import os
from types import SimpleNamespace

import pytest

from callbacks.processes import worker as module
from callbacks.processes.worker import TO_ANSWER_ALL, Worker

GRACE = 20


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(module, "monotonic", clock)
    return clock


@pytest.fixture
def leaving(clock, monkeypatch):
    """Let a process end; one connection has its answer after so many seconds. Give how long."""

    def leave(answered_after, *, parent):
        cfg = SimpleNamespace(graceful_timeout=GRACE)
        worker = Worker.__new__(Worker)
        worker.cfg, worker.ppid = cfg, parent
        listener = SimpleNamespace(active_channels={1: SimpleNamespace(is_idle=False)})
        worker.listeners = (listener,)

        def look(_most):
            clock.now += 1
            if clock.now - 100 >= answered_after:
                listener.active_channels = {}

        monkeypatch.setattr(worker, "_look", look)
        worker.leave()
        return clock.now - 100

    return leave


def test_an_answer_that_takes_longer_than_a_stop_allows_is_given_by_a_process_that_gives_way(
    leaving,
):
    assert leaving(GRACE + 25, parent=os.getppid()) == GRACE + 25


def test_it_ends_where_an_answer_does_not_come(leaving):
    assert leaving(1000, parent=os.getppid()) == TO_ANSWER_ALL


def test_one_whose_server_is_gone_does_not_keep_the_port_from_the_next(leaving):
    assert leaving(1000, parent=os.getppid() + 1) == GRACE
