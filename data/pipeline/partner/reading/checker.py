"""Holds every row of a file against what its columns may hold, and sets bad rows aside."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from data.partner.model import FileCount, FileRole
from data.pipeline.partner.reading.cells import Check
from data.pipeline.partner.reading.faults import FaultBook, Problem
from data.pipeline.partner.reading.input_files import ExtractFile, Piece

Faults = dict[int, list[tuple[str, Problem]]]


@dataclass
class Piecework:
    """What checking some rows came to: the columns that go on, and what is wrong, by position.

    A row with a fault is set aside; what is only noted is listed, and the row counts.
    """

    columns: dict[str, pa.Array] = field(default_factory=dict)
    faults: Faults = field(default_factory=lambda: defaultdict(list))
    notes: Faults = field(default_factory=lambda: defaultdict(list))

    def take(self, name: str, cells: pa.ChunkedArray, *, column: str, check: Check) -> None:
        """Check a column and let its meaning go on under our own name."""
        self.columns[name] = self.checked(cells, column=column, check=check)

    def checked(self, cells: pa.ChunkedArray, *, column: str, check: Check) -> pa.Array:
        """Return what the cells mean; a faulty one is noted and null.

        Each distinct cell is checked once, so a check may be slow.
        """
        codes, meanings = distinct(cells)
        results = [check(cell.strip()) for cell in meanings]
        for position, found in wrong_cells(codes, results, column=column):
            self.faults[position].append(found)
        values = [None if isinstance(result, Problem) else result for result in results]
        return pa.array(values, type=pa.string()).take(pa.array(codes))


Work = Callable[[pa.Table, Piecework], None]


@dataclass(frozen=True)
class CheckedFile:
    """A file after checking: where its good rows are, as meanings, and what became of all.

    `summary` is what a person has to look at, `said` how the file was read, `lacking` are codes
    that lists of the mapping lack, by the list, and `reasons` counts the rows set aside by the last
    day of their year, None where they do not tell, and by what is wrong with them.
    """

    path: Path
    count: FileCount
    summary: list[str]
    said: list[str] = field(default_factory=list)
    lacking: dict[str, list[str]] = field(default_factory=dict)
    reasons: dict[tuple[str | None, str], int] = field(default_factory=dict)


def check_file(
    file: ExtractFile,
    *,
    role: FileRole,
    work: Work,
    schema: pa.Schema,
    into: Path,
    beside: Path,
    name: str,
) -> CheckedFile:
    """Check a file from one end to the other in bounded memory.

    Args:
        file: Opened.
        role: What it is.
        work: Checks some rows; it fills the columns of `schema`.
        schema: Of the meanings that go on.
        into: Folder of this run alone. The good rows are written there.
        beside: Folder for faults and for rows set aside, on the partner's machine.
        name: That the names of these begin with.
    """
    good, counted = into / f"{role.value}.parquet", 0
    with (
        FaultBook(file.path, name, beside, file.header) as book,
        pq.ParquetWriter(good, schema, compression="zstd") as writer,
    ):
        for piece in file.pieces(book):
            done = Piecework()
            done.columns["row"] = pa.array(piece.numbers)
            work(piece.table, done)
            table = pa.table([done.columns[name] for name in schema.names], schema=schema)
            noted = sorted(set(done.notes) - set(done.faults))
            if noted:
                found = [done.notes[position] for position in noted]
                book.note(piece.numbers[noted].tolist(), found)
            if done.faults:
                _set_aside(piece, done, book=book)
                keep = np.ones(len(piece.numbers), dtype=bool)
                keep[list(done.faults)] = False
                table = table.filter(pa.array(keep))
            writer.write_table(table)
            counted += table.num_rows
    count = FileCount(
        role=role,
        rows_read=counted + book.rows_set_aside,
        rows_counted=counted,
        rows_set_aside=book.rows_set_aside,
    )
    return CheckedFile(
        good, count, book.summary(), lacking=book.lacking(), reasons=dict(book.reasons)
    )


def distinct(cells: pa.ChunkedArray) -> tuple[NDArray[np.int32], list[str]]:
    """Return each cell's number and the distinct cells by number."""
    encoded = cells.combine_chunks().dictionary_encode()
    return np.asarray(encoded.indices), encoded.dictionary.to_pylist()


def wrong_cells(
    codes: NDArray[np.int32], results: Sequence[object], *, column: str
) -> Iterator[tuple[int, tuple[str, Problem]]]:
    """Yield the position of each cell whose result is a problem, with its column and the problem.

    Args:
        codes: Each cell's number.
        results: By number, what checking the distinct cells came to.
        column: As the file names it.
    """
    wrong = {code: (column, one) for code, one in enumerate(results) if isinstance(one, Problem)}
    where = np.flatnonzero(np.isin(codes, list(wrong)))
    for position, code in zip(where.tolist(), codes[where].tolist(), strict=True):
        yield position, wrong[code]


def _set_aside(piece: Piece, done: Piecework, *, book: FaultBook) -> None:
    positions = sorted(done.faults)
    rows = piece.table.take(pa.array(positions))
    # A file of residents has no year.
    years = done.columns.get("year", pa.nulls(len(piece.numbers), pa.string()))
    book.set_aside(
        piece.numbers[positions].tolist(),
        [done.faults[position] for position in positions],
        columns=[column.to_pylist() for column in rows.columns],
        years=years.take(pa.array(positions)).to_pylist(),
    )
