"""Readers open pages while processes of the server are killed one after the other.

`python -m tests.load.lost_workers` is the full form: 200 readers for two minutes, one process
killed every ten seconds. A page may fail once, with the process that was writing it, and must be
there when the reader asks again: the next process is killed once every reader has read on.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.served import free_port, wait_for
from tests.load.readers import Outcome, Readers
from tests.paths import ROOT

PAGES = (
    "/",
    "/borough/barnet",
    "/compare",
    "/hotspots",
    "/embed/map",
    "/evidence",
    "/data",
    "/privacy",
)
PROCESSES = 3
PATIENCE = 60  # seconds until a killed process must have been replaced


@dataclass(frozen=True)
class Form:
    """How many readers, how many kills, how many seconds lie between two kills.

    `thinking` is how many seconds a reader looks at a page.
    """

    readers: int
    kills: int
    every: float
    thinking: float


SHORT = Form(readers=8, kills=3, every=1, thinking=0.2)
FULL = Form(readers=200, kills=12, every=10, thinking=1)


class Server:
    """A server of three processes on a loopback port."""

    def __init__(self, process: subprocess.Popen[bytes], address: str) -> None:
        self.address = address
        self._process = process

    def processes(self) -> set[int]:
        """Return the numbers of the processes that answer; what compresses files is none."""
        pid = self._process.pid
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
        return {int(one) for one in listed.split() if b"gunicorn" in _command(one)}

    def send(self, number: int) -> None:
        """Send the server itself a signal."""
        self._process.send_signal(number)

    @property
    def ended_with(self) -> int | None:
        """Return the status with which it ended; None while it serves."""
        return self._process.poll()

    def kill_one(self) -> None:
        """Kill one process without warning, and wait until another stands in its place.

        Raises:
            TimeoutError: If none does in time.
        """
        # Who answered first is one more, until it has given way to another.
        self.until(lambda: len(self.processes()) == PROCESSES, "there are more than asked for")
        lost = min(self.processes())
        os.kill(lost, signal.SIGKILL)
        self.until(
            lambda: len(self.processes() - {lost}) >= PROCESSES, f"process {lost} was not replaced"
        )

    def until(self, is_so: Callable[[], bool], otherwise: str) -> None:
        """Wait until something is so.

        Raises:
            TimeoutError: If it is not in time.
        """
        until = time.monotonic() + PATIENCE
        while not is_so():
            if time.monotonic() > until:
                raise TimeoutError(otherwise)
            time.sleep(0.05)


def _command(number: str) -> bytes:
    try:
        return Path(f"/proc/{number}/cmdline").read_bytes()
    except OSError:  # it has ended meanwhile
        return b""


@contextmanager
def running_server(**settings: str) -> Iterator[Server]:
    """Serve the app with three processes until the block ends.

    Args:
        settings: Environment variables, by name, beside those that are shipped.
    """
    port = free_port()
    chosen = {"PORT": str(port), "WORKERS": str(PROCESSES), "URL_PREFIX": "/"}
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "app:create_server()"],
        cwd=ROOT,
        env={**os.environ, **chosen, "LOG_LEVEL": "ERROR", **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/health")
        yield Server(process, f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def run(form: Form) -> Outcome:
    """Let readers read while processes are killed, and return what they saw.

    Raises:
        TimeoutError: If a process is not replaced, or a reader does not read on.
    """
    with (
        running_server() as server,
        Readers(
            server.address, number=form.readers, paths=PAGES, thinking=form.thinking
        ) as readers,
    ):
        for _ in range(form.kills):
            time.sleep(form.every)
            server.kill_one()
            if not readers.has_each_read_on(patience=PATIENCE):
                raise TimeoutError(f"a reader does not read on: {readers.outcome.failed[:3]}")
        time.sleep(form.every)
    return readers.outcome


def main() -> int:
    """Run the full form, print what readers saw, and return 1 where a page failed twice."""
    outcome = run(FULL)
    sys.stdout.write(
        f"{FULL.readers} readers, {FULL.kills} processes killed, one every {FULL.every:.0f} s: "
        f"{len(outcome.pages)} pages read, {len(outcome.asked_again)} asked for again, "
        f"{len(outcome.failed)} failed twice, {len(outcome.ended)} readers ended early\n"
    )
    sys.stdout.writelines(f"{one}\n" for one in (*outcome.failed, *outcome.ended))
    return 1 if outcome.failed or outcome.ended or not outcome.pages else 0


if __name__ == "__main__":
    sys.exit(main())
