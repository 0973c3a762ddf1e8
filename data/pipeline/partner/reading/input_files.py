"""Reads a partner's CSV or Parquet file piece by piece, every cell as text, however long it is."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
from numpy.typing import NDArray

from data.pipeline.partner.mapping.document import Format
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.reading.faults import NO_PLACE, FaultBook, Problem

BLOCK = 1 << 23  # bytes of a CSV that are held at once
PIECE = 100_000  # rows of a Parquet file that are held at once
FIRST_ROW = 2  # row 1 is the header
SAVE_AGAIN = "save the file as CSV in UTF-8, or set format: encoding in the mapping"


class Piece(NamedTuple):
    """Some rows of a file as text, and the number of each, the header being row 1."""

    table: pa.Table
    numbers: NDArray[np.int64]


@dataclass(frozen=True)
class ExtractFile:
    """A file of a partner, opened as far as its header."""

    path: Path
    form: Format
    header: Sequence[str]

    def pieces(self, book: FaultBook) -> Iterator[Piece]:
        """Yield the rows in order. A line with too few or too many cells goes to the book.

        Lines without anything in them hold no record: they are numbered and passed over.

        Raises:
            ExtractFault: If the file turns out to be unreadable on the way.
        """
        try:
            found = self._parquet() if _is_parquet(self.path) else self._csv(book)
            for piece in found:
                kept = _with_anything(piece)
                if len(kept.numbers):
                    yield kept
        except (pa.ArrowException, OSError, UnicodeError) as error:
            reason = " ".join(str(error).split())[:160]
            raise ExtractFault(
                f"{self.path.name}: cannot be read ({reason}). Remedy: {SAVE_AGAIN}."
            ) from error

    def _parquet(self) -> Iterator[Piece]:
        begin = FIRST_ROW
        with pq.ParquetFile(self.path) as file:
            for batch in file.iter_batches(batch_size=PIECE):
                cells = [_as_text(column) for column in batch.columns]
                table = pa.table(dict(zip(self.header, cells, strict=True)))
                yield Piece(table, np.arange(begin, begin + batch.num_rows))
                begin += batch.num_rows

    def _csv(self, book: FaultBook) -> Iterator[Piece]:
        broken: set[int] = set()

        def set_aside(row: Any) -> str:  # noqa: ANN401 - pyarrow's own
            broken.add(row.number)
            book.add(
                row.number,
                [(NO_PLACE, _ragged(row.actual_columns, row.expected_columns))],
                cells=[row.text],
            )
            return "skip"

        reader = pa_csv.open_csv(
            self.path,
            # One thread, because only then a broken line knows its number.
            read_options=pa_csv.ReadOptions(
                use_threads=False, block_size=BLOCK, encoding=self.form.encoding
            ),
            parse_options=pa_csv.ParseOptions(
                delimiter=self.form.delimiter,
                newlines_in_values=True,
                ignore_empty_lines=False,
                invalid_row_handler=set_aside,
            ),
            convert_options=pa_csv.ConvertOptions(
                column_types=dict.fromkeys(self.header, pa.string()), strings_can_be_null=False
            ),
        )
        last = FIRST_ROW - 1
        for batch in reader:
            numbers = _numbers(batch.num_rows, after=last, without=broken)
            last = int(numbers[-1]) if len(numbers) else last
            yield Piece(pa.Table.from_batches([batch]), numbers)


def open_file(path: Path, *, form: Format) -> ExtractFile:
    """Read the header of a file.

    Raises:
        ExtractFault: If the file is missing, empty, not in the encoding that was named, or has
            the same column twice.
    """
    try:
        if _is_parquet(path):
            header = list(pq.read_schema(path).names)
        else:
            encoding = "utf-8-sig" if form.encoding == "utf-8" else form.encoding
            with path.open(encoding=encoding, newline="") as lines:
                header = next(csv.reader(lines, delimiter=form.delimiter), [])
    except OSError as error:
        reason = error.strerror or "no Parquet file"
        raise ExtractFault(f"{path}: cannot be read ({reason}). Remedy: name a file.") from error
    except (UnicodeError, pa.ArrowException, csv.Error) as error:
        raise ExtractFault(
            f"{path.name}, row 1: not in {form.encoding}. Remedy: {SAVE_AGAIN}."
        ) from error
    twice = [name for name in header if header.count(name) > 1]
    if not header or twice:
        what = f"column {twice[0]!r} is there twice" if twice else "there is no header"
        raise ExtractFault(
            f"{path.name}, row 1: {what}. Remedy: give each column a name of its own in row 1."
        )
    return ExtractFile(path, form, header)


def _is_parquet(path: Path) -> bool:
    return path.suffix.lower() == ".parquet"


def _ragged(actual: int, expected: int) -> Problem:
    return Problem(
        f"a line has not the {expected} cells of the header",
        f"the line has {actual} cells, the header {expected}",
        "put quotation marks around text that holds the delimiter",
    )


def _numbers(rows: int, *, after: int, without: set[int]) -> NDArray[np.int64]:
    """Number rows on from `after`, passing over the numbers that broken lines have."""
    skipped = sum(1 for number in without if number > after)
    candidates = np.arange(after + 1, after + 1 + rows + skipped)
    if skipped:
        candidates = candidates[~np.isin(candidates, list(without))]
    return candidates[:rows]


def _with_anything(piece: Piece) -> Piece:
    blank = pc.equal(piece.table.column(0), "")
    for name in piece.table.column_names[1:]:
        if not pc.any(blank).as_py():
            return piece
        blank = pc.and_(blank, pc.equal(piece.table.column(name), ""))
    keep = pc.invert(blank)
    return Piece(piece.table.filter(keep), piece.numbers[np.asarray(keep)])


def _as_text(column: pa.Array) -> pa.Array:
    if pa.types.is_temporal(column.type):
        column = pc.strftime(column, format="%Y-%m-%d")
    elif pa.types.is_floating(column.type):
        column = pc.fill_null(pc.if_else(pc.is_nan(column), None, column).cast(pa.string()), "")
    return pc.fill_null(column.cast(pa.string()), "")
