"""What is wrong with a partner's file: place, problem and remedy, in a file of its own."""

import csv
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import NamedTuple, Self

from data.pipeline.partner.mapping.codes import folded

SHOWN = 20
MOST_CODES = 100
MOST_KINDS = 10_000  # of faults, and different codes, that are told apart
NO_PLACE = ""


class Problem(NamedTuple):
    """What is wrong with a cell, in words, and what a person can do about it.

    `kind` groups cells with the same remedy; `problem` quotes the cell. `about` says in a pack what
    rows were set aside for, without quoting any. `unlisted` is the cell itself where all it lacks
    is a line in a list of the mapping, whose name is `code_list`. A row that is
    `counted` all the same is only noted.
    """

    kind: str
    problem: str
    remedy: str
    about: str = "a cell that cannot be read"
    unlisted: str = ""
    counted: bool = False
    code_list: str = ""


# The faults of a row: column, as the file names it, and what is wrong with its cell.
Found = Sequence[tuple[str, Problem]]


@dataclass
class FaultBook:
    """Writes every fault of one file, and the rows it sets aside, as they are found.

    The two files are made only where there is a fault. They hold records: they stay beside the
    extract, can be read by their owner alone, and are no part of a pack. `name` begins theirs. Two
    threads may enter rows: the one that checks them, and Arrow's, which meets broken lines.
    """

    file: Path
    name: str
    beside: Path
    header: Sequence[str]
    rows_set_aside: int = 0
    kinds: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    first: dict[tuple[str, str, str], int] = field(default_factory=dict)
    unlisted: dict[tuple[str, str], dict[str, Counter[str]]] = field(default_factory=dict)
    reasons: Counter[tuple[str | None, str]] = field(default_factory=Counter)
    _open: dict[Path, TextIOWrapper] = field(default_factory=dict)
    _entering: Lock = field(default_factory=Lock)

    @property
    def is_full(self) -> bool:
        """Tell whether kinds are no longer told apart: each takes memory, and nobody reads them."""
        return len(self.kinds) >= MOST_KINDS

    @property
    def faults_file(self) -> Path:
        """Return where every fault is listed: file, row, column, problem, remedy."""
        return self.beside / f"{self.name}.faults.csv"

    @property
    def set_aside_file(self) -> Path:
        """Return where the rows are that were not counted, as they were, after their number."""
        return self.beside / f"{self.name}.set-aside.csv"

    def __enter__(self) -> Self:
        """Take away what an earlier run left."""
        for path in (self.faults_file, self.set_aside_file):
            path.unlink(missing_ok=True)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close both files."""
        for stream in self._open.values():
            stream.close()

    def set_aside(
        self,
        numbers: Sequence[int],
        found: Sequence[Found],
        *,
        columns: Sequence[Sequence[str]],
        years: Sequence[str | None],
    ) -> None:
        """Set rows aside with their faults.

        Args:
            numbers: Of the rows, as a spreadsheet counts them, from 1.
            found: What is wrong with each row: one fault at least.
            columns: The rows as they were, column by column.
            years: The last day of each row's year, None where its date could not be read.
        """
        self._list(numbers, found)
        rows = zip(numbers, *columns, strict=True)
        self._write(self.set_aside_file, ["row", *self.header], rows)
        self.rows_set_aside += len(numbers)
        self.reasons.update((year, one[0][1].about) for year, one in zip(years, found, strict=True))

    def note(self, numbers: Sequence[int], found: Sequence[Found]) -> None:
        """List what cannot be read of rows that are counted all the same."""
        with self._entering:
            self._list(numbers, found)

    def _list(self, numbers: Sequence[int], found: Sequence[Found]) -> None:
        times: dict[tuple[str, Problem], int] = {}
        first: dict[tuple[str, Problem], int] = {}
        for row, problems in zip(numbers, found, strict=True):
            for one in problems:
                if one in times:
                    times[one] += 1
                else:
                    times[one], first[one] = 1, row
        self._write(
            self.faults_file,
            ["file", "row", "column", "problem", "remedy"],
            (
                (self.file.name, row, column, problem.problem, problem.remedy)
                for row, problems in zip(numbers, found, strict=True)
                for column, problem in problems
            ),
        )
        for (column, problem), count in times.items():
            self._tell_apart(column, problem, count=count, row=first[column, problem])

    def _tell_apart(self, column: str, problem: Problem, *, count: int, row: int) -> None:
        kind = (column, problem.kind, problem.remedy)
        if self.is_full and kind not in self.kinds:
            return
        self.kinds[kind] += count
        self.first.setdefault(kind, row)
        if problem.unlisted:
            spelled = self.unlisted.setdefault((column, problem.code_list), {})
            spelled.setdefault(folded(problem.unlisted), Counter())[problem.unlisted] += count

    def _write(self, path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        begun = path in self._open
        if not begun:
            self._open[path] = private(path)
        writer = csv.writer(self._open[path])
        if not begun:
            writer.writerow(header)
        writer.writerows(rows)

    def lacking(self) -> dict[str, list[str]]:
        """Return codes that lists of the mapping lack, by the list, each as it is usually written.

        A column of very many is no column of codes, and is left out.
        """
        found: dict[str, list[str]] = {}
        for (_, name), codes in self.unlisted.items():
            if len(codes) <= MOST_CODES:
                found.setdefault(name, []).extend(_usual(codes))
        return found

    def summary(self) -> list[str]:
        """Return a line for each kind of fault, the most frequent first, and where all are."""
        if not self.kinds:
            return []
        lines = [
            f"{self.file.name}, row {self.first[kind]}"
            f"{f' and {count - 1:,} more' if count > 1 else ''}"
            f"{f', column {kind[0]!r}' if kind[0] else ''}: {kind[1]}. Remedy: {kind[2]}."
            for kind, count in self.kinds.most_common(SHOWN)
        ]
        least = "at least " if self.is_full else ""
        if len(self.kinds) > SHOWN:
            further = len(self.kinds) - SHOWN
            lines.append(f"{self.file.name}: {least}{further} further kinds of fault.")
        for (column, name), codes in self.unlisted.items():
            if name == "sex":
                continue
            listed = ", ".join(json.dumps(code, ensure_ascii=False) for code in _usual(codes))
            lines.append(
                f"{self.file.name}, column {column!r}: to show its codes as they are, list them: "
                f"[{listed}]"
                if len(codes) <= MOST_CODES
                else f"{self.file.name}, column {column!r}: {least}{len(codes):,} different "
                "codes are not listed. Is it a column of codes? No name or free text may be listed."
            )
        if self.rows_set_aside:
            lines.append(
                f"{self.file.name}: {self.rows_set_aside:,} rows set aside in "
                f"{self.set_aside_file}. It holds records: keep it as you keep the extract."
            )
        lines.append(f"{self.file.name}: every fault is listed in {self.faults_file}.")
        return lines


def _usual(codes: Mapping[str, Counter[str]]) -> list[str]:
    return [spelled.most_common(1)[0][0] for spelled in codes.values()]


def private(path: Path) -> TextIOWrapper:
    """Open a new file that its owner alone may read."""
    path.touch(mode=0o600)
    return path.open("w", encoding="utf-8", newline="")
