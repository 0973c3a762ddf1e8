"""Who does what among the processes of one server.

Some answer what is ready, and hold readers' connections. Others make what is not: pages and choices
in some, files in one of its own. What makes writes to the memory that all were forked with, a copy
for each that does, and holds the interpreter for as long as it makes; so few make, and what is
ready waits for none of it.
"""

import logging
import socket
import tempfile
from collections.abc import Collection
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from callbacks.making.own_folder import OwnFolder, own_folder

LOG = logging.getLogger("dashboard")
FILES = "files"
PREFIX = "dashboard-processes-"


@dataclass(frozen=True)
class Role:
    """What one process does, and where those are found that make for it.

    Attributes:
        place: What tells it from all others; None where there are none.
        own: Where this process takes what it is to make; None where it answers readers.
        views: Where pages and choices are made; None where it makes them itself.
        files: Where files are made; None where it makes them itself.
    """

    place: Path | None = None
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


def next_role(folder: Path, processes: int, *, held: Collection[Role]) -> Role:
    """Return the first role that no living process holds.

    Those that answer come first, so that they can be forked while the others are got ready.
    More processes than were asked for answer readers: while they live, who comes next is not
    to take the place of one of those, but what nobody makes.

    Args:
        folder: In which these processes find each other.
        processes: How many the server was asked to have.
        held: The roles of those that live; some may be of another folder.
    """
    share, places = shares(processes), {role.place for role in held}
    if not share.files:
        return Role()
    files = folder / FILES
    views = [folder / f"views-{number}" for number in range(share.views)]
    pages = (folder / f"pages-{number}" for number in count())
    asked_for = [next(pages) for _ in range(share.pages)]
    answering = {role.place for role in held if role.place and role.place.parent == folder} - {
        *asked_for,
        *views,
        files,
    }
    for place in (*asked_for[: max(0, share.pages - len(answering))], *views, files):
        if place not in places:
            break
    else:
        place = next(one for one in pages if one not in places)
    if place in {*views, files}:
        return Role(place, own=place)
    number = int(place.name.removeprefix("pages-"))
    return Role(place, views=views[number % len(views)] if views else None, files=files)


class _Now:
    base: OwnFolder | None = None
    folder: Path | None = None


def folder() -> Path | None:
    """Return where the processes that are forked now find each other; None where there is none."""
    return _Now.folder


def meet(*, anew: bool = False) -> None:
    """Make the folder in which the processes that are forked from now on find each other.

    Those that were forked before go on in theirs, which is there until the server ends. Where none
    can be made each process does everything.

    Args:
        anew: Whether the server has just started.
    """
    try:
        if anew or _Now.base is None:
            _Now.base = own_folder(PREFIX)
        _Now.base.keep()
        _Now.folder = Path(tempfile.mkdtemp(dir=_Now.base.path))
        _try_to_listen(_Now.folder / "views-99")
    except OSError as fault:
        LOG.warning(
            "no folder for processes (%s): each makes what it answers", fault.strerror or fault
        )
        _Now.folder = None


def _try_to_listen(at: Path) -> None:
    """Make a socket, and take it away: a path may be too long for one, a disk know none.

    Raises:
        OSError: If none can be made.
    """
    with socket.socket(socket.AF_UNIX) as wire:
        wire.bind(str(at))
    at.unlink()


def part() -> None:
    """Leave nothing behind."""
    if _Now.base is not None:
        _Now.base.end()
    _Now.base = _Now.folder = None
