"""Tables as CSV: UTF-8, one header row, lines end as RFC 4180 says."""

import csv
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from io import StringIO

from components.downloads.cells import FORMULA_STARTS, Cell, neutral
from components.frame.fitting import fitting

SEPARATOR = " | "
LONGEST = 30_000  # letters of a cell; Excel takes 32,767
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
        notes: What stands above the table, all in the first line of the file: "#", bare, so that a
            reader which is told that comments begin so skips it, in which line the table begins,
            and then the notes as text in quotes. A file with notes is for people.
        for_people: True for a file that people open: without a mark at its start Excel on Windows
            takes UTF-8 for another encoding.

    Raises:
        UnfitRowError: If a row does not fit the names of the columns.
    """
    written = StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    if notes:
        written.write(f"# Notes. The table's one header row is line 2 of this file.,{_told(notes)}")
        written.write("\r\n")
    writer.writerow([neutral(name) for name in header])
    mark = BOM_UTF8 if for_people or notes else b""
    return mark + written.getvalue().encode("utf-8") + csv_rows(cells, headings=header)


def csv_rows(cells: Iterable[Sequence[Cell]], *, headings: Sequence[str]) -> bytes:
    """Return rows alone, to follow a header that has been sent. Errors as for `csv_bytes`."""
    written = StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerows(fitting(cells, headings=headings, table="CSV file"))
    return written.getvalue().encode("utf-8")


def _told(notes: Sequence[str]) -> str:
    """Return notes as few cells in quotes, none longer than a spreadsheet reads.

    One line holds them and quotes hold their commas, because DuckDB tells how a file is written
    from its first lines: below a second comment it no longer heeds quotes.
    """
    held = [""]
    for note in notes:
        line = " ".join(AFTER_COMMA.sub(", ", note).replace('"', '""').split())
        if held[-1] and len(held[-1]) + len(line) > LONGEST:
            held.append("")
        held[-1] += f"{SEPARATOR}{line}" if held[-1] else line
    return ",".join(f'"{neutral(cell)}"' for cell in held)
