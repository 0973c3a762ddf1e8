"""Start the servers to be measured, each in processes of its own, and stop those alone."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
# The dashboard runs on what it is deployed with, and nothing of the baselines.
SERVED = Path(os.environ.get("SERVED_BIN", BIN)).absolute()
PATIENCE = 90.0
GUNICORN = [
    str(BIN / "gunicorn"),
    # Of no settings: gunicorn would take those of the dashboard, which lie in the same folder.
    "--config=python:tests.bench",
    "--no-control-socket",
    "--worker-class=gthread",
    "--threads=4",
    "--workers=2",
    "--keep-alive=15",
]


@dataclass(frozen=True)
class Server:
    """A running server. `started` is the time from its start to its first answer, in seconds."""

    port: int
    process: "subprocess.Popen[bytes]"
    started: float

    @property
    def address(self) -> str:
        """Return the address of its first page."""
        return f"http://127.0.0.1:{self.port}/"

    def memory(self) -> float:
        """Return the proportional share of memory of all its processes, in MB."""
        return sum(_pss(pid) for pid in _family(self.process.pid)) / 1024


@contextmanager
def product(*, workers: int | None = None) -> Iterator[Server]:
    """Serve the dashboard as `make run` does, once it has compressed its scripts.

    Args:
        workers: How many processes; None for as many as are shipped.
    """
    subprocess.run(
        [str(SERVED / "python"), "-m", "callbacks.server.precompressed"], cwd=ROOT, check=True
    )
    command = [str(SERVED / "gunicorn"), "-c", "gunicorn.conf.py", "app:create_server()"]
    settings = {"URL_PREFIX": "/"} | ({"WORKERS": str(workers)} if workers else {})
    with _serve(command, settings=settings, port_setting="PORT") as server:
        yield server


@contextmanager
def plain_dash() -> Iterator[Server]:
    """Serve the plain Dash baseline with two workers of four threads."""
    command = [*GUNICORN, "--bind=127.0.0.1:{port}", "tests.bench.plain_dash:create_server()"]
    with _serve(command) as server:
        yield server


@contextmanager
def streamlit() -> Iterator[Server]:
    """Serve the Streamlit baseline."""
    command = [
        str(BIN / "streamlit"),
        "run",
        "tests/bench/streamlit_page.py",
        "--server.port={port}",
        "--server.address=127.0.0.1",
        "--server.headless=true",
        "--server.fileWatcherType=none",
        "--browser.gatherUsageStats=false",
    ]
    with _serve(command) as server:
        yield server


@contextmanager
def _serve(
    command: Sequence[str], *, settings: dict[str, str] | None = None, port_setting: str = ""
) -> Iterator[Server]:
    port = free_port()
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | (settings or {})
    # Without stored byte code each start would compile every library anew.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if port_setting:
        environment[port_setting] = str(port)
    with TemporaryFile() as log:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [part.format(port=port) for part in command],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            _wait_for_answer(port, process, log)
            yield Server(port, process, time.perf_counter() - begun)
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])


def _wait_for_answer(port: int, process: "subprocess.Popen[bytes]", log: IO[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            log.seek(0)
            raise RuntimeError(f"the server stopped at its start: {log.read().decode()[-600:]}")
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request("GET", "/")
            if connection.getresponse().status == 200:
                return
        except (OSError, HTTPException):
            time.sleep(0.02)
        finally:
            connection.close()
    raise RuntimeError(f"no answer in {PATIENCE:g} s")


def _family(pid: int) -> list[int]:
    # One that has ended since it was named, as makers do, has no children and no memory.
    with suppress(FileNotFoundError, ProcessLookupError):
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        return [pid, *(one for child in children for one in _family(int(child)))]
    return []


def _pss(pid: int) -> int:
    with suppress(FileNotFoundError, ProcessLookupError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
