"""Reads CSV and other delimited text, in whatever encoding, however long it is."""

import csv
from array import array
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from threading import RLock
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv
from numpy.typing import NDArray

from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.mapping.form import Format
from data.pipeline.partner.reading.encodings import (
    DELIMITERS,
    delimiter_of,
    encoding_of,
    first_rows,
)
from data.pipeline.partner.reading.faults import NO_PLACE, FaultBook, Problem
from data.pipeline.partner.reading.headings import find_heading
from data.pipeline.partner.reading.input_files import (
    PIECE,
    SAVE_AGAIN,
    TOTALS,
    ExtractFile,
    Piece,
    unreadable,
)

BLOCK = 1 << 23  # bytes that are held at once


@dataclass
class BrokenLines:
    """Lines with too few or too many cells, which Arrow tells of by themselves.

    It reads ahead in a thread of its own, so that it meets them while others are checked. They are
    entered together, since a line each takes far longer.
    """

    book: FaultBook | None
    _met: "array[int]" = field(default_factory=lambda: array("q"))
    _waiting: list[tuple[int, Problem, str]] = field(default_factory=list)
    _held: int = 0
    _meeting: RLock = field(default_factory=RLock)

    def pass_over(self, number: int) -> None:
        """Take the number of a line that is no record."""
        with self._meeting:
            self._met.append(number)

    def add(self, number: int, problem: Problem, text: str) -> None:
        """Take a line, and enter all that wait where they come to what is held at once."""
        with self._meeting:
            self._met.append(number)
            if self.book is None:
                return
            self._waiting.append((number, problem, text))
            self._held += len(text)
            if len(self._waiting) == PIECE or self._held > BLOCK:
                self.enter()

    def enter(self) -> None:
        """Enter the lines that wait."""
        with self._meeting:
            if self.book is None or not self._waiting:
                return
            numbers, problems, texts = zip(*self._waiting, strict=True)
            found = [[(NO_PLACE, problem)] for problem in problems]
            self.book.set_aside(numbers, found, columns=[texts], years=[None] * len(numbers))
            self._waiting.clear()
            self._held = 0

    def numbers(self, rows: int, *, after: int) -> NDArray[np.int64]:
        """Number rows on from `after`, passing over the numbers that broken lines have."""
        with self._meeting:
            met = np.array(self._met, dtype=np.int64)
            met = met[met > after]
            self._met = array("q", met)
        candidates = np.arange(after + 1, after + 1 + rows + len(met))
        return candidates[~np.isin(candidates, met)][:rows]


@dataclass
class DelimitedFile(ExtractFile):
    """A text file with a record a line; `empty` where nothing follows the headings."""

    encoding: str = "utf-8"
    delimiter: str = ","
    heading_row: int = 1
    empty: bool = False

    def read(
        self, *, only: Collection[str] | None = None, book: FaultBook | None = None
    ) -> Iterator[Piece]:
        """Yield every row after the headings; broken lines go to the book."""
        if self.empty:
            return
        broken = BrokenLines(book)

        def set_aside(row: Any) -> str:  # noqa: ANN401 - pyarrow's own
            if self._is_total(row.text):
                self.totals.append(row.number)
                broken.pass_over(row.number)
            else:
                fault = _ragged(row.actual_columns, row.expected_columns)
                broken.add(row.number, fault, row.text)
            return "skip"

        try:
            reader = pa_csv.open_csv(
                self.path,
                # One thread, because only then a broken line knows its number.
                read_options=pa_csv.ReadOptions(
                    use_threads=False,
                    block_size=BLOCK,
                    encoding="utf-8" if self.encoding == "utf-8-sig" else self.encoding,
                    column_names=list(self.header),
                    skip_rows=self.heading_row,
                ),
                parse_options=pa_csv.ParseOptions(
                    delimiter=self.delimiter,
                    newlines_in_values=True,
                    ignore_empty_lines=False,
                    invalid_row_handler=set_aside,
                ),
                convert_options=pa_csv.ConvertOptions(
                    column_types=dict.fromkeys(self.header, pa.string()),
                    include_columns=list(only or self.header),
                    strings_can_be_null=False,
                ),
            )
            last = self.heading_row
            for batch in reader:
                broken.enter()
                numbers = broken.numbers(batch.num_rows, after=last)
                last = int(numbers[-1]) if len(numbers) else last
                yield Piece(pa.Table.from_batches([batch]), numbers)
        finally:
            broken.enter()

    def _is_total(self, line: str) -> bool:
        first = next((cell for cell in line.split(self.delimiter) if cell.strip()), "")
        return "".join(one for one in first.casefold() if one.isalpha()) in TOTALS


def open_delimited(path: Path, *, form: Format, wanted: Collection[str]) -> DelimitedFile:
    """Read the headings of a text file.

    Args:
        path: Where it is.
        form: What the mapping says of it; the rest is found out.
        wanted: Columns that it may have.

    Raises:
        ExtractFault: If it is missing, empty, or not in the encoding that is named.
    """
    try:
        encoding = form.encoding or encoding_of(path)
        delimiter = form.delimiter or delimiter_of(path, encoding=encoding)
        rows = first_rows(path, encoding=encoding, delimiter=delimiter)
    except OSError as error:
        raise unreadable(path, error.strerror or "no file") from error
    except (UnicodeError, csv.Error) as error:
        raise ExtractFault(
            f"{path.name}: not in {form.encoding or 'a form that is known'}. Remedy: {SAVE_AGAIN}."
        ) from error
    heading = find_heading(rows, wanted=wanted, row=form.heading_row)
    if not any(heading.names):
        raise ExtractFault(
            f"{path.name}: there is no header. Remedy: give each column a name in the first row."
        )
    between = DELIMITERS.get(delimiter, repr(delimiter))
    said = f"{path.name}: read as {encoding} with {between} between cells, headings in row"
    return DelimitedFile(
        path,
        heading.names,
        f"{said} {heading.row}.",
        encoding=encoding,
        delimiter=delimiter,
        heading_row=heading.row,
        empty=len(rows) <= heading.row,
    )


@lru_cache(maxsize=256)  # a file of broken lines has few kinds of them, and one Problem for each
def _ragged(actual: int, expected: int) -> Problem:
    return Problem(
        f"a line has not the {expected} cells of the header",
        f"the line has {actual} cells, the header {expected}",
        "put quotation marks around text that holds the delimiter",
    )
