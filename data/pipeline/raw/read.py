"""The only reader of raw files. What it hands out has been checked cell by cell."""

import csv
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from data.pipeline.raw.cells import FETCH_AGAIN, Kind, checked_cells
from data.pipeline.raw.faults import InputFault, first_row
from data.pipeline.raw.parse import MOST_BYTES, MOST_JSON, parse_csv, parse_json, refuse_large
from data.pipeline.raw.plain import mark, why_no_file

LONGEST_HEADER = 1_000_000  # characters
TABLES_HELD = 32  # a run reads about twenty, most of them for several of its tables


@dataclass(frozen=True)
class Fingerprint:
    """What the manifest says of one raw file: its name, its SHA-256 and how many rows it has."""

    name: str
    sha256: str
    rows: int


class RawFolder:
    """The folder of raw files, and a record of those that were read."""

    def __init__(self, root: Path, *, engine: str = "duckdb") -> None:
        self.root = root
        self.engine = engine
        self._read: dict[str, Fingerprint] = {}
        self._marks: dict[str, tuple[int, ...]] = {}

    @property
    def fingerprints(self) -> list[Fingerprint]:
        """Return one entry for each file read so far, by name."""
        return [self._read[name] for name in sorted(self._read)]

    def table(
        self, path: str, *, columns: dict[str, Kind], key: list[str], rest: Kind | None = None
    ) -> pd.DataFrame:
        """Read a CSV file and check every cell that is asked for.

        Args:
            path: Relative to the root, with forward slashes.
            columns: The columns wanted and what each holds. Kinds that end in "?" allow a blank.
                A `month` becomes its first day; `year` a whole number.
            key: Columns that together occur once; none where rows may repeat, one a victim.
            rest: What all other columns hold, for files with one column a month; None drops them.

        Returns:
            The columns in the order asked for, indexed by the row in the file. A blank is NaN
            (a missing number) or a missing text, never 0 or "".

        Raises:
            InputFault: If the file is missing, empty or too large, a column was renamed or is
                there twice, a cell is not of its kind, or a key occurs twice.
        """
        content = self._bytes(path)
        checked = _checked(content, path, tuple(columns.items()), tuple(key), rest)
        self._read[path] = Fingerprint(path, hashlib.sha256(content).hexdigest(), len(checked))
        return checked.copy()

    def json(self, path: str) -> dict[str, Any]:
        """Read a JSON object, such as outlines in GeoJSON or TopoJSON.

        Raises:
            InputFault: If the file is missing, too large, or holds anything but one JSON object
                of finite numbers.
        """
        content = self._bytes(path, most=MOST_JSON)
        document = parse_json(content, path=path)
        things = document.get("features") or document.get("objects", {})
        rows = len(things) if isinstance(things, list | dict) else 0
        self._read[path] = Fingerprint(path, hashlib.sha256(content).hexdigest(), rows)
        return document

    def text(self, path: str) -> str:
        """Read a text, such as a report.

        Raises:
            InputFault: If the file is missing or is not UTF-8.
        """
        content = self._bytes(path)
        try:
            words = content.decode("utf-8")
        except UnicodeDecodeError as error:
            raise InputFault(path, None, f"not a text ({error})", FETCH_AGAIN) from error
        lines = len(words.splitlines())
        self._read[path] = Fingerprint(path, hashlib.sha256(content).hexdigest(), lines)
        return words

    def published(self, folder: str, *, suffixes: tuple[str, ...]) -> list[str]:
        """Return the files of a folder for a publisher's own files, relative to the root, by name.

        Raises:
            InputFault: If a file there is of another kind, or the folder cannot be looked into: it
                would be passed over unseen.
        """
        try:
            within = sorted((self.root / folder).iterdir())
        except FileNotFoundError:
            return []
        except OSError as error:
            raise self._unreadable(folder, error.strerror) from error
        found = [path for path in within if path.name[0] != "."]
        names = [path.relative_to(self.root).as_posix() for path in found]
        for path, name in zip(found, names, strict=True):
            if path.suffix not in suffixes:
                raise InputFault(
                    name,
                    None,
                    f"is not one of the files read here ({', '.join(suffixes)})",
                    "fetch it in one of these forms, or take it out of the folder",
                )
        return names

    def path(self, name: str) -> Path:
        """Return where a file is that is too large to be read whole.

        Raises:
            InputFault: If it is missing, or no plain file.
        """
        reason = why_no_file(self.root / name)
        if reason:
            raise self._unreadable(name, reason)
        self._marks.setdefault(name, mark(self.root / name))
        return self.root / name

    def header(self, name: str) -> list[str]:
        """Return the names of the columns of a CSV file that is too large to be read whole.

        Raises:
            InputFault: If it is missing, no plain file or no text, may not be read, or its first
                line has no end.
        """
        try:
            with self.path(name).open(encoding="utf-8-sig", newline="") as file:
                line = file.readline(LONGEST_HEADER)
        except OSError as error:
            raise self._unreadable(name, error.strerror) from error
        except ValueError as error:
            raise InputFault(name, 1, f"not a text ({error})", FETCH_AGAIN) from error
        if len(line) == LONGEST_HEADER:
            raise InputFault(name, 1, "the line of headings has no end", FETCH_AGAIN)
        return next(csv.reader([line]), [])

    def record(self, name: str, *, rows: int) -> None:
        """Add a file that an engine read to the fingerprints.

        Raises:
            InputFault: If it is no longer the file whose path or header was asked for first.
        """
        if self._marks.get(name) != mark(self.root / name):
            raise InputFault(
                name, None, "changed while it was read", "begin again once it is whole"
            )
        with (self.root / name).open("rb") as content:
            digest = hashlib.file_digest(content, "sha256").hexdigest()
        self._read[name] = Fingerprint(name, digest, rows)

    def _bytes(self, path: str, *, most: int = MOST_BYTES) -> bytes:
        place = self.path(path)
        try:
            refuse_large(place.stat().st_size, path=path, most=most)
            return place.read_bytes()
        except OSError as error:
            raise self._unreadable(path, error.strerror) from error

    def _unreadable(self, path: str, reason: str | None) -> InputFault:
        return InputFault(
            path,
            None,
            f"cannot be read from {self.root} ({reason})",
            "put it there so that it can be read, or point RAW_DATA at the folder that holds it",
        )


@lru_cache(maxsize=TABLES_HELD)
def _checked(
    content: bytes,
    path: str,
    columns: tuple[tuple[str, Kind], ...],
    key: tuple[str, ...],
    rest: Kind | None,
) -> pd.DataFrame:
    """Return a table whose cells are of their kinds. Whoever is handed it must copy it."""
    wanted = dict(columns)
    frame = parse_csv(content, path=path)
    absent = [name for name in wanted if name not in frame.columns]
    if absent:
        found = ", ".join(map(str, frame.columns[:12]))
        raise InputFault(
            path,
            1,
            f"column '{absent[0]}' is missing (found: {found})",
            "name the column as before, or change the reader if the publisher renamed it",
        )
    others: list[str] = [name for name in frame.columns if name not in wanted] if rest else []
    kinds: dict[str, Kind] = wanted | {name: rest for name in others if rest}
    checked = pd.DataFrame(
        {name: checked_cells(frame[name], kind=kind, path=path) for name, kind in kinds.items()}
    )
    _refuse_duplicates(checked, key=list(key), path=path)
    return checked


def _refuse_duplicates(frame: pd.DataFrame, *, key: list[str], path: str) -> None:
    if not key or not frame.duplicated(key).any():
        return
    again = frame.duplicated(key)
    row = first_row(again)
    alike = frame.groupby(key, dropna=False, sort=False).ngroup()
    first = first_row(alike.eq(alike[row]))
    values = ", ".join(f"{name} {_plain(frame.loc[row, name])}" for name in key)
    raise InputFault(
        path,
        row,
        f"{values} was already on row {first}",
        "keep one of the two rows, the one the publisher confirms",
    )


def _plain(value: object) -> str:
    return f"{value:%Y-%m}" if isinstance(value, pd.Timestamp) else str(value)
