"""A process that is killed under load loses its own requests and no others."""

import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from http.client import HTTPException
from pathlib import Path

from tests.browser.served import free_port, wait_for
from tests.paths import ROOT

KILLS, READERS = 3, 4


def children(process):
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii")
    return [int(one) for one in listed.split()]


def asked(address):
    """Whether an address answers, after one retry at most."""
    for _ in range(2):
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - loopback
                return answer.status == 200 and b"</html>" in answer.read()
        except (urllib.error.URLError, HTTPException, ConnectionError, TimeoutError):
            time.sleep(0.2)
    return False


def test_readers_see_no_failed_page_after_one_retry_while_processes_are_killed():
    port = free_port()
    chosen = {"PORT": str(port), "WORKERS": "2", "URL_PREFIX": "/", "RATE_LIMIT": ""}
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "app:create_server()"],
        cwd=ROOT,
        env={**os.environ, **chosen},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    over, answers = threading.Event(), []

    def read():
        while not over.is_set():
            answers.append(asked(f"http://127.0.0.1:{port}/borough/barnet"))

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    try:
        wait_for(f"http://127.0.0.1:{port}/health")
        for reader in readers:
            reader.start()
        for _ in range(KILLS):
            time.sleep(1)
            before = children(process)
            os.kill(before[0], signal.SIGKILL)
            until = time.monotonic() + 30
            while len(set(children(process)) - set(before[:1])) < 2:
                assert time.monotonic() < until
                time.sleep(0.05)
        time.sleep(1)
    finally:
        over.set()
        for reader in readers:
            reader.join(timeout=60)
        process.terminate()
        process.wait(timeout=30)

    assert len(answers) > KILLS * READERS
    assert all(answers)
