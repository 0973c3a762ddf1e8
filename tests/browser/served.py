"""The real app behind the real server, on a loopback port and under a path prefix."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.paths import ROOT

PREFIX = "/dashboard/"
PATIENCE = 180  # seconds until a busy machine must have started the app
# Below those that a system gives out by itself: a connection of another test may take one of these
# between its choice and the start of what listens on it.
FIRST_PORT, PORTS = 20_000, 12_000


@contextmanager
def running_app(port: int = 0, *, checkout: Path = ROOT, **settings: str) -> Iterator[str]:
    """Serve the app until the block ends, and give the address of its first page.

    Args:
        port: To listen on, where someone must know it before; 0 for any that is free.
        checkout: Folder with the code to serve.
        settings: Environment variables of the app, by name.
    """
    port = port or free_port()
    chosen = {"PORT": str(port), "URL_PREFIX": PREFIX, "WORKERS": "1"}
    command = [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "app:create_server()"]
    process = subprocess.Popen(
        command,
        cwd=checkout,
        env={**os.environ, **chosen, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}{PREFIX}"
        wait_for(f"{address}health")
        yield address
    finally:
        process.send_signal(signal.SIGQUIT)  # at once: a browser's idle connections would hold it
        process.wait(timeout=PATIENCE)


def free_port() -> int:
    """Return a port that nothing listens on; by chance, whatever seed the tests have."""
    while True:
        port = FIRST_PORT + secrets.randbelow(PORTS)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port


def wait_for(address: str) -> None:
    """Wait until an address answers.

    Raises:
        TimeoutError: If it does not in time.
    """
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - a loopback address
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise TimeoutError(address)
