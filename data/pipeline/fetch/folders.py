"""Dated folders of raw files: each fetch that brings something makes the next one, whole.

`FETCHED/2026-11-28/data` is what RAW_DATA then names, `FETCHED/2026-11-28/reports` the reports
beside it, and `FETCHED/2026-11-28/fetched.json` says what came from where. Files that did not
change are the same files on the disk (hard links), so that a folder costs what is new.
"""

import errno
import json
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from data.pipeline.fetch.download import Stamp
from data.pipeline.raw.faults import InputFault

DATED = re.compile(r"\d{4}-\d{2}-\d{2}(-\d{2})?")
RECORD = "fetched.json"
BESIDE = ("data", "reports")


@dataclass(frozen=True)
class Taken:
    """A file that passed: where it lies for now, and where it goes.

    `folder` and `name` say where, below the raw folder. `edition` tells older files from newer.
    """

    source_id: str
    came: Path
    folder: str
    name: str
    edition: str
    address: str
    stamp: Stamp
    holds_all: bool


def newest(fetched: Path) -> Path | None:
    """Return the newest dated folder; None where nothing has been fetched yet."""
    found = [one for one in fetched.glob("*") if one.is_dir() and DATED.fullmatch(one.name)]
    return max(found, default=None, key=lambda one: one.name)


def record(folder: Path | None) -> dict[str, dict[str, str]]:
    """Return what is known of each fetched file, by its path below the raw folder.

    Raises:
        InputFault: If the record of a dated folder is missing or damaged.
    """
    if folder is None:
        return {}
    try:
        held = json.loads((folder / RECORD).read_text("utf-8"))
        return {str(key): {str(k): str(v) for k, v in one.items()} for key, one in held.items()}
    except (OSError, ValueError, AttributeError, RecursionError) as error:
        raise InputFault(
            str(folder / RECORD),
            None,
            f"cannot be read ({type(error).__name__})",
            "move that dated folder away: the one before is then the newest, and the files of this "
            "one are fetched again",
        ) from error


def make_next(fetched: Path, *, raw: Path, taken: Iterable[Taken], today: date) -> Path:
    """Make the next dated folder, in one step at its end; what was there before stays as it is.

    Args:
        fetched: The folder of dated folders.
        raw: The raw folder it continues: the newest one, or RAW_DATA.
        taken: What is new.
        today: Its date.

    Returns:
        The dated folder.
    """
    fetched.mkdir(parents=True, exist_ok=True)
    held = record(newest(fetched))
    partial = fetched / f".partial-{os.getpid()}"
    shutil.rmtree(partial, ignore_errors=True)
    for name, folder in zip(BESIDE, (raw, raw.parent / "reports"), strict=True):
        _link_all(folder, partial / name)
    for one in taken:
        place = partial / "data" / one.folder
        place.mkdir(parents=True, exist_ok=True)
        for older in _replaced(held, one):
            (partial / "data" / older).unlink(missing_ok=True)
            held.pop(older, None)
        if one.holds_all:
            for other in place.iterdir():
                other.unlink()
        target = place / one.name
        target.unlink(missing_ok=True)
        shutil.move(one.came, target)
        held[f"{one.folder}/{one.name}"] = {
            "source": one.source_id,
            "address": one.address,
            "edition": one.edition,
            "fetched": today.isoformat(),
            **asdict(one.stamp),
        }
    (partial / RECORD).write_text(json.dumps(held, indent=1, sort_keys=True) + "\n", "utf-8")
    dated = _free(fetched, today)
    partial.rename(dated)
    return dated


def _replaced(held: Mapping[str, Mapping[str, str]], one: Taken) -> list[str]:
    """Return the files of the same source that the new one takes the place of."""
    return [
        path
        for path, entry in held.items()
        if entry["source"] == one.source_id and (one.holds_all or entry["edition"] == one.edition)
    ]


def _link_all(folder: Path, target: Path) -> None:
    target.mkdir(parents=True)
    for found in sorted(folder.rglob("*")):  # a folder comes before what is in it
        place = target / found.relative_to(folder)
        if found.is_dir():
            place.mkdir(exist_ok=True)
        else:
            _link(found.resolve(), place)


def _link(found: Path, place: Path) -> None:
    try:
        os.link(found, place)
    except OSError as error:
        if error.errno not in {errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP}:
            raise
        shutil.copyfile(found, place)


def _free(fetched: Path, today: date) -> Path:
    names = [today.isoformat(), *(f"{today.isoformat()}-{turn:02}" for turn in range(2, 100))]
    return next(fetched / name for name in names if not (fetched / name).exists())
