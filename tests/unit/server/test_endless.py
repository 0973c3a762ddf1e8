"""What is made without an end holds nobody for longer than a reader waits, and goes in time."""

import os
import re
import time
from types import SimpleNamespace

import pytest

from callbacks.making.apart import SINCE, Room
from callbacks.processes import connections, elsewhere
from callbacks.processes import worker as worker_module
from callbacks.processes import workshop as workshop_module
from callbacks.processes.elsewhere import Elsewhere, NotMade
from callbacks.processes.worker import Worker
from callbacks.processes.workshop import Workshop
from tests.unit.server.listening import dialled, heard
from tests.unit.server.test_elsewhere import MUCH, answer, app, asked
from tests.unit.server.test_makers import Making, ask, handing_on, until


@pytest.fixture
def workshop(tmp_path):
    made = Workshop(app, tmp_path / "socket", most_memory=MUCH)
    yield made
    made._end_listening()  # noqa: SLF001 - to close it would wait for what never ends


def test_a_process_that_makes_something_without_an_end_knows_it(workshop, tmp_path, monkeypatch):
    through = Elsewhere(app, {Room.FILE: tmp_path / "socket"})
    answer(through, asked("/a"))
    monkeypatch.setattr(workshop_module, "ENDLESS", 0.1)
    time.sleep(0.2)
    assert not workshop.is_stuck, "nothing is being made"

    monkeypatch.setattr(elsewhere, "TO_BEGIN", 0.3)
    with pytest.raises(NotMade):
        answer(through, asked("/never"))

    assert workshop.is_stuck


def test_such_a_process_ends_and_says_so(monkeypatch, caplog, tmp_path):
    """It would be asked for ever: what tells that it lives is another of its threads."""
    stuck = SimpleNamespace(is_full=False, is_stuck=True, close=lambda: pytest.fail("it waits"))
    monkeypatch.setattr(worker_module, "Workshop", lambda *_, **__: stuck)
    process = Worker.__new__(Worker)
    process.alive, process.ppid, process.wsgi = True, os.getppid(), None

    process._make(tmp_path / "views-0")

    assert "this process is replaced" in caplog.text


@pytest.mark.usefixtures("workshop")
def test_who_has_waited_for_a_turn_waits_that_much_less_for_the_answer(tmp_path):
    begun = time.monotonic()
    waited = {SINCE: begun - elsewhere.TO_BEGIN + 0.2}

    with pytest.raises(NotMade):
        answer(Elsewhere(app, {Room.FILE: tmp_path / "socket"}), asked("/never", more=waited))

    assert time.monotonic() - begun < elsewhere.TO_BEGIN / 2


def test_who_has_waited_too_long_is_told_so_and_nothing_is_made_for_him(monkeypatch):
    making = Making()
    with (
        handing_on(making) as listener,
        dialled(listener, ask(b"/made/first")) as first,
        dialled(listener, ask(b"/made/second")) as second,
    ):
        until(lambda: len(listener.active_channels) == 2)
        with dialled(listener, ask(b"/ready")) as wire:
            heard(wire)
        monkeypatch.setattr(connections, "TO_BEGIN", 0)
        making.let.set()

        assert heard(first).endswith(b"/made/first ")
        told = heard(second)

    assert told.startswith(b"HTTP/1.1 503 ")
    assert re.search(rb"Retry-After: \d+\r\n", told)
    assert b"Please try again" in told
    assert making.made == ["/made/first"]
