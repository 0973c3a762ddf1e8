"""A connection that is closed takes no other with it, and nothing that was just asked."""

import os
import socket
import struct
from contextlib import ExitStack, contextmanager
from types import SimpleNamespace

import pytest

from callbacks.processes import connections
from callbacks.processes import worker as module
from callbacks.processes.worker import TO_ASK_AGAIN, Worker
from tests.unit.server.listening import HEAD, PATIENCE, dialled, listening, look_once

KEEP = 15
OWN = 2  # sockets of a listener beside its connections
ASKED = HEAD + b"Connection: close\r\n\r\n"
A_WHILE = 0.05


@pytest.fixture
def clock(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(connections, "monotonic", lambda: now[0])
    return now


@contextmanager
def taken(listener, data=b""):
    """Connect and be taken on; give both ends."""
    with dialled(listener, data) as wire:
        before = {*listener.active_channels}
        look_once(listener)
        [number] = {*listener.active_channels} - before
        yield wire, listener.active_channels[number]


@contextmanager
def next_number(number):
    """Have what is opened next get the number of a file that is closed meanwhile."""
    with ExitStack() as filled:
        while (one := os.dup(0)) < number:
            filled.callback(os.close, one)
        os.close(one)
        yield


def answer(listener, wire):
    """What was answered, whole or until the connection was closed: a part may come by itself."""
    wire.settimeout(A_WHILE)
    got = b""
    for _ in range(int(PATIENCE / A_WHILE)):
        look_once(listener)
        try:
            part = wire.recv(4096)
        except TimeoutError:
            continue
        got += part
        if not part or got.endswith(b"whole"):
            return got
    pytest.fail(f"no whole answer, only {got!r}")


def test_a_new_connection_is_not_closed_in_the_place_of_one_that_was_silent(clock):
    with listening(keep=KEEP, by_hand=True) as listener, taken(listener) as (_, silent):
        number = silent.socket.fileno()
        clock[0] += KEEP + 1
        with dialled(listener, ASKED) as fresh:
            with next_number(number):
                look_once(listener)
            assert silent.socket is None
            assert [*listener.active_channels] == [number]
            assert answer(listener, fresh).endswith(b"whole")


def test_a_new_connection_is_not_closed_in_the_place_of_one_that_made_room():
    with (
        listening(most=OWN + 1, by_hand=True) as listener,
        taken(listener) as (wire, stillest),
        dialled(listener) as fresh,
    ):
        wire.sendall(HEAD)
        look_once(listener)
        wire.sendall(b"X-A: b\r\n")
        with next_number(stillest.socket.fileno()):
            look_once(listener)
        look_once(listener)
        fresh.sendall(ASKED)
        assert answer(listener, fresh).endswith(b"whole")


def test_who_has_just_asked_is_answered_though_another_needs_the_room():
    with (
        listening(most=OWN + 1, by_hand=True) as listener,
        taken(listener) as (stillest, _),
        dialled(listener, ASKED) as fresh,
    ):
        stillest.sendall(ASKED)
        assert answer(listener, stillest).endswith(b"whole")
        assert answer(listener, fresh).endswith(b"whole")


def test_who_asks_as_its_time_ends_is_answered(clock):
    with listening(keep=KEEP, by_hand=True) as listener, taken(listener) as (wire, _):
        clock[0] += KEEP + 1
        wire.sendall(ASKED)
        assert answer(listener, wire).endswith(b"whole")


def test_who_asks_as_a_process_ends_is_answered(monkeypatch):
    with listening(by_hand=True) as listener, taken(listener) as (wire, _):
        times = iter((0.0, 0.0))
        monkeypatch.setattr(module, "monotonic", lambda: next(times, TO_ASK_AGAIN + 1))
        worker = Worker.__new__(Worker)
        worker.listeners, worker.ppid = (listener,), os.getppid()
        monkeypatch.setattr(worker, "_look", lambda _: look_once(listener))
        wire.sendall(HEAD + b"\r\n")
        worker.leave()

        answered = wire.recv(4096)
    assert answered.endswith(b"whole")
    assert b"Connection: close" in answered


def test_a_thread_that_sends_to_nobody_leaves_the_closing_to_who_looks():
    with listening(by_hand=True) as listener, taken(listener) as (wire, one):
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        wire.close()
        one.request = SimpleNamespace(expect_continue=True, completed=False)
        one.send_continue()
        assert one.socket is not None
        look_once(listener)
        assert not listener.active_channels
