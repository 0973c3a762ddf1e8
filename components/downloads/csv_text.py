"""Tables as CSV: UTF-8, one header row, lines end as RFC 4180 says."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from components.downloads.cells import Cell, neutral
from components.frame.fitting import fitting


def csv_bytes(
    header: Sequence[str], cells: Iterable[Sequence[Cell]], *, notes: Sequence[str] = ()
) -> bytes:
    """Return a table as CSV.

    Args:
        header: Names of the columns.
        cells: Rows, already neutral.
        notes: Lines to stand above the table, each in one cell that begins with "#". The first
            line of the file then says in which line the table begins.

    Raises:
        UnfitRowError: If a row does not fit the names of the columns.
    """
    written = StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    if notes:
        lines = [part for note in notes for part in note.splitlines()]
        first = len(lines) + 2
        writer.writerow([f"# Notes. The table's one header row is line {first} of this file."])
        writer.writerows([[f"# {line}"] for line in lines])
    writer.writerow([neutral(name) for name in header])
    return written.getvalue().encode("utf-8") + csv_rows(cells, headings=header)


def csv_rows(cells: Iterable[Sequence[Cell]], *, headings: Sequence[str]) -> bytes:
    """Return rows alone, to follow a header that has been sent. Errors as for `csv_bytes`."""
    written = StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerows(fitting(cells, headings=headings, table="CSV file"))
    return written.getvalue().encode("utf-8")
