"""Workbooks of Excel whose long tables are written row by row, as the library would write them.

The library looks at each cell again and again: a release has over a million, of which few differ.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from operator import getitem
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_range
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet


class _Written(dict[str | int | float, str]):
    """What of a cell does not depend on its place, by what it holds; made as it is looked up."""

    def __init__(self, sheet: "TableSheet", *, days: bool) -> None:
        self._sheet, self._days, self.words = sheet, days, 0

    def __missing__(self, cell: str | float) -> str:
        if self._days:
            number = self._sheet._convert_date_time(datetime.fromisoformat(str(cell)))  # noqa: SLF001
        elif isinstance(cell, str):
            self.words += 1
            place = self._sheet.str_table._get_shared_string_index(cell)  # noqa: SLF001
            self[cell] = f' t="s"><v>{place}</v></c>'
            return self[cell]
        else:
            number = cell
        self[cell] = f"><v>{number:.16G}</v></c>"
        return self[cell]


class TableSheet(Worksheet):  # type: ignore[misc]
    """A sheet with at most one table, whose rows may be given all at once."""

    dim_rowmax: int

    def __init__(self) -> None:
        """Begin without rows."""
        super().__init__()
        self._body: tuple[int, list[tuple[str, ...]], Sequence[Any]] = (0, [], ())

    def add_table(
        self, row: int, column: int, last_row: int, last_column: int, options: Mapping[str, Any]
    ) -> None:
        """Mark out the table, without looking for another one under each of its cells."""
        super().add_table(row, column, row + 1, last_column, options)
        reach = xl_range(row, column, last_row, last_column)
        self.tables[-1] |= dict.fromkeys(("range", "a_range", "autofilter"), reach)

    def write_body(
        self,
        row: int,
        columns: Sequence[Sequence[str | int | float]],
        looks: Sequence[Any],
        *,
        days: Collection[int],
    ) -> None:
        """Write the rows of a table, the last ones of the sheet.

        Args:
            row: Of the first, counted from 0.
            columns: The cells from the first column on; none is empty or not a number.
            looks: The format of each column.
            days: Places of the columns that hold days as ISO writes them.
        """
        kept = [_Written(self, days=place in days) for place in range(len(columns))]
        rows = [tuple(map(getitem, kept, cells)) for cells in zip(*columns, strict=True)]
        # The table of strings counts each use of one, and knew of the first ones alone.
        for place, (column, held) in enumerate(zip(columns, kept, strict=True)):
            used = 0 if place in days else Counter(map(type, column))[str]
            self.str_table.count += used - held.words
        self._check_dimensions(row + len(rows) - 1, len(columns) - 1)
        self._body = row, rows, looks

    def _write_rows(self) -> None:
        first, rows, looks = self._body
        last = self.dim_rowmax
        self.dim_rowmax = last - len(rows)
        super()._write_rows()
        self.dim_rowmax = last
        cells = "".join(
            f'<c r="{xl_col_to_name(place)}%d" s="{look._get_xf_index()}"%s'  # noqa: SLF001
            for place, look in enumerate(looks)
        )
        pattern = f'<row r="%d" spans="1:{len(looks)}">{cells}</row>'
        for number, row in enumerate(rows, start=first + 1):
            numbered: list[int | str] = [number] * (2 * len(row) + 1)
            numbered[2::2] = row
            self.fh.write(pattern % tuple(numbered))


class ExcelBook(Workbook):  # type: ignore[misc]
    """A workbook of such sheets."""

    worksheet_class = TableSheet
