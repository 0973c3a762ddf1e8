"""Reads CSV and other delimited text, in whatever encoding, however long it is."""

import csv
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
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
        broken: set[int] = set()
        waiting: list[tuple[int, Problem, str]] = []

        def set_aside(row: Any) -> str:  # noqa: ANN401 - pyarrow's own
            broken.add(row.number)
            if self._is_total(row.text):
                self.totals.append(row.number)
            elif book is not None:
                fault = _ragged(row.actual_columns, row.expected_columns)
                waiting.append((row.number, fault, row.text))
                if len(waiting) == PIECE:
                    _set_aside(waiting, book=book)
            return "skip"

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
            _set_aside(waiting, book=book)
            numbers = _numbers(batch.num_rows, after=last, without=broken)
            last = int(numbers[-1]) if len(numbers) else last
            yield Piece(pa.Table.from_batches([batch]), numbers)
        _set_aside(waiting, book=book)

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


@lru_cache(maxsize=256)
def _ragged(actual: int, expected: int) -> Problem:
    return Problem(
        f"a line has not the {expected} cells of the header",
        f"the line has {actual} cells, the header {expected}",
        "put quotation marks around text that holds the delimiter",
    )


def _set_aside(waiting: list[tuple[int, Problem, str]], *, book: FaultBook | None) -> None:
    """Enter the broken lines that wait for it: together, since a line each takes far longer."""
    if book is None or not waiting:
        return
    numbers, problems, texts = zip(*waiting, strict=True)
    found = [[(NO_PLACE, problem)] for problem in problems]
    book.set_aside(numbers, found, columns=[texts], years=[None] * len(numbers))
    waiting.clear()


def _numbers(rows: int, *, after: int, without: set[int]) -> NDArray[np.int64]:
    """Number rows on from `after`, passing over the numbers that broken lines have."""
    skipped = sum(1 for number in without if number > after)
    candidates = np.arange(after + 1, after + 1 + rows + skipped)
    if skipped:
        candidates = candidates[~np.isin(candidates, list(without))]
    return candidates[:rows]
