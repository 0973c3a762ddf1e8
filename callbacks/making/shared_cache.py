"""One way to ask Redis: an answer that is not there in a moment is done without.

The library counts its time anew with each piece of an answer, so that one that comes byte by byte
takes for ever. Here all of it has one end, and there is no second try.
"""

import socket
from time import monotonic
from typing import Any

from redis import ConnectionPool
from redis.backoff import NoBackoff
from redis.connection import Connection
from redis.retry import Retry

PATIENCE = 0.2  # seconds for a whole answer: making it anew takes less than waiting longer


class PromptSocket:
    """A socket whose reads and writes end when the time of its connection is over."""

    def __init__(self, inner: socket.socket, *, of: "PromptConnection") -> None:
        """Take the socket, and the connection that says until when."""
        self._inner, self._of = inner, of
        self._at_once = False

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - all else is the socket's own
        return getattr(self._inner, name)

    def settimeout(self, seconds: float | None) -> None:
        """Take note whether the library only looks if something is there."""
        self._at_once = seconds == 0

    def recv(self, size: int) -> bytes:
        """Return bytes.

        Raises:
            TimeoutError: If the time is over.
        """
        self._inner.settimeout(0 if self._at_once else self._left())
        return self._inner.recv(size)

    def sendall(self, data: bytes) -> None:
        """Send all bytes.

        Raises:
            TimeoutError: If the time is over.
        """
        self._inner.settimeout(self._left())
        self._inner.sendall(data)

    def _left(self) -> float:
        left = self._of.until - monotonic()
        if left <= 0:
            raise TimeoutError("the shared cache takes too long")
        return left


class PromptConnection(Connection):
    """A connection that gives a greeting, or a question with its answer, one short time."""

    until = 0.0
    _greets = False

    def connect_check_health(self, *args: Any, **given: Any) -> None:  # noqa: ANN401 - the library's
        """Connect, and say who we are, within one time."""
        self._begin()
        self._greets = True
        try:
            super().connect_check_health(*args, **given)
        finally:
            self._greets = False

    def send_packed_command(self, command: Any, check_health: bool = True) -> None:  # noqa: ANN401, FBT001, FBT002
        """Ask; the answer has the same time."""
        if not self._greets:
            self._begin()
        super().send_packed_command(command, check_health)  # type: ignore[no-untyped-call]

    def _begin(self) -> None:
        self.until = monotonic() + PATIENCE

    def _connect(self) -> Any:  # noqa: ANN401
        return PromptSocket(super()._connect(), of=self)  # type: ignore[no-untyped-call]


def connections_to(url: str) -> ConnectionPool:
    """Return connections to a Redis that is done without where it is slow.

    Args:
        url: A redis:// address.
    """
    pool: ConnectionPool = ConnectionPool.from_url(
        url,
        connection_class=PromptConnection,
        socket_timeout=PATIENCE,
        socket_connect_timeout=PATIENCE,
        retry=Retry(NoBackoff(), 0),
    )
    return pool
