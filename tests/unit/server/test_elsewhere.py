"""What is handed on to another process comes back as if it had been made here."""

import io
import os
import re
import shutil
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import Listener

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbacks.making.apart import HANDED_ON, Room
from callbacks.processes import elsewhere
from callbacks.processes import workshop as workshop_module
from callbacks.processes.elsewhere import Elsewhere, NotMade, written
from callbacks.processes.own_memory import OwnMemory
from callbacks.processes.workshop import Workshop, read
from tests.paths import ROOT

MUCH = 512 * 1024 * 1024
TESTS = os.getpid()


def app(environ, start_response):
    """Say who made what of which words."""
    path, sent = environ["PATH_INFO"], environ["wsgi.input"].read()
    if path == "/fault":
        raise ValueError
    if path == "/never":
        threading.Event().wait()
    if path.startswith("/ends"):
        assert os.getpid() != TESTS, "made by the process that holds the connections"
        os.kill(os.getpid(), signal.SIGKILL)
    start_response("200 OK", [("X-Process", str(os.getpid())), ("Vary", "a"), ("Vary", "b")])
    yield path.encode()
    if path == "/half":
        raise ValueError
    yield b""
    yield sent


def begun(at):
    """Have another process make what comes to a socket; return its number."""
    child = os.fork()
    if not child:
        Workshop(app, at, most_memory=MUCH)
        threading.Event().wait()
    return child


@contextmanager
def making(at):
    """Let another process make what comes to a socket until the block ends; give its number."""
    child = begun(at)
    try:
        yield child
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def asked(path, *, room=Room.FILE, sent=b"", more=()):
    environ = {"PATH_INFO": path, "wsgi.input": io.BytesIO(sent), **dict(more)}
    return environ | ({HANDED_ON: room} if room else {})


def answer(through, environ):
    """Status, headers and body, as a server would send them."""
    begun = []
    body = b"".join(through(environ, lambda *head: begun.extend(head)))
    return begun[0], begun[1], body


@pytest.fixture
def at(tmp_path, monkeypatch):
    monkeypatch.setattr(elsewhere, "TO_COME_BACK", 10.0)
    return tmp_path / "socket"


def test_another_process_makes_what_was_handed_on_and_nothing_else(at):
    with making(at) as other:
        through = Elsewhere(app, {Room.FILE: at})
        for _ in range(3):
            status, headers, body = answer(through, asked("/a", sent=b"sent"))
            assert (status, body) == ("200 OK", b"/asent")
            assert headers == [("X-Process", str(other)), ("Vary", "a"), ("Vary", "b")]
        for room in (None, Room.VIEW):
            _, headers, body = answer(through, asked("/b", room=room, sent=b"c"))
            assert body == b"/bc"
            assert headers[0] == ("X-Process", str(os.getpid()))


def test_where_the_process_is_replaced_the_next_one_makes_it(at):
    through = Elsewhere(app, {Room.FILE: at})
    with making(at) as first:
        assert dict(answer(through, asked("/a"))[1])["X-Process"] == str(first)
    with making(at) as second:
        assert dict(answer(through, asked("/a"))[1])["X-Process"] == str(second)


def test_where_nobody_makes_it_is_made_here(at, monkeypatch):
    monkeypatch.setattr(elsewhere, "TO_COME_BACK", 0)

    _, headers, body = answer(Elsewhere(app, {Room.FILE: at}), asked("/a", sent=b"b"))

    assert headers[0] == ("X-Process", str(os.getpid()))
    assert body == b"/ab"


@pytest.mark.parametrize("path", ["/fault", "/ends"])
def test_what_ends_two_makers_is_not_tried_here(at, path):
    with making(at) if path == "/fault" else kept_up(at), pytest.raises(NotMade):
        answer(Elsewhere(app, {Room.FILE: at}), asked(path))


@contextmanager
def kept_up(at):
    """Replace a process that makes whenever it ends, as the server does."""
    over = threading.Event()

    def keep():
        child = begun(at)
        while not over.wait(0.02):
            if os.waitpid(child, os.WNOHANG) != (0, 0):
                child = begun(at)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)

    watch = threading.Thread(target=keep)
    watch.start()
    try:
        yield
    finally:
        over.set()
        watch.join()


def test_an_answer_that_breaks_off_is_seen_to_and_the_next_is_whole(at):
    with making(at):
        through = Elsewhere(app, {Room.FILE: at})
        with pytest.raises(OSError, match=r"^$"):
            answer(through, asked("/half"))
        assert answer(through, asked("/a", sent=b"b"))[2] == b"/ab"


def test_an_answer_that_was_not_read_to_its_end_is_not_taken_for_the_next(at):
    with making(at):
        through = Elsewhere(app, {Room.FILE: at})
        parts = through(asked("/first", sent=b"left"), lambda *_: None)
        assert next(parts) == b"/first"
        parts.close()
        assert answer(through, asked("/second"))[2] == b"/second"


def test_what_does_not_begin_in_time_is_given_up(at, monkeypatch):
    monkeypatch.setattr(elsewhere, "TO_BEGIN", 0.1)
    with making(at), pytest.raises(NotMade):
        answer(Elsewhere(app, {Room.FILE: at}), asked("/never"))


def test_a_process_that_has_taken_much_memory_makes_no_more(at):
    workshop = Workshop(app, at, most_memory=0)
    assert not workshop.is_full

    answer(Elsewhere(app, {Room.FILE: at}), asked("/a"))

    workshop.wait(10)
    assert workshop.is_full
    workshop.close()
    assert not at.exists()


def test_a_process_that_nobody_asks_gives_back_what_it_took(at, monkeypatch):
    held = {"bytes": 40}
    monkeypatch.setattr(OwnMemory, "exceeds", lambda _, most: held["bytes"] > most)
    monkeypatch.setattr(workshop_module, "QUIET", 0.2)
    workshop = Workshop(app, at, most_memory=100)
    through = Elsewhere(app, {Room.FILE: at})

    answer(through, asked("/a"))
    until_quiet(workshop)
    assert not workshop.is_full

    held["bytes"] = 60
    until_quiet(workshop)
    assert not workshop.is_full, "looked at once each time it was asked"

    answer(through, asked("/b"))
    until_quiet(workshop)
    assert workshop.is_full
    workshop.close()


def until_quiet(workshop):
    for _ in range(5):
        workshop.wait(0.1)


WORDS = st.text(st.characters(max_codepoint=0xFF))


@given(st.dictionaries(WORDS, WORDS), st.binary())
def test_a_request_arrives_as_it_was_sent(words, body):
    environ = words | {"wsgi.input": io.BytesIO(body), "wsgi.errors": None, "wsgi.version": (1, 0)}

    arrived = read(*written(environ))

    assert arrived["wsgi.input"].read() == body
    assert {name: arrived[name] for name in words if not name.startswith("wsgi.")} == {
        name: one for name, one in words.items() if not name.startswith("wsgi.")
    }


def test_a_socket_that_was_cleared_away_is_there_again_and_who_is_connected_stays(tmp_path):
    at = tmp_path / "base" / "folder" / "socket"
    at.parent.mkdir(mode=0o700, parents=True)
    workshop = Workshop(app, at, most_memory=MUCH)
    connected = Elsewhere(app, {Room.FILE: at})
    answer(connected, asked("/a"))
    shutil.rmtree(at.parent)

    assert answer(connected, asked("/a"))[2] == b"/a"
    workshop.wait(0)

    # It would be made here where nobody listens.
    assert at.is_socket()
    assert answer(Elsewhere(app, {Room.FILE: at}), asked("/b"))[2] == b"/b"
    workshop.close()
    assert not at.exists()


def test_nobody_waits_again_for_a_process_that_did_not_come_back(at, monkeypatch):
    waits = []
    monkeypatch.setattr(elsewhere, "TO_COME_BACK", 0.2)
    monkeypatch.setattr(elsewhere, "sleep", lambda seconds: waits.append(time.sleep(seconds)))
    through = Elsewhere(app, {Room.FILE: at})

    for is_waited_for in (True, False):
        assert answer(through, asked("/a"))[2] == b"/a"
        assert bool(waits) == is_waited_for
        waits.clear()


def test_what_is_in_a_folder_of_somebody_else_is_not_asked(at, monkeypatch):
    with making(at) as other:
        _, headers, _ = answer(Elsewhere(app, {Room.FILE: at}), asked("/a"))
        assert headers[0] == ("X-Process", str(other))
        at.parent.chmod(0o777)
        monkeypatch.setattr(elsewhere, "TO_COME_BACK", 0)
        _, headers, _ = answer(Elsewhere(app, {Room.FILE: at}), asked("/a"))

    assert headers[0] == ("X-Process", str(os.getpid()))


def test_who_waits_for_a_process_that_stands_still_is_answered_by_the_one_in_its_place(at):
    """The server replaces it sooner than anybody is given up who waits for it."""
    [still] = re.findall(
        r"^timeout = (\d+)$", (ROOT / "gunicorn.conf.py").read_text(), re.MULTILINE
    )
    assert int(still) + elsewhere.TO_COME_BACK < elsewhere.TO_BEGIN
    through = Elsewhere(app, {Room.FILE: at})
    with ThreadPoolExecutor(1) as reader:
        with making(at) as first:
            answer(through, asked("/a"))
            os.kill(first, signal.SIGSTOP)
            waiting = reader.submit(answer, through, asked("/b"))
            time.sleep(0.3)
        with making(at) as second:
            assert dict(waiting.result()[1])["X-Process"] == str(second)


def test_a_process_that_is_not_all_gone_yet_is_not_asked_again(at):
    """Of one that ends, what it was answering is closed before the place where it listens."""
    through = Elsewhere(app, {Room.FILE: at})
    ending = Listener(str(at), family="AF_UNIX")
    with ThreadPoolExecutor(1) as reader:
        waiting = reader.submit(answer, through, asked("/a"))
        ending.accept().close()
        time.sleep(elsewhere.TO_BE_GONE / 2)
        ending.close()
        with making(at) as other:
            assert dict(waiting.result()[1])["X-Process"] == str(other)


def test_nobody_waits_for_the_end_of_a_process_that_has_a_successor(at, monkeypatch):
    through = Elsewhere(app, {Room.FILE: at})
    with making(at):
        answer(through, asked("/a"))
    at.unlink()
    with making(at) as other:
        answer(Elsewhere(app, {Room.FILE: at}), asked("/it-listens"))
        monkeypatch.setattr(elsewhere, "sleep", lambda _: pytest.fail("it waits"))
        assert dict(answer(through, asked("/b"))[1])["X-Process"] == str(other)
