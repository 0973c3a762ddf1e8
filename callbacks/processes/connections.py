"""Connections of one process: read and written by one thread, however slow, silent or many.

A thread of the app is given a request once it is whole, and leaves the answer behind to be sent.
What is slow on the wire therefore holds no thread; each wait has an end of its own.
"""

import socket
from collections.abc import Mapping
from contextlib import suppress
from time import monotonic
from types import MappingProxyType
from typing import Any

from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer
from waitress.task import WSGITask

from callbacks.making.apart import HANDED_ON, READY_ONLY, SINCE, Later, Room
from callbacks.processes.elsewhere import TO_BEGIN, NotMade
from callbacks.processes.makers import Maker
from callbacks.processes.reading import Reader
from callbacks.processes.refusals import Busy, Refusal, TooSlow
from callbacks.server.request_limits import reader_of

# Seconds. For a whole request from its first byte; for the next bytes of an answer to be taken; for
# all of it; and for what a refused reader was still sending.
TO_ARRIVE = 20.0
TO_GO_ON = 30.0
TO_LEAVE = 300.0
TO_HEAR_A_REFUSAL = 2.0
LONG_WAIT = 2.0  # for something that is made
# A choice: whoever made it looks at the page meanwhile.
CHANGES = frozenset({"POST"})
# Bytes of answers that wait to be taken from one process.
MOST_WAITING = 64 * 1024 * 1024
BETWEEN_LOOKS = 0.25  # seconds
A_MOMENT = 0.001  # seconds: what sends holds its lock for less


class Task(WSGITask):  # type: ignore[misc]
    """One request and its answer."""

    def get_environment(self) -> dict[str, Any]:
        """Say in which kind of thread this runs: one that makes, or one for what is ready."""
        environ: dict[str, Any] = super().get_environment()
        if self.request.handed_on is not None:
            # It was read once by the thread that handed it on.
            environ["wsgi.input"].seek(0)
            environ[HANDED_ON], environ[SINCE] = self.request.room, self.request.handed_on
        elif self.channel.server.makers:
            environ[READY_ONLY] = True
        return environ

    def start(self) -> None:
        """Have the reader come back to another process where this one is about to end."""
        super().start()
        if self.channel.server.leaving:
            self.set_close_on_finish()


class Connection(HTTPChannel):  # type: ignore[misc]
    """One connection, with an end to each of its waits. Times are of a clock that never jumps."""

    task_class = Task
    error_task_class = Refusal
    parser_class = Reader

    request: Reader | None = None
    refused = False
    lingering = False

    def __init__(self, server: Any, sock: Any, addr: Any, adj: Any, map: Any = None) -> None:  # noqa: A002, ANN401
        """Take what the library gives."""
        self.began = self.moved = self.answered = monotonic()
        super().__init__(server, sock, addr, adj, map=map)

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is asked and nothing is owed."""
        return not (self.requests or self.request or self.total_outbufs_len or self.lingering)

    @property
    def has_just_asked(self) -> bool:
        """Tell whether one that was idle has sent what is not read yet."""
        return self.is_idle and self._peeked() is True

    def readable(self) -> bool:
        """Tell whether bytes may be taken from it; never from one that was closed in this look.

        A connection that is new in this look may have the number of its socket, and would be told
        what is true of the old one.
        """
        return self._fileno is not None and (self.lingering or bool(super().readable()))

    def writable(self) -> bool:
        """Tell whether it is to be sent bytes, or closed; never where it was in this look."""
        return self._fileno is not None and bool(super().writable())

    def received(self, data: bytes) -> bool:
        """Take bytes; those that come after a refusal are let go."""
        if self.lingering:
            return False
        self.moved = monotonic()
        if self.request is None:
            self.began = self.moved
        return bool(super().received(data))

    def service(self) -> None:
        """Answer the request that came first. Runs in a thread of the app."""
        asked: Reader = self.requests[0]
        if asked.handed_on is not None and self._has_gone(asked.handed_on):
            self.will_close = True
            self.server.pull_trigger()
            return
        if asked.error is None and _is_too_late(asked.handed_on):
            self.turn_away()
            return
        try:
            super().service()
        except Later as later:
            asked.handed_on, asked.room = monotonic(), later.room
            self.server.makers[later.room].hand_on(
                self, reader=self._reader(asked), at_once=asked.command in CHANGES
            )
            return
        except NotMade:
            self.turn_away()
            return
        self.answered = self.moved = monotonic()

    def turn_away(self) -> None:
        """Say that too many wait for what was asked for."""
        self.requests[0].error = Busy("")
        self.server.add_task(self)

    def _reader(self, asked: Reader) -> str:
        return reader_of(str(self.addr[0]), asked.headers.get("X_FORWARDED_FOR", ""))

    def _has_gone(self, since: float) -> bool:
        """Tell whether whoever waited long has closed the connection: nothing is made for nobody.

        A short wait is not asked about: some programs close their half once they have asked.
        """
        if monotonic() - since < LONG_WAIT:
            return False
        return self._peeked() is False

    def _peeked(self) -> bool | None:
        """Tell whether bytes wait to be read; None where none do, False where none will come."""
        wire = self.socket
        try:
            return bool(wire and wire.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT))
        except BlockingIOError:
            return None
        except OSError:
            return False

    def handle_close(self) -> None:
        """Close, but let a refused reader who is still sending hear why: no reset, a short wait."""
        if self.refused and not self.lingering and self.connected:
            self.lingering, self.will_close = True, False
            self.moved = monotonic()
            with suppress(OSError):
                self.socket.shutdown(socket.SHUT_WR)
                return
        super().handle_close()

    def drop(self) -> None:
        """Close at once, whether or not the other side takes anything any more."""
        self.refused = False
        self.handle_close()

    def end_what_waits_too_long(self, now: float, *, keep: float) -> None:
        """Close a connection whose time is over; who has sent half of a request is told so.

        Args:
            now: Of the clock that never jumps.
            keep: Seconds that a connection may be silent between requests.
        """
        still = now - self.moved
        if self.lingering:
            over = still > TO_HEAR_A_REFUSAL
        elif self.total_outbufs_len:
            over = still > TO_GO_ON or (not self.requests and now - self.answered > TO_LEAVE)
        elif self.requests:
            over = False
        elif self.request is not None:
            over = False
            if now - self.began > TO_ARRIVE:
                self._refuse(self.request)
        else:
            over = still > keep and not self.has_just_asked
        if over:
            self.drop()

    def _refuse(self, late: Reader) -> None:
        late.error, late.completed = TooSlow(""), True
        with self.requests_lock:
            self.request = None
            self.requests.append(late)
        self.server.add_task(self)

    def _flush_some_if_lockable(self, *, do_close: bool = True) -> None:
        """Send what a thread of the app has left, once it sends no more itself.

        The library would look again at once, forty times for one answer, and take the interpreter
        from the very thread that it waits for.
        """
        if self.outbuf_lock.acquire(timeout=A_MOMENT):
            self.outbuf_lock.release()
            super()._flush_some_if_lockable(do_close=do_close)

    def _flush_some(self, *, do_close: bool = True) -> bool:  # noqa: ARG002 - the library's
        # A thread of the app would close it in the middle of a look; that a reader has gone is
        # seen in the next one.
        sent = bool(super()._flush_some(do_close=False))
        if sent:
            self.moved = monotonic()
        return sent


def _is_too_late(handed_on: float | None) -> bool:
    """Tell whether who was handed on would be given up before an answer began."""
    return handed_on is not None and monotonic() - handed_on > TO_BEGIN


class Listener(TcpWSGIServer):  # type: ignore[misc]
    """A listening socket, and the connections that came through it."""

    channel_class = Connection
    leaving = False
    next_look = 0.0
    # Where requests go on whose answer is to be made; without any, threads make what they answer.
    makers: Mapping[Room, Maker] = MappingProxyType({})

    def readable(self) -> bool:
        """Tell whether a connection may be taken on; look after the others now and then."""
        now = monotonic()
        if now >= self.next_look:
            self.next_look = now + BETWEEN_LOOKS
            self.look_after_connections(now)
        return not self.leaving and (not self.is_full or self.stillest() is not None)

    def handle_accept(self) -> None:
        """Take a connection on; where there is no room, make some for the next look.

        The one that has been silent longest gives way, unless it has just asked for something.
        """
        if not self.is_full:
            super().handle_accept()
            return
        stillest = self.stillest()
        if stillest is not None and not stillest.has_just_asked:
            stillest.drop()

    @property
    def is_full(self) -> bool:
        """Tell whether as many connections are open as may be."""
        return bool(len(self._map) >= self.adj.connection_limit)

    def stillest(self) -> Connection | None:
        """Return the connection that has been silent longest; None where all are at work."""
        silent = [one for one in self.active_channels.values() if not one.requests]
        return min(silent, key=lambda one: one.moved, default=None)

    def look_after_connections(self, now: float) -> None:
        """End what waits too long, and the stillest where too much waits to be taken."""
        connections: list[Connection] = list(self.active_channels.values())
        for one in connections:
            one.end_what_waits_too_long(now, keep=self.adj.channel_timeout)
        owed = [one for one in connections if one.total_outbufs_len]
        waiting = sum(one.total_outbufs_len for one in owed)
        for one in sorted(owed, key=lambda each: each.moved):
            if waiting <= MOST_WAITING:
                return
            waiting -= one.total_outbufs_len
            one.drop()
