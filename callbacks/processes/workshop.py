"""A process that makes what others hand on: one request after the other, in the order they come."""

import io
import logging
import os
import socket
import sys
from contextlib import ExitStack, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Condition, Lock, Thread
from time import monotonic

import orjson
from werkzeug.test import run_wsgi_app

from callbacks.making.ours import is_ours, make_again
from callbacks.processes.elsewhere import App, Environ
from callbacks.processes.own_memory import OwnMemory

LOG = logging.getLogger("dashboard")
WAITING = 64  # connections of other processes
# Seconds after which what is being made is taken for something that never ends; whoever waited for
# it has been told so, and what needs longer than they waited is kept for the next.
ENDLESS = 120.0
QUIET = 5.0  # seconds without a request after which what it holds is worth giving back


class Workshop:
    """Answers other processes at a socket until it is told to end."""

    def __init__(self, app: App, at: Path, *, most_memory: int, each: int = 1) -> None:
        """Listen.

        Args:
            app: Makes the answers.
            at: The socket's place; what a process that ended left there goes.
            most_memory: Bytes of memory of its own with which it wants to be replaced by a new one.
            each: After how many answers it is seen how much it has.
        """
        self._app, self._most_memory, self._each = app, most_memory, each
        self._at, self._memory = at, OwnMemory()
        self._making, self._made, self._seen_at = Lock(), 0, 0
        self._last = monotonic()
        self._begun: float | None = None
        self._open = 0
        self._changed = Condition()
        self.is_full = False
        self._listener: socket.socket | None = None
        self._found: os.stat_result | None = None
        self._listen_again()

    def wait(self, most: float) -> None:
        """Wait until something changed, or so many seconds; listen again if nobody could connect.

        Where nobody has asked for a while, half of what it may take is enough to be replaced.
        """
        self._listen_again()
        with self._changed:
            if not self.is_full:
                self._changed.wait(most)
        is_quiet = not self._making.locked() and monotonic() - self._last > QUIET
        if is_quiet and self._seen_at != self._made:
            self._seen_at = self._made
            self.is_full = self.is_full or self._memory.exceeds(self._most_memory // 2)

    @property
    def is_asked(self) -> bool:
        """Tell whether any process is connected."""
        return bool(self._open)

    @property
    def is_stuck(self) -> bool:
        """Tell whether what is being made has no end: nothing else is made meanwhile."""
        begun = self._begun
        return begun is not None and monotonic() - begun > ENDLESS

    def close(self) -> None:
        """Make no more; what is being made is finished, and whoever asks again asks the next."""
        self._end_listening()
        with suppress(OSError):
            self._at.unlink()
        self._making.acquire()

    def _listen_again(self) -> None:
        """Have a socket be there, also where it was cleared away; who is connected stays.

        Where none can be made it is tried the next time.
        """
        with suppress(OSError):
            if self._found and os.path.samestat(self._at.stat(), self._found):
                return
        with suppress(OSError):
            if not is_ours(self._at.parent):
                make_again(self._at.parent)
            self._at.unlink(missing_ok=True)
            listener = socket.socket(socket.AF_UNIX)
            listener.bind(str(self._at))
            listener.listen(WAITING)
            self._end_listening()
            self._listener, self._found = listener, self._at.stat()
            Thread(target=self._accept, args=(listener,), name="accepting", daemon=True).start()

    def _end_listening(self) -> None:
        if self._listener is None:
            return
        # A thread that waits for the next connection would not hear of a close.
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                accepted, _ = listener.accept()
            except OSError:
                return
            wire = Connection(accepted.detach())
            with self._changed:
                self._open += 1
            Thread(target=self._serve, args=(wire,), name="making", daemon=True).start()

    def _serve(self, wire: Connection) -> None:
        try:
            with wire:
                while True:
                    words, body = wire.recv_bytes(), wire.recv_bytes()
                    with self._making:
                        self._begun = monotonic()
                        try:
                            self._answer(wire, read(words, body))
                        finally:
                            self._begun = None
        except (EOFError, OSError):
            # The other process ended, or its reader left in the middle.
            pass
        except Exception:
            LOG.exception("a request that was handed on met a fault")
        finally:
            with self._changed:
                self._open -= 1
                self._changed.notify_all()

    def _answer(self, wire: Connection, environ: Environ) -> None:
        parts, status, headers = run_wsgi_app(self._app, environ)
        with ExitStack() as whatever_comes:
            if hasattr(parts, "close"):
                whatever_comes.callback(parts.close)
            wire.send_bytes(orjson.dumps([status, list(headers)]))
            for part in filter(None, parts):
                wire.send_bytes(part)
        wire.send_bytes(b"")
        self._made, self._last = self._made + 1, monotonic()
        if self._made % self._each == 0 and self._memory.exceeds(self._most_memory):
            with self._changed:
                self.is_full = True
                self._changed.notify_all()


def read(words: bytes, body: bytes) -> Environ:
    """Return the environment of a request that another process wrote."""
    said: Environ = orjson.loads(words)
    return said | {
        "wsgi.version": (1, 0),
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
