"""Where the processes of one server add up what they count: a file of each, in a folder of ours.

The library writes to files as to memory. On a disk that is full that ends the process, and without
the folder each answer that is counted fails. So the room for a process is taken before it counts;
one for which there is none, or whose files were cleared away, counts anew once there is.
"""

import os
from contextlib import suppress
from pathlib import Path
from threading import Lock

from prometheus_client import values

from callbacks.making.own_folder import OwnFolder, own_folder
from callbacks.making.whole_files import write_whole

SHARED_FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # as the library is told of it
PREFIX = "dashboard-counters-"
KINDS = ("counter", "histogram")
ROOM = 512 * 1024  # bytes: twice what the counts of all routes take


class _Now:
    place: OwnFolder | None = None
    # Of the processes that live at one time each has its own name, and takes the files of its
    # predecessor on: there are no more files after a day of replaced processes than before.
    process = ""
    # How often this process began anew, and whether it has counted since.
    times, has_counted = 0, False


def begin() -> None:
    """Make the folder, before processes are forked and before the app is built.

    A folder that the deployment names is used as it is; one that another server made for itself is
    not. Where none can be made each process counts for itself.
    """
    if _Now.place is not None:
        return
    named = os.environ.get(SHARED_FOLDER)
    if named is not None and not Path(named).name.startswith(PREFIX):
        return
    os.environ.pop(SHARED_FOLDER, None)
    with suppress(OSError):
        _Now.place = own_folder(PREFIX)
        os.environ[SHARED_FOLDER] = str(_Now.place.path)


def end() -> None:
    """Remove the folder where it is ours."""
    if _Now.place is not None:
        _Now.place.end()
        os.environ.pop(SHARED_FOLDER, None)
    _Now.place = None


def called(process: Path | None) -> None:
    """Say what this process is called among those that live; by its number where it has no name."""
    _Now.process = "-".join(process.parts[-2:]) if process else ""
    _Now.times, _Now.has_counted = 0, False


def _name() -> str:
    return f"{_Now.process or os.getpid()}-{_Now.times}"


def use() -> None:
    """Have what is counted from now on be counted in such files."""
    values.ValueClass = values.MultiProcessValue(_name)  # type: ignore[no-untyped-call]


_LOCK = Lock()


def has_room() -> bool:
    """Tell whether this process may count: its files are there, or are made."""
    folder = Path(os.environ[SHARED_FOLDER])
    with _LOCK:
        missing = _missing(folder)
        if missing and _Now.has_counted:
            _begin_anew()
            missing = _missing(folder)
        _Now.has_counted = all(_has_taken(folder, kind) for kind in missing)
        return _Now.has_counted


def begin_anew() -> None:
    """Have this process count in other files from its next answer on."""
    with _LOCK:
        _begin_anew()


def _begin_anew() -> None:
    _Now.times, _Now.has_counted = _Now.times + 1, False


def _missing(folder: Path) -> list[str]:
    return [kind for kind in KINDS if not _file(folder, kind).exists()]


def _file(folder: Path, kind: str) -> Path:
    return folder / f"{kind}_{_name()}.db"


def _has_taken(folder: Path, kind: str) -> bool:
    try:
        write_whole(_file(folder, kind), bytes(ROOM), half=f"half-{kind}-{_name()}")
    except OSError:
        return False
    return True
