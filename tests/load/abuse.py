"""What other readers wait while one client asks for as much as it can: `make abuse`.

For each line a server with the settings that are shipped is started anew, so that nothing the
client asks for is ready. One process is the client, this one the readers. Beside it stand the
figures of the revision BEFORE, measured in the same run on the same machine.
"""

import json
import multiprocessing
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from queue import Empty
from threading import Event, Thread
from typing import Any
from urllib.parse import urlsplit

from callbacks.server.answer_cache import PATH
from components.ids import London
from tests.browser.served import running_app
from tests.choice_request import choice_request
from tests.paths import ROOT

AT_ONCE = 16
LEAST, MOST = 4.0, 45.0  # seconds for one line
BETWEEN = 0.02  # seconds between two wishes of a reader
PATIENCE = 60  # seconds for one answer
GOAL = 250  # milliseconds at p99
BOROUGHS = (
    *("barking-and-dagenham", "barnet", "bexley", "brent", "bromley", "camden", "croydon"),
    *("ealing", "enfield", "greenwich", "hackney", "haringey", "harrow", "havering"),
    *("hillingdon", "hounslow"),
)
HALF_A_HEAD = b"GET /privacy HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Half: "
OK = 200


@dataclass(frozen=True)
class Line:
    """One way to ask for much: the address of the n-th wish, and how many each asker has."""

    name: str
    address: Callable[[int], str] | None
    each: int = 1


LINES = (
    Line("nothing", None),
    Line("briefs as PDF", lambda n: f"/brief.pdf?borough={BOROUGHS[n % AT_ONCE]}"),
    Line("release.xlsx, first time", lambda _: "/download/release.xlsx"),
    Line("release-csv.zip, first time", lambda _: "/download/release-csv.zip"),
    Line("map.png?x=n", lambda n: f"/image/map.png?x={n}", each=4),
    Line(
        "trend.png of a borough each", lambda n: f"/image/trend.png?borough={BOROUGHS[n % AT_ONCE]}"
    ),
    Line("/compare?x=n", lambda n: f"/compare?x={n}", each=40),
    Line(
        "/compare of two boroughs each",
        lambda n: f"/compare?borough={BOROUGHS[n % 16]}&borough={BOROUGHS[(n // 16 + n + 1) % 16]}",
        each=8,
    ),
    Line(
        "5,000 rows of the API each",
        lambda n: f"/api/v1/values?indicator=da_offences&limit={5000 - n % 160}",
        each=10,
    ),
    Line("200 half heads, 200 silent", None),
)


@dataclass
class Seen:
    """What readers and the client saw. Times are in milliseconds."""

    privacy: list[float] = field(default_factory=list)
    choice: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    client: dict[str, Any] = field(default_factory=dict)


def measured(
    line: Line, *, checkout: Path = ROOT, least: float = LEAST, most: float = MOST
) -> Seen:
    """Start a server, give the client `most` seconds to ask as the line says; tell what is seen.

    Readers are looked at for `least` seconds, and for as long as the client asks.
    """
    seen, over = Seen(), Event()
    with running_app(checkout=checkout, WORKERS="3") as address:
        host = urlsplit(address).netloc
        readers = [
            Thread(target=_read, args=(host, ask, over, seen)) for ask in (_privacy, _choice)
        ]
        for one in readers:
            one.start()
        # The first of each waits for the processes that make, which a start brings last.
        while not (seen.privacy and seen.choice) and not seen.failed:
            time.sleep(BETWEEN)
        time.sleep(1)
        seen.privacy.clear()
        seen.choice.clear()
        began = time.monotonic()
        with _abuse(line, host) as told:
            while (spent := time.monotonic() - began) < most:
                with suppress(Empty):
                    seen.client = seen.client or told.get(timeout=0.2)
                if spent > least and (seen.client or line.address is None):
                    break
            over.set()
            for one in readers:
                one.join()
    return seen


def _read(host: str, ask: Callable[[str, int, Seen], None], over: Event, seen: Seen) -> None:
    for turn in count():
        try:
            ask(host, turn, seen)
        except Exception as error:  # noqa: BLE001 - whatever ends a reader is to be seen
            seen.failed.append(f"{type(error).__name__}: {error}")
        if over.wait(BETWEEN):
            return


def _privacy(host: str, _turn: int, seen: Seen) -> None:
    seen.privacy.append(_time(host, "GET", "/privacy"))


def _choice(host: str, turn: int, seen: Seen) -> None:
    """Choose a borough on the page of London: each is made the first time it is chosen."""
    body = choice_request({London.BOROUGH: BOROUGHS[turn // 8 % len(BOROUGHS)]})
    seen.choice.append(_time(host, "POST", PATH, json.dumps(body)))


def _time(host: str, method: str, path: str, body: str | None = None) -> float:
    began = time.perf_counter()
    status, _ = _ask(host, method, path, body)
    if status != OK:
        raise ValueError(f"{status} for {path}")
    return (time.perf_counter() - began) * 1000


def _ask(host: str, method: str, path: str, body: str | None = None) -> tuple[int, int]:
    """Return status and length of one answer, over a connection of its own."""
    connection = HTTPConnection(host, timeout=PATIENCE)
    try:
        connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
        answer = connection.getresponse()
        return answer.status, len(answer.read())
    finally:
        connection.close()


@contextmanager
def _abuse(line: Line, host: str) -> Iterator[Any]:
    """Be the client, in a process of its own, until the block ends."""
    context = multiprocessing.get_context("spawn")
    told = context.Queue()
    client = context.Process(target=client_of, args=(LINES.index(line), host, told), daemon=True)
    client.start()
    try:
        yield told
    finally:
        client.kill()
        client.join()


def client_of(number: int, host: str, told: Any) -> None:
    """Ask as a line says, `AT_ONCE` at once, and tell how it went."""
    line = LINES[number]
    if line.address is None:
        _hold(host, number=200 if "half" in line.name else 0)
    waited: list[tuple[int, float]] = []
    address = line.address or str

    def wish(own: int) -> None:
        for turn in range(line.each):
            began = time.monotonic()
            try:
                status, _ = _ask(host, "GET", address(own + turn * AT_ONCE))
            except OSError:
                status = 0
            waited.append((status, time.monotonic() - began))

    askers = [Thread(target=wish, args=(own,)) for own in range(AT_ONCE)]
    for one in askers:
        one.start()
    for one in askers:
        one.join()
    told.put(
        {
            "asked": len(waited),
            "given": sum(status == OK for status, _ in waited),
            "busy": sum(status == 503 for status, _ in waited),
            "longest": max(spent for _, spent in waited),
        }
    )


def _hold(host: str, *, number: int) -> None:
    """Open connections that say half of a head, and as many that say nothing, until killed."""
    name, _, port = host.partition(":")
    held: list[socket.socket] = []
    while True:
        for said in (HALF_A_HEAD, b"") * number:
            if len(held) >= 2 * number:
                break
            with suppress(OSError):
                held.append(socket.create_connection((name, int(port)), timeout=5))
                held[-1].sendall(said)
        time.sleep(1)
        for one in held[::2]:
            with suppress(OSError):
                one.sendall(b"x")


def in_words(seen: Seen) -> str:
    """Return what was seen as the end of a line of the table."""
    parts = [
        f"{statistics.median(one):7.0f} {_p99(one):7.0f}" if one else f"{'none':>15}"
        for one in (seen.privacy, seen.choice)
    ]
    told = seen.client
    client = (
        f"{told['given']} of {told['asked']}, {told['busy']} busy, {told['longest']:.1f} s"
        if told
        else "–"
    )
    return f"{'  '.join(parts)}  {len(seen.failed):6}  {client}"


def is_slow(seen: Seen) -> bool:
    """Tell whether readers failed, waited too long or were not answered at all."""
    if seen.failed or not seen.privacy or not seen.choice:
        return True
    return max(_p99(seen.privacy), _p99(seen.choice)) > GOAL


def _p99(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.99)]


@contextmanager
def checked_out(revision: str) -> Iterator[Path | None]:
    """Give a folder with an earlier revision until the block ends; None where there is none."""
    with tempfile.TemporaryDirectory() as folder:
        before = Path(folder) / "before"
        git = ["git", "-C", str(ROOT), "worktree"]
        added = revision and subprocess.run(
            [*git, "add", "--quiet", "--detach", str(before), revision], check=False
        )
        if not revision or added.returncode:
            yield None
            return
        try:
            yield before
        finally:
            subprocess.run([*git, "remove", "--force", str(before)], check=True)


def main(before: str = "", *only: str) -> int:
    """Print the table, and return 1 where readers wait longer than they should.

    Args:
        before: A revision to stand beside; "" for none.
        only: Beginnings of names of lines; none for all of them.
    """
    sys.stdout.write(
        f"load average {os.getloadavg()[0]:.1f}; milliseconds, {AT_ONCE} at once\n"
        f"{'asked for':32} {'code':7} {'/privacy':>15}  {'choice on /':>15}  failed  client got\n"
        f"{'':40} {'middle':>7} {'p99':>7}  {'middle':>7} {'p99':>7}\n"
    )
    slow = 0
    with checked_out(before) as old:
        for line in LINES:
            if only and not line.name.startswith(only):
                continue
            for name, checkout in ((before[:7], old), ("now", ROOT)):
                if checkout is None:
                    continue
                seen = measured(line, checkout=checkout)
                sys.stdout.write(f"{line.name:32} {name:7} {in_words(seen)}\n")
                sys.stdout.flush()
            slow += is_slow(seen)
    sys.stdout.write(f"lines in which readers failed or waited over {GOAL} ms: {slow}\n")
    return bool(slow)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
