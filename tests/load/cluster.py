"""Two copies of the app behind nginx, with Redis where it is there."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from string import Template

from tests.browser.served import free_port, wait_for
from tests.paths import ROOT

NEEDED = ("nginx", "redis-server")
CONFIG = ROOT / "docs" / "deploy" / "nginx.conf"


class Cluster:
    """Copies that can be killed, started and told to load the release anew."""

    def __init__(self, folder: Path, *, release: Path) -> None:
        self.ports = [free_port(), free_port()]
        self.front, self.cache = free_port(), free_port()
        self._folder, self._release = folder, release
        self._copies: dict[int, subprocess.Popen[bytes]] = {}
        self._others: list[subprocess.Popen[bytes]] = []

    @property
    def address(self) -> str:
        """Return the address of nginx."""
        return f"http://127.0.0.1:{self.front}"

    def start(self) -> None:
        """Start Redis, both copies and nginx, and wait until all answer."""
        redis = ["redis-server", "--port", str(self.cache), "--bind", "127.0.0.1", "--save", ""]
        self._others.append(self._run(redis))
        for port in self.ports:
            self._begin(port)
        for port in self.ports:
            wait_for(f"http://127.0.0.1:{port}/health")
        numbers = {
            "FIRST": self.ports[0],
            "SECOND": self.ports[1],
            "PORT": self.front,
            "NAME": "127.0.0.1",
        }
        text = Template(CONFIG.read_text("utf-8")).safe_substitute(numbers, FOLDER=self._folder)
        user = "user root;\n" if os.geteuid() == 0 else ""
        config = self._folder / "nginx.conf"
        config.write_text(user + text, encoding="utf-8")
        self._others.append(
            self._run(["nginx", "-e", f"{self._folder}/nginx-error.log", "-c", str(config)])
        )
        wait_for(f"{self.address}/health")

    def start_copy(self, port: int) -> None:
        """Start the copy of a port, and wait until it answers."""
        self._begin(port)
        wait_for(f"http://127.0.0.1:{port}/health")

    def _begin(self, port: int) -> None:
        chosen = {
            "PORT": str(port),
            "WORKERS": "1",
            "RELEASE_DIR": str(self._release),
            "PUBLIC_URL": f"{self.address}/",
            "CACHE_URL": f"redis://127.0.0.1:{self.cache}/0",
            "LOG_LEVEL": "WARNING",
        }
        command = [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py"]
        self._copies[port] = self._run([*command, "app:create_server()"], **chosen)

    def kill(self, port: int) -> None:
        """End a copy without warning, its workers with it."""
        os.killpg(self._copies[port].pid, signal.SIGKILL)
        self._copies[port].wait()

    def reload(self, port: int) -> None:
        """Tell a copy to load the release anew."""
        self._copies[port].send_signal(signal.SIGHUP)

    def stop(self) -> None:
        """End all that was started here."""
        for process in (*self._copies.values(), *self._others):
            process.terminate()
        for process in (*self._copies.values(), *self._others):
            process.wait(timeout=40)

    def _run(self, command: list[str], **settings: str) -> subprocess.Popen[bytes]:
        with (self._folder / f"{Path(command[0]).name}-{free_port()}.log").open("wb") as log:
            return subprocess.Popen(
                command,
                cwd=ROOT,
                env={**os.environ, **settings},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )


def missing() -> list[str]:
    """Return the programs that are not installed."""
    return [name for name in NEEDED if shutil.which(name) is None]


@contextmanager
def running_cluster(folder: Path, *, release: Path) -> Iterator[Cluster]:
    """Serve a release with two copies until the block ends."""
    cluster = Cluster(folder, release=release)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()
