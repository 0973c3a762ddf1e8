"""Who does what among the processes of one server.

Some answer what is ready, and hold readers' connections. Others make what is not: pages and choices
in some, files in one of its own. What makes writes to the memory that all were forked with, a copy
for each that does, and holds the interpreter for as long as it makes; so few make, and what is
ready waits for none of it.
"""

import fcntl
import logging
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from callbacks.making.own_folder import own_folder

LOG = logging.getLogger("dashboard")
# A folder of this server's processes, set before they are forked; without it each does everything.
FOLDER = "DASHBOARD_PROCESSES"
FILES = "files"
PREFIX = "dashboard-processes-"


@dataclass(frozen=True)
class Role:
    """What one process does, and where those are found that make for it.

    Attributes:
        own: Where this process takes what it is to make; None where it answers readers.
        views: Where pages and choices are made; None where it makes them itself.
        files: Where files are made; None where it makes them itself.
    """

    own: Path | None = None
    views: Path | None = None
    files: Path | None = None


@dataclass(frozen=True)
class Shares:
    """How many processes do what: all of them together are as many as were asked for."""

    pages: int
    views: int
    files: int


def shares(processes: int) -> Shares:
    """Return how many of so many processes answer, make views and make files.

    One does everything. Of two, one makes files; of more, a good third makes views.
    """
    if processes == 1:
        return Shares(pages=1, views=0, files=0)
    views = (processes - 1) // 2
    return Shares(pages=processes - views - 1, views=views, files=1)


class Roles:
    """The roles of one folder, each held by one process as long as it lives."""

    def __init__(self, folder: Path, processes: int) -> None:
        """Take where the roles are held, and among how many processes."""
        self._folder, self._shares = folder, shares(processes)
        self._held: list[int] = []

    def take(self) -> Role:
        """Return the first role that no living process holds, and hold it until this one ends.

        Those that answer come first, so that they can be forked while the others are got ready.
        More processes than were asked for answer readers: while they live, who comes next is not
        to take the place of one of those, but what nobody makes.
        """
        if not self._shares.files:
            return Role()
        files = self._folder / FILES
        views = [self._folder / f"views-{number}" for number in range(self._shares.views)]
        for number in range(self._shares.pages - self._more_than_asked()):
            if self._is_free(self._folder / f"pages-{number}"):
                return self._answering(number, views, files)
        for one in (*views, files):
            if self._is_free(one):
                return Role(own=one)
        more = count(self._shares.pages)
        number = next(n for n in more if self._is_free(self._folder / f"pages-{n}"))
        return self._answering(number, views, files)

    def _more_than_asked(self) -> int:
        """Count the living processes that answer beside those asked for, and disturb none."""
        return sum(
            _is_held(role)
            for role in self._folder.glob("pages-*.held")
            if int(role.stem.removeprefix("pages-")) >= self._shares.pages
        )

    def _answering(self, number: int, views: Sequence[Path], files: Path) -> Role:
        return Role(views=views[number % len(views)] if views else None, files=files)

    def _is_free(self, role: Path) -> bool:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        held = os.open(role.with_suffix(".held"), os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(held)
            return False
        self._held.append(held)
        return True


def _is_held(role: Path) -> bool:
    with role.open("rb") as opened:
        try:
            fcntl.flock(opened, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return True
    return False


def role_of_this_process(processes: int) -> Role:
    """Return what this process is to do.

    Args:
        processes: How many the server was asked to have.
    """
    folder = os.environ.get(FOLDER)
    return Roles(Path(folder), processes).take() if folder else Role()


def meet(*, anew: bool = False) -> None:
    """Make the folder in which the processes that are forked from now on find each other.

    Those that were forked before go on in theirs, which is there until the server ends. Where none
    can be made each process does everything.

    Args:
        anew: Whether the server has just started, whatever it was told by one that started it.
    """
    try:
        if anew or FOLDER not in os.environ:
            base = own_folder(PREFIX).path
        else:
            base = Path(os.environ[FOLDER]).parent
        os.environ[FOLDER] = tempfile.mkdtemp(dir=base)
    except OSError as fault:
        LOG.warning("no folder for processes (%s): each makes what it answers", fault.strerror)
        os.environ.pop(FOLDER, None)


def part() -> None:
    """Leave nothing behind."""
    if FOLDER in os.environ:
        shutil.rmtree(Path(os.environ.pop(FOLDER)).parent, ignore_errors=True)
