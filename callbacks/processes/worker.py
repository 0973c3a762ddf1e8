"""One process that serves: gunicorn starts, watches, reloads and ends it; waitress does its HTTP.

gunicorn's own workers with threads hand a connection to a thread before it has said anything; what
was compared is in docs/decisions.md.
"""

import logging
import os
import resource
import sys
from pathlib import Path
from time import monotonic
from typing import Any

from gunicorn.workers import base
from gunicorn.workers.workertmp import WorkerTmp
from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.task import ThreadedTaskDispatcher

from callbacks.making import counted_files
from callbacks.making.apart import Room
from callbacks.making.own_folder import keep_folders
from callbacks.processes.connections import Listener
from callbacks.processes.elsewhere import App, Elsewhere
from callbacks.processes.makers import makers
from callbacks.processes.reading import MOST_OF_A_HEAD
from callbacks.processes.roles import FILES, Role
from callbacks.processes.workshop import Workshop

LOG = logging.getLogger("dashboard")
MOST_OF_A_BODY = 64 * 1024  # bytes, as the app takes them
MOST_OF_AN_ANSWER = 16 * 1024 * 1024  # bytes that one answer may leave behind to be sent
OTHER_FILES = 200  # that a process may have open besides its connections
LOOK = 1.0  # seconds at most between two signs of life
# Seconds that a process which is about to end waits for what a kept connection may be sending.
TO_ASK_AGAIN = 2.0
# Seconds within which it answers all that was asked: as long as a proxy waits. Where the whole
# server ends, gunicorn allows `graceful_timeout`.
TO_ANSWER_ALL = 60.0
BEHIND_READERS = 2  # of niceness: what makes files leaves the processor to what answers readers
# Bytes of its own with which a process that makes is replaced by one that has none yet, and after
# how many answers that is looked at: a file takes longer to make than a process to replace.
MOST_OF_VIEWS, VIEWS_BETWEEN_LOOKS = 56 * 1024 * 1024, 8
MOST_OF_FILES, FILES_BETWEEN_LOOKS = 24 * 1024 * 1024, 1


class SignsOfLife(WorkerTmp):  # type: ignore[misc]
    """The file at whose time gunicorn sees that a process lives: in memory, and in no folder.

    The library makes one in the temporary folder for each process that it forks. Where that folder
    was gone or full, the first process that had to be replaced took the whole server with it.
    """

    def __init__(self, cfg: Any) -> None:  # noqa: ANN401
        """Take the settings: a process that changes its user is to own the file."""
        held = os.memfd_create("signs-of-life")
        os.fchown(held, cfg.uid, cfg.gid)
        self._tmp = os.fdopen(held, "w+b", 0)


if sys.platform == "linux":
    base.WorkerTmp = SignsOfLife


class Worker(base.Worker):  # type: ignore[misc]
    """Serves until it is told to end; what was asked by then is answered.

    Attributes:
        role: What it is there for, as the server says before it forks the process.
        listeners: Where it takes connections.
    """

    role = Role()
    listeners: tuple[Listener, ...] = ()
    _looks_at_folders_at = 0.0

    def run(self) -> None:
        """Do what this process is there for, with a sign of life at least once a second."""
        counted_files.called(self.role.place)
        if self.role.own:
            self._make(self.role.own)
        else:
            self._serve(self.role)

    def _make(self, at: Path) -> None:
        most, each = MOST_OF_VIEWS, VIEWS_BETWEEN_LOOKS
        if at.name == FILES:
            os.nice(BEHIND_READERS)
            most, each = MOST_OF_FILES, FILES_BETWEEN_LOOKS
        workshop = Workshop(self.wsgi, at, most_memory=most, each=each)
        while self._goes_on and not workshop.is_full:
            if workshop.is_stuck:
                LOG.error("something is made without an end: this process is replaced")
                return
            self.notify()
            self._keep_folders()
            workshop.wait(LOOK)
        until = self._leaves_until
        while not workshop.is_full and workshop.is_asked and monotonic() < until:
            self.notify()
            workshop.wait(LOOK / 10)
        workshop.close()

    def _keep_folders(self) -> None:
        """Look now and then whether somebody has cleared them away."""
        now = monotonic()
        if now >= self._looks_at_folders_at:
            self._looks_at_folders_at = now + LOOK
            keep_folders()

    @property
    def _goes_on(self) -> bool:
        return bool(self.alive and self.ppid == os.getppid())

    @property
    def _leaves_until(self) -> float:
        """The moment by which one that begins to end now has ended.

        Without gunicorn nobody would end it, and a server that is started next waits for the port.
        """
        is_alone = self.ppid != os.getppid()
        return monotonic() + (self.cfg.graceful_timeout if is_alone else TO_ANSWER_ALL)

    def _serve(self, role: Role) -> None:
        made_at = {Room.VIEW: role.views, Room.FILE: role.files}
        app = Elsewhere(self.wsgi, {room: at for room, at in made_at.items() if at})
        threads = ThreadedTaskDispatcher()
        threads.set_thread_count(self.cfg.threads)
        made_by = makers()
        self.listeners = self._listen(app, threads)
        for one in self.listeners:
            one.makers = made_by
        while self._goes_on:
            self._keep_folders()
            self._look()
        self.leave()
        threads.shutdown(timeout=0)
        for each in made_by.values():
            each.end()

    def handle_exit(self, sig: int, frame: Any) -> None:  # noqa: ANN401
        """Begin to end now, not with the next sign of life."""
        super().handle_exit(sig, frame)
        for one in self.listeners:
            one.pull_trigger()

    def _listen(self, app: App, threads: ThreadedTaskDispatcher) -> tuple[Listener, ...]:
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
                app,
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

    def leave(self) -> None:
        """Answer what was asked, take nothing new, and end with the last connection."""
        kept_until, until = monotonic() + TO_ASK_AGAIN, self._leaves_until
        for one in self.listeners:
            one.leaving = True
        while (now := monotonic()) < until:
            still = [each for one in self.listeners for each in one.active_channels.values()]
            if not still:
                return
            for each in still:
                if now > kept_until and each.is_idle and not each.has_just_asked:
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
