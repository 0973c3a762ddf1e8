"""How the server runs. Data are loaded once, before workers are forked, and shared."""

import gc
import logging
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

# A reload that is asked for while this server starts, when the signal would end it, or would be
# lost where it is started so that it outlives its terminal.
asked_early: list[int] = []
if signal.getsignal(signal.SIGHUP) in {signal.SIG_DFL, signal.SIG_IGN}:
    signal.signal(signal.SIGHUP, lambda number, _: asked_early.append(number))

from callbacks.first_answer import answer_once, get_ready
from callbacks.making import common, counted_files
from callbacks.processes.memory import keep_little, let_go_of_libraries
from callbacks.processes.roles import folder, meet, next_role, part, shares
from callbacks.server import precompressed
from callbacks.server.logs import configuration
from data.settings import LOOPBACK

# A start makes much and lets little go: searching it for garbage took a tenth of its time.
gc.disable()
keep_little()


def number(name: str, usual: int) -> int:
    """Return a setting; what is no number is refused in a line as the app is built."""
    given = os.environ.get(name, "")
    return int(given) if given.isdecimal() else usual


host = os.environ.get("HOST", "127.0.0.1")
bind = f"{f'[{host}]' if ':' in host else host}:{number('PORT', 8050)}"
workers = number("WORKERS", 3)
worker_class = "callbacks.processes.worker.Worker"
threads = 4
preload_app = True
control_socket_disable = True
graceful_timeout = 20
# A process that stands still is replaced before whoever waits for it is given up.
timeout = 30
keepalive = 15
# Addresses and query strings of readers are not logged: the app writes its own lines.
accesslog = None
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
logconfig_dict = configuration(
    level if (level := os.environ.get("LOG_LEVEL", "INFO")) in LEVELS else "INFO"
)

# Before the app is imported: the counters of all processes add up in this folder.
if os.environ.get("METRICS", "").lower() in {"1", "true", "yes", "on"}:
    counted_files.begin()

# Before the app is built, too: its answers are kept there. On SIGHUP this is read again.
if common.folder() is None:
    common.begin()

# Of the processes that answered first: the ages of those that are to give way, and the numbers of
# those that do.
first: list[int] = []
giving_way: set[int] = set()


def on_starting(server: Any) -> None:  # noqa: ANN401
    """Make the folder in which processes find each other, and hold a partner area to its terms."""
    meet(anew=True)
    if os.environ.get("PARTNER") != "local":
        return
    for address in server.cfg.address:
        if address[0] not in LOOPBACK:
            sys.exit(f"Cannot start: PARTNER=local binds to this machine alone, not to {address}")


def on_reload(server: Any) -> None:  # noqa: ANN401
    """Load the release anew on SIGHUP, before new workers are forked.

    Without this the release loaded at the start would be served for ever, because it is loaded
    before the fork. A release that cannot be served leaves the last one in place.
    """
    meet()
    app = server.app
    last, app.callable = app.callable, None
    try:
        with common.anew():
            app.wsgi()
    except SystemExit as refusal:
        app.callable = last
        server.log.warning("%s. The last release stays.", refusal)
    except Exception:
        # gunicorn would end the server with all its processes.
        app.callable = last
        server.log.exception("The release cannot be loaded. The last release stays.")
    let_go_of_libraries()
    gc.enable()


def on_exit(server: Any) -> None:  # noqa: ANN401, ARG001
    """Take the folders of the processes away."""
    part()
    common.end()
    counted_files.end()


def worker_exit(server: Any, worker: Any) -> None:  # noqa: ANN401, ARG001
    """End a process at once, with the status that it was about to end with.

    The interpreter would take down each object first, and so write to all the memory that was
    shared with this process: for a moment a copy of 100 MB for each that is replaced.
    """
    if worker.pid != os.getpid():
        return
    ends = sys.exc_info()[1]
    status = ends.code or 0 if isinstance(ends, SystemExit) else 1
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status if isinstance(status, int) else 1)


def child_exit(server: Any, worker: Any) -> None:  # noqa: ANN401
    """Let go of the place of a process that gave way, or was to and ended before that."""
    if worker.age in first:
        first.remove(worker.age)
        server.num_workers -= 1
    if worker.pid in giving_way:
        giving_way.discard(worker.pid)
        server.num_workers -= 1
    # Told to have fewer, gunicorn ends the oldest, whoever is left.
    living = list(server.WORKERS.values())
    if len(living) >= server.num_workers and living and all(one.role.own for one in living):
        server.kill_worker(living[0].pid, signal.SIGTERM)


def when_ready(server: Any) -> None:  # noqa: ANN401
    """Before workers are forked, load what the first answer needs, so that they share it.

    What only makers need waits until those that answer are there, where there are such.
    """
    answer_once(server.app.wsgi(), host=bind)
    if not shares(workers).views:
        _get_ready(server)
    _settle()
    if asked_early:
        server.signal(signal.SIGHUP, None)


def pre_fork(server: Any, worker: Any) -> None:  # noqa: ANN401
    """Say what a process is there for. Before the first maker is forked, load what makers share.

    Others answer by then.
    """
    share = shares(workers)
    where = folder()
    if where is not None:
        held = [one.role for one in server.WORKERS.values()]
        worker.role = next_role(where, server.cfg.workers, held=held)
    if share.views and worker.age == share.pages + 1:
        _get_ready(server)
        _settle()
        first.extend(range(1, worker.age))
        # As many more are forked once the makers are; a reload in between begins anew.
        server.num_workers += len(first)
        server.wakeup()
    elif first and worker.age > workers and worker.role.own is None:
        _give_way(server, first.pop(0))


def _give_way(server: Any, age: int) -> None:  # noqa: ANN401
    """Have a process that answered first end, as another is forked in its place.

    What was got ready since was written to the memory they share: each kept the page as it had
    been, 45 MB in all. Until it has answered what it was asked it is counted as one more, so that
    whatever else ends is replaced at once.
    """
    giving_way.update(one.pid for one in server.WORKERS.values() if one.age == age)


def post_worker_init(worker: Any) -> None:  # noqa: ANN401, ARG001
    """Tell those that give way to end, now that there is somebody else to answer."""
    for one in giving_way:
        with suppress(ProcessLookupError):
            os.kill(one, signal.SIGTERM)


def _get_ready(server: Any) -> None:  # noqa: ANN401
    """Load what later answers need.

    Scripts that are not compressed yet are in a process beside the server; the start does not wait
    for it.
    """
    get_ready(server.app.wsgi())
    if not precompressed.is_filled():
        subprocess.Popen(
            [sys.executable, "-m", "callbacks.server.precompressed"], cwd=Path(__file__).parent
        )


def _settle() -> None:
    """Leave what is loaded alone from now on, so that processes forked from here share it.

    Searching it for garbage would hold up a reader for 0.2 seconds now and then, and write to it.
    """
    gc.freeze()
    gc.enable()
    let_go_of_libraries()
