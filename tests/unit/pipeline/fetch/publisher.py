"""A publisher of made-up files on loopback, that can be told to misbehave in many ways."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import md5
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Publisher:
    """What is answered by path, and what was asked for: paths with the headers of each request."""

    base: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def times(self, path: str) -> int:
        """Return how often a path was asked for."""
        return sum(one == path for one, _ in self.asked)


@contextmanager
def running_publisher() -> Iterator[Publisher]:
    """Serve until the block ends, on a free port."""
    publisher = Publisher()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            publisher.asked.append((self.path, dict(self.headers)))
            publisher.answers.get(self.path, status(404))(self)

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    publisher.base = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield publisher
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def send(handler: BaseHTTPRequestHandler, content: bytes, **headers: str) -> None:
    """Send a whole answer; `headers` are named with underscores."""
    handler.send_response(200)
    for name, value in {"Content_Length": str(len(content)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(content)


def file(content: bytes, *, kind: str = "text/csv") -> Answer:
    """Answer as publishers do: with ETag and Last-Modified, and 304 where neither changed."""
    tag = f'"{md5(content, usedforsecurity=False).hexdigest()}"'

    def answer(handler: BaseHTTPRequestHandler) -> None:
        if handler.headers.get("If-None-Match") == tag:
            handler.send_response(304)
            handler.end_headers()
            return
        send(handler, content, ETag=tag, Content_Type=kind)

    return answer


def plain(content: bytes) -> Answer:
    """Answer without a word on the file's age."""
    return lambda handler: send(handler, content)


def listing(*addresses: str) -> Answer:
    """Answer as the London Datastore lists the files of a dataset."""
    resources = {f"r{at}": {"title": "made up", "url": one} for at, one in enumerate(addresses)}
    return plain(json.dumps({"id": "made-up", "resources": resources}).encode())


def status(code: int, **headers: str) -> Answer:
    """Answer a status with a page that says so."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in {"Content_Length": "0", **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()

    return answer


def half(content: bytes) -> Answer:
    """Announce a whole file, send half of it and hang up."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content[: len(content) // 2])
        handler.close_connection = True

    return answer


def endless(piece: bytes) -> Answer:
    """Send pieces without announcing a length, until nobody listens."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
        except OSError:
            handler.close_connection = True

    return answer


def dripping(content: bytes, *, pause: float) -> Answer:
    """Send one byte at a time, so slowly that the file would take for ever."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        try:
            for at in range(len(content)):
                handler.wfile.write(content[at : at + 1])
                time.sleep(pause)
        except OSError:
            handler.close_connection = True

    return answer


def silent(until: Event) -> Answer:
    """Take the request and say nothing until the test is over."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        until.wait(30)
        handler.close_connection = True

    return answer


def in_turn(*answers: Answer) -> Answer:
    """Answer differently each time; the last one from then on."""
    left = list(answers)

    def answer(handler: BaseHTTPRequestHandler) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(handler)

    return answer
