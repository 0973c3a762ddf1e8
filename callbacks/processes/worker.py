"""One process that serves: gunicorn starts, watches, reloads and ends it; waitress does its HTTP.

gunicorn's own workers with threads hand a connection to a thread before it has said anything; what
was compared is in docs/decisions.md.
"""

import os
import resource
from time import monotonic
from typing import Any

from gunicorn.workers.base import Worker as BaseWorker
from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.task import ThreadedTaskDispatcher

from callbacks.processes.connections import Listener
from callbacks.processes.makers import makers
from callbacks.processes.reading import MOST_OF_A_HEAD

MOST_OF_A_BODY = 64 * 1024  # bytes, as the app takes them
MOST_OF_AN_ANSWER = 16 * 1024 * 1024  # bytes that one answer may leave behind to be sent
OTHER_FILES = 200  # that a process may have open besides its connections
LOOK = 1.0  # seconds at most between two signs of life
# Seconds that a process which is about to end waits for what a kept connection may be sending.
TO_ASK_AGAIN = 2.0


class Worker(BaseWorker):  # type: ignore[misc]
    """Serves until it is told to end; what was asked by then is answered."""

    listeners: tuple[Listener, ...] = ()

    def run(self) -> None:
        """Serve, and give gunicorn a sign of life at least once a second."""
        threads = ThreadedTaskDispatcher()
        threads.set_thread_count(self.cfg.threads)
        made_by = makers()
        self.listeners = self._listen(threads)
        for one in self.listeners:
            one.makers = made_by
        while self.alive and self.ppid == os.getppid():
            self._look()
        self._leave()
        threads.shutdown(timeout=0)
        for each in made_by.values():
            each.end()

    def handle_exit(self, sig: int, frame: Any) -> None:  # noqa: ANN401
        """Begin to end now, not with the next sign of life."""
        super().handle_exit(sig, frame)
        for one in self.listeners:
            one.pull_trigger()

    def _listen(self, threads: ThreadedTaskDispatcher) -> tuple[Listener, ...]:
        adjustments = Adjustments(
            connection_limit=connections_allowed(self.cfg.worker_connections),
            channel_timeout=self.cfg.keepalive,
            max_request_header_size=MOST_OF_A_HEAD,
            max_request_body_size=MOST_OF_A_BODY + 1,
            outbuf_high_watermark=MOST_OF_AN_ANSWER,
            outbuf_overflow=MOST_OF_AN_ANSWER,
            # The app decides which proxy it believes.
            clear_untrusted_proxy_headers=False,
            log_socket_errors=False,
            ident=None,
        )
        self.open: dict[int, Any] = {}
        return tuple(
            Listener(
                self.wsgi,
                self.open,
                _sock=one.sock,
                dispatcher=threads,
                adj=adjustments,
                sockinfo=(one.sock.family, one.sock.type, one.sock.proto, one.sock.getsockname()),
                bind_socket=False,
            )
            for one in self.sockets
        )

    def _look(self, most: float = LOOK) -> None:
        self.notify()
        wasyncore.poll2(most, self.open)

    def _leave(self) -> None:
        """Answer what was asked, take nothing new, and end with the last connection."""
        now = monotonic()
        kept_until, until = now + TO_ASK_AGAIN, now + self.cfg.graceful_timeout
        for one in self.listeners:
            one.leaving = True
        while (now := monotonic()) < until:
            still = [each for one in self.listeners for each in one.active_channels.values()]
            if not still:
                return
            for each in still:
                if now > kept_until and each.is_idle:
                    each.drop()
            self._look(LOOK / 10)


def connections_allowed(wanted: int) -> int:
    """Return how many connections a process may hold, and have the system allow that many.

    Args:
        wanted: By the settings. Where the system allows fewer open files, it is fewer: a process
            that can open none would turn without an end.
    """
    allowed, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = wanted + OTHER_FILES
    if allowed < needed:
        allowed = needed if most == resource.RLIM_INFINITY else min(needed, most)
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, most))
    return max(1, min(wanted, allowed - OTHER_FILES))
