"""Tables as CSV: UTF-8, one header row, lines end as RFC 4180 says."""

import csv
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from io import StringIO

from components.downloads.cells import FORMULA_STARTS, Cell, neutral
from components.frame.fitting import fitting

AFTER_COMMA = re.compile(f",(?=[{re.escape(''.join(FORMULA_STARTS))}])")


def csv_bytes(
    header: Sequence[str],
    cells: Iterable[Sequence[Cell]],
    *,
    notes: Sequence[str] = (),
    for_people: bool = False,
) -> bytes:
    """Return a table as CSV.

    Args:
        header: Names of the columns.
        cells: Rows, already neutral.
        notes: Lines to stand above the table, each beginning with "#", bare, so that a reader which
            is told that comments begin so skips them. The first line of the file then says in
            which line the table begins.
        for_people: True for a file that people open: without a mark at its start Excel on Windows
            takes UTF-8 for another encoding.

    Raises:
        UnfitRowError: If a row does not fit the names of the columns.
    """
    written = StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    if notes:
        lines = [part for note in notes for part in note.splitlines()]
        first = len(lines) + 2
        above = [f"Notes. The table's one header row is line {first} of this file.", *lines]
        written.writelines(f"# {_one_cell(line)}\r\n" for line in above)
    writer.writerow([neutral(name) for name in header])
    mark = BOM_UTF8 if for_people else b""
    return mark + written.getvalue().encode("utf-8") + csv_rows(cells, headings=header)


def csv_rows(cells: Iterable[Sequence[Cell]], *, headings: Sequence[str]) -> bytes:
    """Return rows alone, to follow a header that has been sent. Errors as for `csv_bytes`."""
    written = StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerows(fitting(cells, headings=headings, table="CSV file"))
    return written.getvalue().encode("utf-8")


def _one_cell(line: str) -> str:
    """Return a line in which no comma is followed by what a spreadsheet takes for a formula."""
    return AFTER_COMMA.sub(", ", line)
