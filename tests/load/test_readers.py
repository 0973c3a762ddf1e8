"""A reader counts whatever goes wrong, asks once more and reads on: none ends unseen."""

import socketserver
import threading
import time
from contextlib import contextmanager
from itertools import count

import pytest

from tests.load import readers as module
from tests.load.readers import Readers

PAGE = b"<!DOCTYPE html><html>Release 2025-08</html>"
WHOLE = b"HTTP/1.1 200 OK\r\nX-Release: 2025-08-1\r\nContent-Length: %d\r\n\r\n" % len(PAGE) + PAGE
BROKEN = {
    "cut off in mid answer": WHOLE[:-9],
    "cut off in its head": WHOLE[:30],
    "nothing": b"",
    "no HTTP": b"hello\r\n\r\n",
    "no text": WHOLE.replace(b"Release", b"\xff\xfe\xff\xff\xff\xff\xff"),
    "a page without its end": WHOLE.replace(b"</html>", b"       "),
    "no JSON": b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n{",
    "a fault": b"HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n",
    "a header without an end": b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000 + b"\r\n\r\n",
}


@contextmanager
def answering(answer):
    """Answer on a loopback port: `answer` takes how many asked before, and gives bytes."""
    asked = count()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self):
            self.request.recv(65536)
            self.request.sendall(answer(next(asked)))

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = daemon_threads = True

        def handle_error(self, *_):
            """A reader who is gone is no fault here."""

    with Server(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def until(true):
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.fixture(autouse=True)
def _hurry(monkeypatch):
    monkeypatch.setattr(module, "RETRY", 0)


@pytest.mark.parametrize("what", BROKEN)
def test_a_page_that_breaks_once_is_asked_for_again_and_is_no_failure(what):
    with (
        answering(lambda number: WHOLE if number else BROKEN[what]) as address,
        Readers(address, number=1, paths=["/privacy"], thinking=0.01) as readers,
    ):
        until(lambda: len(readers.outcome.pages) > 2)

    assert len(readers.outcome.asked_again) == 1
    assert readers.outcome.failed == []
    assert readers.outcome.ended == []


@pytest.mark.parametrize("what", BROKEN)
def test_a_page_that_breaks_twice_has_failed_and_its_reader_reads_on(what):
    with (
        answering(lambda number: WHOLE if number > 1 else BROKEN[what]) as address,
        Readers(address, number=1, paths=["/privacy"], thinking=0.01) as readers,
    ):
        until(lambda: len(readers.outcome.pages) > 2)

    assert len(readers.outcome.failed) == 1
    assert readers.outcome.ended == []


def test_a_reader_who_ends_early_is_counted(monkeypatch):
    monkeypatch.setattr(Readers, "_read", lambda *_: 1 / 0)
    with Readers("http://127.0.0.1:9", number=2) as readers:
        until(lambda: len(readers.outcome.ended) == 2)

    assert all("ZeroDivisionError" in one for one in readers.outcome.ended)


def test_a_reader_who_stops_without_a_word_is_counted(monkeypatch):
    monkeypatch.setattr(Readers, "_live", lambda *_: None)
    with Readers("http://127.0.0.1:9", number=1) as readers:
        time.sleep(0.1)

    assert readers.outcome.ended == ["reader 0: stopped without a word"]


def test_a_reader_who_waits_without_an_end_is_counted(monkeypatch):
    monkeypatch.setattr(module, "TO_END", 0.2)
    held = threading.Event()
    monkeypatch.setattr(Readers, "_live", lambda *_: held.wait(20))
    with Readers("http://127.0.0.1:9", number=1) as readers:
        pass
    held.set()

    assert readers.outcome.ended == ["reader 0: waits for an answer without an end"]


def test_parts_of_two_releases_on_one_page_are_a_mix():
    mixed = WHOLE.replace(b"2025-08</html>", b"2025-07</html>")
    with (
        answering(lambda _: mixed) as address,
        Readers(address, number=1, paths=["/privacy"], thinking=0.01) as readers,
    ):
        until(lambda: readers.outcome.mixed)
