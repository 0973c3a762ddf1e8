"""Who waits for something that is made: in turn, apart from what is ready, and not for ever."""

import re
import threading
import time
from contextlib import ExitStack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbacks.making.apart import HANDED_ON, READY_ONLY, Later, Room
from callbacks.making.turns import Turns
from callbacks.processes import connections
from callbacks.processes.connections import Connection
from callbacks.processes.makers import Maker
from tests.unit.server.listening import PATIENCE, dialled, heard, listening

WISHES = st.lists(st.sampled_from("abc"), max_size=40)


@given(WISHES)
def test_a_reader_waits_for_one_of_everybody_else_s_at_most(readers):
    turns = Turns(100)
    for number, reader in enumerate(readers):
        assert turns.add((reader, number), reader=reader) is None

    taken = [turns.take() for _ in readers]

    assert turns.take() is None
    assert sorted(taken) == sorted((reader, n) for n, reader in enumerate(readers))
    for reader in set(readers):
        own = [number for who, number in taken if who == reader]
        assert own == sorted(own)
        first = [who for who, _ in taken].index(reader)
        assert first < len(set(readers))


@given(WISHES, st.integers(1, 10))
def test_where_too_many_wait_the_last_of_whoever_asked_for_most_is_turned_away(readers, most):
    turns, waiting = Turns(most), {}
    for number, reader in enumerate(readers):
        waiting.setdefault(reader, []).append(number)
        away = turns.add((reader, number), reader=reader)
        if away is not None:
            who, which = away
            assert len(waiting[who]) == max(map(len, waiting.values()))
            assert waiting[who].pop() == which
        assert len(turns) == sum(map(len, waiting.values())) <= most


@given(st.lists(st.booleans(), max_size=20))
def test_a_choice_comes_before_what_else_its_reader_waits_for_and_goes_last(kinds):
    turns = Turns(len(kinds))
    for number, at_once in enumerate(kinds):
        turns.add((not at_once, number), reader="a", at_once=at_once)
    wishes = sorted((not at_once, number) for number, at_once in enumerate(kinds))

    if kinds:
        refused = turns.add((True, 99), reader="a")
        assert refused == (True, 99)

    assert [turns.take() for _ in kinds] == wishes


class Making:
    """An app that answers at once, but makes what is asked for below /made when it is let."""

    def __init__(self):
        self.let, self.made = threading.Event(), []

    def __call__(self, environ, start_response):
        path, sent = environ["PATH_INFO"], environ["wsgi.input"].read()
        if path.startswith("/made"):
            if READY_ONLY in environ:
                raise Later(Room.FILE)
            assert environ[HANDED_ON]
            assert self.let.wait(PATIENCE)
            self.made.append(path)
        said = b"%s %s" % (path.encode(), sent)
        start_response("200 OK", [("Content-Length", str(len(said)))])
        return [said]


@pytest.fixture
def making():
    return Making()


def ask(path, sent=b"", who="192.0.2.1", more=b""):
    return (
        b"POST %s HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: %s\r\nContent-Length: %d\r\n%s\r\n%s"
        % (path, who.encode(), len(sent), more or b"Connection: close\r\n", sent)
    )


def handing_on(making, *, most=100):
    return listening(app=making, makers={Room.FILE: Maker(most)})


def test_what_is_ready_is_answered_however_much_is_to_be_made(making):
    with handing_on(making) as listener, ExitStack() as held:
        waiting = [
            held.enter_context(dialled(listener, ask(b"/made%d" % n, b"sent %d" % n)))
            for n in range(30)
        ]
        with dialled(listener, ask(b"/ready")) as wire:
            assert heard(wire).endswith(b"/ready ")
        assert making.made == []

        making.let.set()

        for number, wire in enumerate(waiting):
            assert heard(wire).endswith(b"/made%d sent %d" % (number, number))
    assert len(making.made) == 30


def test_readers_take_turns(making):
    with handing_on(making) as listener, ExitStack() as held:
        wires = [
            held.enter_context(dialled(listener, ask(b"/made/%d" % n, who="192.0.2.1")))
            for n in range(10)
        ]
        until(lambda: len(listener.active_channels) == 10)
        wires.append(held.enter_context(dialled(listener, ask(b"/made/other", who="198.51.100.7"))))
        with dialled(listener, ask(b"/ready")) as wire:
            heard(wire)
        making.let.set()
        for wire in wires:
            heard(wire)

    assert making.made.index("/made/other") <= 2


def test_where_too_many_wait_the_last_is_told_in_words_and_when_to_ask_again(making, monkeypatch):
    away, turn_away = [], Connection.turn_away
    monkeypatch.setattr(Connection, "turn_away", lambda self: (away.append(self), turn_away(self)))
    with handing_on(making, most=3) as listener, ExitStack() as held:
        wires = [held.enter_context(dialled(listener, ask(b"/made"))) for _ in range(6)]
        until(lambda: len(away) >= 2)
        making.let.set()
        answers = [heard(wire) for wire in wires]

    busy = [one for one in answers if one.startswith(b"HTTP/1.1 503 ")]
    assert len(busy) in {2, 3}
    assert all(re.search(rb"Retry-After: \d+\r\n", one) for one in busy)
    assert all(b"Please try again" in one and b"Content-Security-Policy" in one for one in busy)
    assert sum(one.endswith(b"/made ") for one in answers) == 6 - len(busy)


def test_several_requests_of_one_connection_are_answered_in_their_order(making):
    making.let.set()
    asked = ask(b"/made", b"a", more=b"X: y\r\n") + ask(b"/ready", b"b", more=b"X: y\r\n")
    with handing_on(making) as listener, dialled(listener, asked + ask(b"/made", b"c")) as wire:
        answers = re.findall(rb"/(?:made|ready) [abc]", heard(wire))

    assert answers == [b"/made a", b"/ready b", b"/made c"]


def test_nothing_is_made_for_whoever_has_gone_meanwhile(making, monkeypatch):
    monkeypatch.setattr(connections, "LONG_WAIT", 0)
    with handing_on(making) as listener:
        with dialled(listener, ask(b"/made/first")) as first:
            until(lambda: len(listener.active_channels) == 1)
            with dialled(listener, ask(b"/made/gone")):
                until(lambda: len(listener.active_channels) == 2)
                with dialled(listener, ask(b"/ready")) as wire:
                    heard(wire)
            making.let.set()
            heard(first)
        until(lambda: not listener.active_channels)

    assert making.made == ["/made/first"]


def until(holds):
    """Wait until something holds, and fail where it never does."""
    over = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < over
        time.sleep(0.02)
