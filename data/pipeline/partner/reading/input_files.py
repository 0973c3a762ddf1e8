"""A partner's file, opened as far as its headings and read piece by piece, every cell as text."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from data.pipeline.partner.mapping.codes import folded
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.reading.faults import FaultBook

PIECE = 50_000  # rows of a file that are checked at once
FIRST_ROW = 2  # of a Parquet file, whose names count as row 1
TOTALS = {"total", "totals", "grandtotal", "subtotal", "overalltotal", "sum", "totalcount"}
# Bytes of a column in a piece: a word that many rows share is held for each.
MOST_TEXT = 256_000_000
SAVE_AGAIN = "save the file as CSV in UTF-8, or set format: encoding in the mapping"


class Piece(NamedTuple):
    """Some rows of a file as text, and the number of each as a spreadsheet counts."""

    table: pa.Table
    numbers: NDArray[np.int64]


@dataclass
class ExtractFile(ABC):
    """A file of a partner, opened as far as its headings.

    `header` has a name of its own for each column. `said` tells how the file was read, where that
    had to be found out. `totals` are rows of totals, which are no records.
    """

    path: Path
    header: Sequence[str]
    said: str = ""
    totals: list[int] = field(default_factory=list)

    def pieces(self, book: FaultBook) -> Iterator[Piece]:
        """Yield the rows in order.

        Lines without anything in them and rows of totals hold no record: they are numbered and
        passed over.

        Args:
            book: Takes lines with too few or too many cells.

        Raises:
            ExtractFault: If the file turns out to be unreadable on the way.
        """
        self.totals.clear()
        with self._readable():
            for piece in self.read(book=book):
                kept = self._records(piece)
                for begin in range(0, len(kept.numbers), PIECE):
                    numbers = kept.numbers[begin : begin + PIECE]
                    yield Piece(kept.table.slice(begin, PIECE), numbers)

    def columns(self, names: Collection[str]) -> Iterator[Piece]:
        """Yield some columns of every row; broken lines are passed over.

        Raises:
            ExtractFault: As `pieces` does.
        """
        with self._readable():
            yield from self.read(only=names)

    @contextmanager
    def _readable(self) -> Iterator[None]:
        try:
            yield
        except (pa.ArrowException, OSError, UnicodeError) as error:
            reason = " ".join(str(error).split())[:160]
            if "straddl" in reason:  # a line that is longer than what is held at once
                reason = "a line, or a text in quotation marks, has no end"
            raise ExtractFault(
                f"{self.path.name}: cannot be read ({reason}). Remedy: {SAVE_AGAIN}."
            ) from error

    @abstractmethod
    def read(
        self, *, only: Collection[str] | None = None, book: FaultBook | None = None
    ) -> Iterator[Piece]:
        """Yield every row after the headings, with all columns or some."""

    def _records(self, piece: Piece) -> Piece:
        first = pc.utf8_trim_whitespace(piece.table.column(0))
        for name in piece.table.column_names[1:]:
            blank = pc.equal(first, "")
            if not pc.any(blank).as_py():
                break
            first = pc.if_else(blank, pc.utf8_trim_whitespace(piece.table.column(name)), first)
        nothing = np.asarray(pc.equal(first, ""))
        totals = np.asarray(pc.is_in(_folded(first), pa.array(sorted(TOTALS))))
        if not (nothing.any() or totals.any()):
            return piece
        self.totals += piece.numbers[totals].tolist()
        keep = ~(nothing | totals)
        return Piece(piece.table.filter(pa.array(keep)), piece.numbers[keep])


@dataclass
class ParquetFile(ExtractFile):
    """A Parquet file; its own types are written out as text."""

    def read(
        self,
        *,
        only: Collection[str] | None = None,
        book: FaultBook | None = None,  # noqa: ARG002 - no line is broken
    ) -> Iterator[Piece]:
        """Yield every row.

        Raises:
            ExtractFault: If it does not hold as many rows as it says: some would be left out.
        """
        begin, names = FIRST_ROW, list(only or self.header)
        texts = [one.name for one in pq.read_schema(self.path) if _is_text(one.type)]
        with pq.ParquetFile(self.path, read_dictionary=texts) as file:
            said = _rows_said(file)
            for batch in file.iter_batches(batch_size=PIECE, columns=names):
                cells = [self._text(batch.column(name), name=name) for name in names]
                table = pa.table(dict(zip(names, cells, strict=True)))
                yield Piece(table, np.arange(begin, begin + batch.num_rows))
                begin += batch.num_rows
        read = begin - FIRST_ROW
        if said != {read}:
            told = " or ".join(f"{rows:,}" for rows in sorted(said))
            raise ExtractFault(
                f"{self.path.name}: says that it has {told} rows, and {read:,} can be "
                "read. Remedy: write it again from what it was made of."
            )

    def _text(self, column: pa.Array, *, name: str) -> pa.Array:
        if pa.types.is_dictionary(column.type) and _is_text(column.type.value_type):
            each = pc.binary_length(column.dictionary).cast(pa.int64())
            whole = pc.sum(each.take(column.indices)).as_py() or 0
            if whole > MOST_TEXT:
                raise ExtractFault(
                    f"{self.path.name}, column {name!r}: {len(column):,} rows hold "
                    f"{whole / 1e6:,.0f} MB of text, more than {MOST_TEXT / 1e6:.0f}. "
                    "Remedy: leave the column out."
                )
        try:
            return _as_text(column)
        except pa.ArrowException as error:
            reason = " ".join(str(error).split())[:120]
            raise ExtractFault(
                f"{self.path.name}, column {name!r}: cannot be read as text ({reason}). "
                "Remedy: leave the column out, or write its cells as text."
            ) from error


def _rows_said(file: pq.ParquetFile) -> set[int]:
    """Return how many rows a file says that it has: as a whole, in its parts and by each column."""
    facts = file.metadata
    parts = [facts.row_group(place) for place in range(facts.num_row_groups)]
    flat = [
        place
        for place in range(facts.num_columns)
        if file.schema.column(place).max_repetition_level == 0
    ]
    by_column = (sum(part.column(place).num_values for part in parts) for place in flat)
    return {facts.num_rows, sum(part.num_rows for part in parts), *by_column}


def open_parquet(path: Path) -> ParquetFile:
    """Read the names of the columns of a Parquet file.

    Raises:
        ExtractFault: If it cannot be read or has the same column twice.
    """
    try:
        header = list(pq.read_schema(path).names)
    except (OSError, pa.ArrowException) as error:
        raise unreadable(path, getattr(error, "strerror", None) or "no Parquet file") from error
    twice = [name for name in header if header.count(name) > 1]
    if twice:
        raise ExtractFault(
            f"{path.name}, row 1: column {twice[0]!r} is there twice. Remedy: give each column a "
            "name of its own."
        )
    return ParquetFile(path, header)


def unreadable(path: Path, reason: str) -> ExtractFault:
    """Return the fault of a file that cannot be opened."""
    return ExtractFault(f"{path}: cannot be read ({reason}). Remedy: name a file.")


def column_of(file: ExtractFile, wanted: str) -> str | None:
    """Return the column that the mapping means, in any case, spacing and punctuation.

    Raises:
        ExtractFault: If several columns are called so.
    """
    if wanted in file.header:
        return wanted
    same = [name for name in file.header if folded(name) == folded(wanted)]
    several = [name for name in file.header if _is_one_of(name, wanted)]
    if len(same) == 1:
        return same[0]
    if several:
        raise ExtractFault(
            f"{file.path.name}: column {wanted!r} is there twice. Remedy: name the one you mean in "
            f"the mapping: {' or '.join(map(repr, several[:4]))}."
        )
    return None


def _is_one_of(name: str, wanted: str) -> bool:
    """Return whether a name was made for one of several columns that are called alike."""
    plain = name.rpartition(" (")[0] if name.endswith(")") else name.rpartition(": ")[2]
    return folded(plain) == folded(wanted) and plain != name


def _folded(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.replace_substring_regex(pc.utf8_lower(cells), pattern=r"[^a-z]", replacement="")


def _is_text(kind: pa.DataType) -> bool:
    """Tell whether cells are of any length, whichever type their writer gave them."""
    plain = pa.types.is_string(kind) or pa.types.is_binary(kind)
    return bool(
        plain
        or pa.types.is_large_string(kind)
        or pa.types.is_large_binary(kind)
        or pa.types.is_string_view(kind)
    )


def _as_text(column: pa.Array) -> pa.Array:
    if pa.types.is_temporal(column.type):
        column = pc.strftime(column, format="%Y-%m-%d")
    elif pa.types.is_floating(column.type):
        column = pc.fill_null(pc.if_else(pc.is_nan(column), None, column).cast(pa.string()), "")
    return pc.fill_null(column.cast(pa.string()), "")
