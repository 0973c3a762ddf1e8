"""A listener of the server's own connections on a loopback port, as a process of it runs one."""

import socket
import threading
from contextlib import contextmanager

import pytest
from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.task import ThreadedTaskDispatcher

from callbacks.processes.connections import Listener
from callbacks.processes.reading import MOST_OF_A_HEAD

LARGE = 16 * 1024 * 1024  # more than the system itself holds for a reader who takes nothing
HEAD = b"GET / HTTP/1.1\r\nHost: x\r\n"
PATIENCE = 20  # seconds, on a busy machine
LONG = 1000.0


def app(environ, start_response):
    """Answer with what was sent, or with much."""
    body = b"x" * LARGE if environ["PATH_INFO"] == "/large" else environ["wsgi.input"].read()
    body = body or b"whole"
    start_response("200 OK", [("Content-Length", str(len(body)))])
    return [body]


@contextmanager
def listening(*, keep=LONG, most=100, app=app, makers=None, by_hand=False):
    """Answer on a loopback port until the block ends; give the listener.

    Args:
        keep: Seconds that a connection may be silent.
        most: How many connections and sockets of its own there may be.
        app: Answers.
        makers: To which requests are handed on.
        by_hand: Whether the test looks, with `look_once`, in place of a thread.
    """
    adjustments = Adjustments(
        channel_timeout=keep,
        connection_limit=most,
        ident=None,
        max_request_header_size=MOST_OF_A_HEAD,
        max_request_body_size=64 * 1024 + 1,
        outbuf_high_watermark=2 * LARGE,
        outbuf_overflow=2 * LARGE,
    )
    threads = ThreadedTaskDispatcher()
    threads.set_thread_count(2)
    open_files = {}
    with socket.create_server(("127.0.0.1", 0)) as bound:
        about = (bound.family, bound.type, bound.proto, bound.getsockname())
        listener = Listener(
            app,
            open_files,
            _sock=bound,
            dispatcher=threads,
            adj=adjustments,
            sockinfo=about,
            bind_socket=False,
        )
        listener.makers = makers or {}
        going = True

        def look():
            while going:
                wasyncore.poll2(0.05, open_files)

        loop = threading.Thread(target=look)
        if not by_hand:
            loop.start()
        try:
            yield listener
        finally:
            going = False
            if not by_hand:
                loop.join()
            threads.shutdown(timeout=1)
            wasyncore.close_all(open_files)


@contextmanager
def dialled(listener, data=b""):
    with socket.socket() as wire:
        wire.settimeout(PATIENCE)
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 64 * 1024)
        wire.connect(("127.0.0.1", int(listener.effective_port)))
        wire.sendall(data)
        yield wire


def heard(wire):
    """What was answered until the connection was closed."""
    got = b""
    try:
        while part := wire.recv(65536):
            got += part
    except TimeoutError:
        pytest.fail(f"the connection stays open after {got[:80]!r}")
    return got


def look_once(listener):
    """Look once after all that listens and is connected."""
    wasyncore.poll2(0, listener._map)  # noqa: SLF001 - all that is open
