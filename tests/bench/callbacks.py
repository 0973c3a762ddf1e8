"""One figure callback on the server: how long an answer takes, and how many it gives a second."""

import json
import socket
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from itertools import count, cycle, islice
from typing import Any, Self

from callbacks.server.answer_cache import PATH

READERS = 4
LARGEST = 1 << 16
# A benchmark asks more often than a reader may: it asks for many readers, as a proxy does.
MUCH_FOR_ONE = 1000
ASKED = count()


def dependency(port: int, output: str) -> dict[str, Any]:
    """Return what Dash says of the callback on the server that writes an output."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/_dash-dependencies")
    every = json.loads(connection.getresponse().read())
    connection.close()
    return dict(
        next(
            one
            for one in every
            if output in one["output"].strip(".").split("...") and not one["clientside_function"]
        )
    )


def body(callback: dict[str, Any], values: Mapping[str, Any]) -> bytes:
    """Return the body a browser would send when the inputs hold these values, by their id."""
    output = str(callback["output"])
    parts = [one.rpartition(".") for one in output.strip(".").split("...")]
    outputs = [{"id": element, "property": name} for element, _, name in parts]
    inputs = [given | {"value": values[given["id"]]} for given in callback["inputs"]]
    changed = [f"{callback['inputs'][0]['id']}.{callback['inputs'][0]['property']}"]
    return json.dumps(
        {
            "output": output,
            "outputs": outputs if output.startswith("..") else outputs[0],
            "inputs": inputs,
            "changedPropIds": changed,
        }
    ).encode()


def answer_times(port: int, bodies: Sequence[bytes]) -> list[float]:
    """Ask one after another over one connection; return milliseconds of each answer."""
    with Asker(port) as asker:
        found = []
        for one in bodies:
            begun = time.perf_counter()
            asker.ask(one)
            found.append((time.perf_counter() - begun) * 1000)
        return found


def throughput(port: int, bodies: Sequence[bytes], *, total: int) -> float:
    """Return answers a second when several readers ask at once, `total` requests in all."""

    def read(start: int) -> None:
        with Asker(port) as asker:
            for one in islice(cycle(bodies), start, start + total // READERS):
                asker.ask(one)

    begun = time.perf_counter()
    with ThreadPoolExecutor(READERS) as pool:
        list(pool.map(read, range(READERS)))
    return total // READERS * READERS / (time.perf_counter() - begun)


def next_reader() -> str:
    """Return for whom the next question is asked."""
    number = next(ASKED) // MUCH_FOR_ONE
    return f"10.0.{number // 256 % 256}.{number % 256}"


class Asker:
    """One kept connection, with as little work on this side as can be: both share two cores."""

    def __init__(self, port: int) -> None:
        self._port = port

    def __enter__(self) -> Self:
        self._socket = socket.create_connection(("127.0.0.1", self._port), timeout=60)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def ask(self, content: bytes) -> bytes:
        """Post a body and return the answer's head; the rest is read and let go.

        Raises:
            RuntimeError: If the server did not answer 200 with a known length.
        """
        head = (
            f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\nAccept-Encoding: br, gzip\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n"
            f"X-Forwarded-For: {next_reader()}\r\n\r\n"
        )
        self._socket.sendall(head.encode() + content)
        got = self._socket.recv(LARGEST)
        while b"\r\n\r\n" not in got:
            got += self._socket.recv(LARGEST)
        top, _, rest = got.partition(b"\r\n\r\n")
        if not top.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(top.decode("latin-1")[:200])
        _, _, after = top.lower().partition(b"content-length: ")
        missing = int(after.partition(b"\r\n")[0]) - len(rest)
        while missing > 0:
            missing -= len(self._socket.recv(LARGEST))
        return top
