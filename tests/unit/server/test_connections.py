"""Each wait of a connection has an end, and what is no request is refused whole."""

import re
import time
from contextlib import ExitStack

import pytest

from callbacks.processes import connections
from tests.unit.server.listening import HEAD, LARGE, PATIENCE, app, dialled, heard, listening

HALF_A_BODY = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"


@pytest.mark.parametrize("half", [HEAD, HALF_A_BODY, b"G"])
def test_half_a_request_is_refused_once_its_time_is_over(half, monkeypatch):
    monkeypatch.setattr(connections, "TO_ARRIVE", 0.3)
    with listening() as listener, dialled(listener, half) as wire:
        assert heard(wire).startswith(b"HTTP/1.1 408 ")


def test_a_byte_now_and_then_does_not_keep_half_a_request_alive(monkeypatch):
    monkeypatch.setattr(connections, "TO_ARRIVE", 0.5)
    with listening() as listener, dialled(listener, HEAD + b"X-") as wire:
        wire.settimeout(0.1)
        until = time.monotonic() + PATIENCE
        got = b""
        while not got and time.monotonic() < until:
            wire.sendall(b"a")
            try:
                got = wire.recv(65536)
            except TimeoutError:
                continue
        assert got.startswith(b"HTTP/1.1 408 ")


def test_a_connection_that_says_nothing_is_closed_without_a_word():
    with listening(keep=0) as listener, dialled(listener) as wire:
        assert heard(wire) == b""


def test_a_kept_connection_is_closed_once_it_has_been_silent():
    with listening(keep=0) as listener, dialled(listener, HEAD + b"\r\n") as wire:
        assert heard(wire).endswith(b"whole")


def test_an_answer_that_nobody_takes_is_let_go(monkeypatch):
    monkeypatch.setattr(connections, "TO_GO_ON", 0.3)
    asked = HEAD.replace(b" / ", b" /large ") + b"\r\n"
    with listening() as listener, dialled(listener, asked):
        assert until_left(listener)


def test_an_answer_that_is_taken_byte_by_byte_is_let_go(monkeypatch):
    monkeypatch.setattr(connections, "TO_LEAVE", 0.5)
    asked = HEAD.replace(b" / ", b" /large ") + b"\r\n"
    with listening() as listener, dialled(listener, asked) as wire:
        got, until = b"", time.monotonic() + PATIENCE
        while time.monotonic() < until and (len(listener.active_channels) or not got):
            got += wire.recv(4096)
            time.sleep(0.02)
        assert not listener.active_channels
        assert len(got) < LARGE


def test_what_waits_to_be_taken_is_bounded_for_all_together(monkeypatch):
    monkeypatch.setattr(connections, "MOST_WAITING", 2 * LARGE)
    asked = HEAD.replace(b" / ", b" /large ") + b"\r\n"
    with listening() as listener, ExitStack() as wires:
        for _ in range(6):
            wires.enter_context(dialled(listener, asked))
        assert until_true(lambda: listener.active_channels)
        assert until_true(lambda: len(listener.active_channels) < 6 and waiting(listener))
        assert until_true(lambda: waiting(listener) <= 2 * LARGE)


def waiting(listener):
    return sum(one.total_outbufs_len for one in [*listener.active_channels.values()])


def until_left(listener):
    """Whether every connection that was there has gone."""
    return until_true(lambda: listener.active_channels) and until_true(
        lambda: not listener.active_channels
    )


def until_true(true):
    until = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


def test_a_reader_is_let_in_where_silent_connections_take_all_the_room():
    with listening(most=12) as listener, ExitStack() as silent:
        for _ in range(30):
            silent.enter_context(dialled(listener))
        for _ in range(5):
            with dialled(listener, HEAD + b"Connection: close\r\n\r\n") as wire:
                assert heard(wire).endswith(b"whole")


@pytest.mark.parametrize("jump", [-7200, 3600, 86400])
def test_a_clock_that_jumps_ends_no_wait_and_holds_none_up(jump, monkeypatch):
    real = time.time
    monkeypatch.setattr(connections, "TO_ARRIVE", 0.5)
    with listening() as listener, dialled(listener, HEAD) as half, dialled(listener) as silent:
        monkeypatch.setattr(time, "time", lambda: real() + jump)
        assert heard(half).startswith(b"HTTP/1.1 408 ")
        silent.sendall(HEAD + b"Connection: close\r\n\r\n")
        assert heard(silent).endswith(b"whole")


def test_a_body_that_is_too_large_is_refused_so_that_its_sender_hears_it():
    said = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n"
    with listening() as listener, dialled(listener, said) as wire:
        for _ in range(20):
            wire.sendall(b"x" * 100_000)
            time.sleep(0.01)
        assert heard(wire).startswith(b"HTTP/1.1 413 ")


CHUNKED = b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
REFUSED = {
    "a chunk of no size": (CHUNKED + b"zz\r\nhello\r\n0\r\n\r\n", 400),
    "a chunk longer than it says": (CHUNKED + b"2\r\nhello\r\n0\r\n\r\n", 400),
    "chunks past the largest body": (
        CHUNKED + b"8000\r\n" + b"x" * 0x8000 + b"\r\n8001\r\n" + b"x" * 0x8001,
        413,
    ),
    "chunks and a length": (CHUNKED.replace(b"\r\n\r\n", b"\r\nContent-Length: 5\r\n\r\n"), 400),
    "chunks in HTTP/1.0": (CHUNKED.replace(b"1.1", b"1.0") + b"0\r\n\r\n", 400),
    "chunks twice": (CHUNKED.replace(b"chunked", b"chunked, chunked") + b"0\r\n\r\n", 400),
    "chunks named twice": (CHUNKED[:-2] + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    "another coding": (CHUNKED.replace(b"chunked", b"gzip") + b"x", 501),
    "a coding and chunks": (CHUNKED.replace(b"chunked", b"gzip, chunked") + b"x", 501),
    "a space before the colon": (HEAD + b"Content-Length : 5\r\n\r\nhello", 400),
    "a folded header": (HEAD + b"X-A: b\r\n c\r\n\r\n", 400),
    "a line that ends in \\n alone": (HEAD + b"X-A: b\nX-C: d\r\n\r\n", 400),
    "a length that is no number": (HEAD + b"Content-Length: +5\r\n\r\nhello", 400),
    "no host": (b"GET / HTTP/1.1\r\nAccept: */*\r\n\r\n", 400),
    "two hosts": (HEAD + b"Host: y\r\n\r\n", 400),
    "no version": (b"GET /?borough=hackney\r\n\r\n", 400),
    "another version": (b"GET / HTTP/2.0\r\nHost: x\r\n\r\n", 400),
    "a tab in the line": (b"GET /\thackney HTTP/1.1\r\nHost: x\r\n\r\n", 400),
    "a line without an end": (b"GET /" + b"x" * 40_000, 414),
    "a head without an end": (HEAD + b"X-A: " + b"x" * 40_000, 431),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_two_servers_could_read_in_two_ways_is_refused(what):
    data, status = REFUSED[what]
    with listening() as listener, dialled(listener, data) as wire:
        answered = heard(wire)

    assert re.match(rb"HTTP/1\.1 (\d+) ", answered)[1] == str(status).encode(), answered[:200]
    assert answered.count(b"HTTP/1.1") == 1, "what followed was not read as another request"
    assert b"script-src 'self'" in answered
    assert b"hackney" not in answered


def test_chunks_that_are_right_are_put_together():
    data = CHUNKED.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    with listening() as listener, dialled(listener, data + b"5\r\nhello\r\n0\r\n\r\n") as wire:
        assert heard(wire).endswith(b"\r\n\r\nhello")


def test_requests_that_come_in_one_piece_are_answered_in_their_order():
    with listening() as listener:
        data = b"".join(
            b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n" + one for one in (b"1", b"2")
        )
        with dialled(listener, data + HEAD + b"Connection: close\r\n\r\n") as wire:
            answers = heard(wire).split(b"HTTP/1.1 200 OK")
        assert [one.rpartition(b"\r\n\r\n")[2] for one in answers[1:]] == [b"1", b"2", b"whole"]


def test_who_waits_for_a_thread_that_sends_does_not_look_again_and_again(monkeypatch):
    """What is left to send and a lock that is held, as in the middle of an answer."""
    looks, held = [], 0.5
    usual = connections.Connection.handle_write

    def noted(self):
        looks.append(time.monotonic())
        usual(self)

    def sends_long(environ, start_response):
        connection = environ["waitress.client_disconnected"].__self__
        with connection.outbuf_lock:
            connection.total_outbufs_len += 1
            connection.server.pull_trigger()
            time.sleep(held)
            connection.total_outbufs_len -= 1
        return app(environ, start_response)

    monkeypatch.setattr(connections.Connection, "handle_write", noted)
    with listening(app=sends_long) as listener, dialled(listener, HEAD + b"\r\n") as wire:
        assert wire.recv(12) == b"HTTP/1.1 200"

    assert 1 < len(looks) <= held / connections.A_MOMENT + 10
