"""A folder in which the processes of one server keep what they make, for all of them.

It is made before processes are forked, and anew with each release that is loaded, so that nothing
of one release is ever looked for by another. Where none can be made each process keeps its answers
in memory, which takes more of it and is never wrong.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from callbacks.making.own_folder import OwnFolder, own_folder

LOG = logging.getLogger("dashboard")
PREFIX = "dashboard-answers-"


class _Now:
    place: OwnFolder | None = None


def folder() -> Path | None:
    """Return the folder of the server that is being built or serves; None where there is none."""
    return _Now.place.path if _Now.place else None


def begin() -> None:
    """Make a folder for what is built from now on, and remove those that servers left behind."""
    try:
        _Now.place = own_folder(PREFIX)
    except OSError as fault:
        LOG.warning("no folder for kept answers (%s): each process keeps its own", fault.strerror)
        _Now.place = None


def end() -> None:
    """Remove the folder, and have what is built from now on keep its answers in memory."""
    last, _Now.place = _Now.place, None
    if last:
        last.end()


@contextmanager
def anew() -> Iterator[None]:
    """Make another folder for what is built inside, and end the last one.

    Where it cannot be built the last one stays, and the other goes.
    """
    last = _Now.place
    begin()
    try:
        yield
    except BaseException:
        end()
        _Now.place = last
        raise
    if last:
        last.end()
