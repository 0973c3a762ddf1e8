"""Firefox as it prints, asked by its own remote protocol; where the machine has none, tests skip.

Marionette: a number of bytes, a colon, then JSON: [0, number, command, arguments] and back
[1, number, fault, result]. It comes with Firefox, so nothing between it and the test is needed.
"""

import base64
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from tests.browser.served import PATIENCE, free_port

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
# Nothing is asked of its makers, nothing is said of updates, no first page is shown.
PREFERENCES = {
    "app.normandy.enabled": False,
    "app.update.auto": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.server": "",
}
A4 = {"width": 21.0, "height": 29.7}  # centimetres


class Firefox:
    """One window, led over a socket."""

    def __init__(self, wire: socket.socket) -> None:
        """Take a connection that has just been made; Firefox speaks first."""
        self._wire = wire
        self._numbers = count(1)
        self._heard()
        self._ask("WebDriver:NewSession")

    def print(self, address: str, *, landscape: bool) -> bytes:
        """Return a page as a PDF on A4."""
        self._ask("WebDriver:Navigate", url=address)
        way = "landscape" if landscape else "portrait"
        printed = self._ask("WebDriver:Print", page=A4, orientation=way, shrinkToFit=True)
        return base64.b64decode(printed["value"])

    def _ask(self, command: str, **arguments: Any) -> Any:
        number = next(self._numbers)
        said = json.dumps([0, number, command, arguments]).encode()
        self._wire.sendall(b"%d:%s" % (len(said), said))
        _, answered, fault, result = self._heard()
        assert (answered, fault) == (number, None), fault
        return result

    def _heard(self) -> Any:
        length = b""
        while (digit := self._wire.recv(1)) != b":":
            assert digit, "Firefox has ended"
            length += digit
        said = bytearray()
        while len(said) < int(length):
            said += self._wire.recv(int(length) - len(said))
        return json.loads(said)


@contextmanager
def running_firefox(folder: Path) -> Iterator[Firefox]:
    """Give a Firefox without a screen, with its profile in a folder, until the block ends."""
    port = free_port()
    held = PREFERENCES | {"marionette.port": port}
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(one)});" for name, one in held.items()]
    (folder / "user.js").write_text("\n".join(lines))
    process = subprocess.Popen(
        [str(FIREFOX), "--headless", "--marionette", "--no-remote", "--profile", str(folder)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        with _dialled(port) as wire:
            yield Firefox(wire)
    finally:
        process.kill()
        process.wait(timeout=PATIENCE)


def _dialled(port: int) -> socket.socket:
    over = time.monotonic() + PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        except OSError:
            assert time.monotonic() < over, "Firefox does not answer"
        time.sleep(0.2)
