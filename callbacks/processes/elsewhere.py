"""An app whose answers are made by another process, where they are to be made.

What is asked goes over a socket of this server's own folder: the environment's words, then the
body; what comes back is status and headers, then the parts of the answer as they are made, then an
empty one. Nothing that is read is a program.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from multiprocessing.connection import Client, Connection
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import orjson

from callbacks.making.apart import HANDED_ON, SINCE, Room
from callbacks.making.ours import is_ours

Environ = dict[str, Any]
App = Callable[[Environ, Any], Iterable[bytes]]

# Seconds until an answer begins, the wait for its turn among them: a proxy gives it up after a
# minute as a rule.
TO_BEGIN = 50.0
TO_GO_ON = 30.0  # seconds between two parts of one
TO_COME_BACK = 5.0  # seconds in which a process that ended is replaced
BETWEEN = 0.02
TO_BE_GONE = 0.1  # seconds in which one that ended closes the place where it listens
TIMES = 2  # that one request is tried: what ends two processes would end a third


class NotMade(BaseException):
    """Whoever makes it ended, or did not begin. Nothing that handles faults may take it for one."""


class NoMakerError(Exception):
    """No process makes such things at present."""


class Wire:
    """The way to one process that makes. Used by one thread at a time."""

    def __init__(self, at: Path) -> None:
        """Take where the process listens."""
        self._at = at
        self._open: Connection | None = None
        self._last = (0, 0)
        self._waits = True

    def ask(self, environ: Environ) -> tuple[str, list[tuple[str, str]], Iterator[bytes]]:
        """Have a request answered; return status, headers and the parts of the answer.

        The parts end in an OSError where no more come.

        Raises:
            NoMakerError: If no process was there within some seconds.
            NotMade: If it ended while it made this, twice, or did not begin to answer.
        """
        asked = written(environ)
        until = environ.get(SINCE, monotonic()) + TO_BEGIN
        for again in range(TIMES):
            if again:
                self._let_end()
            wire = self._open or self._dial()
            self._open = None  # until the answer is whole: what is left of another is not read
            try:
                for part in asked:
                    wire.send_bytes(part)
                if not wire.poll(max(0, until - monotonic())):
                    break
                status, headers = orjson.loads(wire.recv_bytes())
            except (EOFError, OSError):
                wire.close()
                continue
            return status, [(name, value) for name, value in headers], self._parts(wire)
        wire.close()
        raise NotMade

    def _parts(self, wire: Connection) -> Iterator[bytes]:
        with ExitStack() as unless_whole:
            unless_whole.callback(wire.close)
            while part := _next_part(wire):
                yield part
            unless_whole.pop_all()
        self._open = wire

    def _let_end(self) -> None:
        """Wait while a process that ended seems to listen: it closes what it answers before that.

        Its successor listens at another socket of the same name.
        """
        until = monotonic() + TO_BE_GONE
        with suppress(OSError):  # the place is gone
            while self._last == _which(self._at):
                if monotonic() > until:
                    return
                sleep(BETWEEN)

    def _dial(self) -> Connection:
        """Connect; wait for one that is being replaced, and not again for one that never came."""
        until = monotonic() + TO_COME_BACK
        while True:
            try:
                wire = self._connected()
            except OSError as fault:
                self._waits = self._waits and monotonic() < until
                if not self._waits:
                    raise NoMakerError from fault
            else:
                self._waits = True
                return wire
            sleep(BETWEEN)

    def _connected(self) -> Connection:
        # Where it was cleared away, somebody else may have made one of its name.
        if not is_ours(self._at.parent):
            raise PermissionError
        self._last = _which(self._at)
        return Client(str(self._at), family="AF_UNIX")


class Elsewhere:
    """Has what was handed on made by another process, and answers the rest itself."""

    def __init__(self, app: App, makers: Mapping[Room, Path]) -> None:
        """Take the app, and where which things are made; what is made in no other place is here."""
        self._app = app
        self._wires = {room: Wire(at) for room, at in makers.items()}

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:  # noqa: ANN401
        """Answer as the app does.

        Raises:
            NotMade: If the answer was lost, or not begun in time.
        """
        wire = self._wires.get(environ.get(HANDED_ON))
        if wire is None:
            return self._app(environ, start_response)
        try:
            status, headers, parts = wire.ask(environ)
        except NoMakerError:
            # Slower for others, but right.
            environ["wsgi.input"].seek(0)
            return self._app(environ, start_response)
        start_response(status, headers)
        return parts


def _which(at: Path) -> tuple[int, int]:
    """Return what tells a socket from a later one, which may be given the number of the first."""
    found = at.stat()
    return found.st_ino, found.st_ctime_ns


def written(environ: Environ) -> tuple[bytes, bytes]:
    """Return a request as it goes to another process: its words, and its body."""
    words = {name: one for name, one in environ.items() if isinstance(one, str | bool)}
    return orjson.dumps(words), environ["wsgi.input"].read()


def _next_part(wire: Connection) -> bytes:
    """Return the next part; OSError where none comes: the reader's connection is then closed."""
    if not wire.poll(TO_GO_ON):
        raise TimeoutError
    try:
        return wire.recv_bytes()
    except EOFError as ended:
        raise ConnectionResetError from ended
