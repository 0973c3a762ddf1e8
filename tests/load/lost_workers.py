"""Readers open pages while processes of the server are killed one after the other.

`python -m tests.load.lost_workers` is the full form: 200 readers for two minutes, one process
killed every ten seconds. A page may fail once, with the process that was writing it, and must be
there when the reader asks again.
"""

import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import count
from pathlib import Path

from tests.browser.served import free_port, wait_for
from tests.paths import ROOT

PAGES = ("", "borough/barnet", "compare", "hotspots", "embed/map", "evidence", "data", "privacy")
PATIENCE = 60  # seconds until a killed process must have been replaced
RETRY = 0.2  # seconds until a reader asks again
THINKING = 1.0  # seconds that a reader looks at a page


@dataclass(frozen=True)
class Form:
    """How many readers, how many kills, and how many seconds lie between two kills."""

    readers: int
    kills: int
    every: float


SHORT = Form(readers=8, kills=3, every=1)
FULL = Form(readers=200, kills=12, every=10)


@dataclass
class Outcome:
    """What readers saw. Lists grow from many threads at once; each append is one step."""

    pages: list[str] = field(default_factory=list)
    asked_again: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


class Server:
    """A server of two processes on a loopback port."""

    def __init__(self, process: subprocess.Popen[bytes], address: str) -> None:
        self.address = address
        self._process = process

    def processes(self) -> set[int]:
        """Return the numbers of the processes that answer; what compresses files is none."""
        pid = self._process.pid
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
        return {int(one) for one in listed.split() if b"gunicorn" in _command(one)}

    def kill_one(self) -> None:
        """Kill one process without warning, and wait until another stands in its place.

        Raises:
            TimeoutError: If none does in time.
        """
        before = self.processes()
        lost = min(before)
        os.kill(lost, signal.SIGKILL)
        until = time.monotonic() + PATIENCE
        while len(self.processes() - {lost}) < len(before):
            if time.monotonic() > until:
                raise TimeoutError(f"process {lost} was not replaced")
            time.sleep(0.05)


def _command(number: str) -> bytes:
    try:
        return Path(f"/proc/{number}/cmdline").read_bytes()
    except OSError:  # it has ended meanwhile
        return b""


@contextmanager
def running_server() -> Iterator[Server]:
    """Serve the app with two processes until the block ends."""
    port = free_port()
    chosen = {"PORT": str(port), "WORKERS": "2", "URL_PREFIX": "/"}
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "app:create_server()"],
        cwd=ROOT,
        env={**os.environ, **chosen, "LOG_LEVEL": "ERROR"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/health")
        yield Server(process, f"http://127.0.0.1:{port}/")
    finally:
        process.terminate()
        process.wait(timeout=30)


def run(form: Form) -> Outcome:
    """Let readers read while processes are killed, and return what they saw."""
    outcome, over = Outcome(), threading.Event()
    with running_server() as server:
        readers = [
            threading.Thread(target=_read, args=(number, server.address, over, outcome))
            for number in range(form.readers)
        ]
        for reader in readers:
            reader.start()
        try:
            for _ in range(form.kills):
                time.sleep(form.every)
                server.kill_one()
            time.sleep(form.every)
        finally:
            over.set()
            for reader in readers:
                reader.join()
    return outcome


def _read(first: int, address: str, over: threading.Event, outcome: Outcome) -> None:
    for number in count(first):
        path = PAGES[number % len(PAGES)]
        if not _is_whole(address + path, first):
            outcome.asked_again.append(path)
            time.sleep(RETRY)
            if not _is_whole(address + path, first):
                outcome.failed.append(path)
        outcome.pages.append(path)
        if over.wait(THINKING):
            return


def _is_whole(address: str, reader: int) -> bool:
    """Tell whether an address answers with a page to its last line."""
    headers = {"X-Forwarded-For": f"198.51.100.{reader}"}
    asked = urllib.request.Request(address, headers=headers)  # noqa: S310 - loopback
    try:
        with urllib.request.urlopen(asked, timeout=60) as answer:  # noqa: S310
            return answer.status == 200 and b"</html>" in answer.read()
    except (urllib.error.URLError, HTTPException, ConnectionError, TimeoutError):
        return False


def main() -> int:
    """Run the full form, print what readers saw, and return 1 where a page failed twice."""
    outcome = run(FULL)
    sys.stdout.write(
        f"{FULL.readers} readers, {FULL.kills} processes killed, one every {FULL.every:.0f} s: "
        f"{len(outcome.pages)} pages read, {len(outcome.asked_again)} asked for again, "
        f"{len(outcome.failed)} failed twice\n"
    )
    return 1 if outcome.failed or not outcome.pages else 0


if __name__ == "__main__":
    sys.exit(main())
