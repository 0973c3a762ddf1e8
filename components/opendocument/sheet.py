"""One sheet, filled by the calls that fill a sheet of Excel."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any

from components.opendocument.marks import link, paragraphs
from components.opendocument.styles import Styles

USUAL_LETTERS = 9.0
HEADING = "<table:table-header-rows>{row}</table:table-header-rows>"


class OpenSheet:
    """A sheet. Rows count from 0, as the calls do; names of the calls are xlsxwriter's."""

    def __init__(self, name: str, styles: Styles) -> None:
        self.name = name
        self.frozen = (0, 0)
        self.table: tuple[str, str] | None = None
        self._styles = styles
        self._columns: dict[int, float] = {}
        self._heights: dict[int, float] = {}
        self._cells: dict[int, dict[int, str]] = {}
        self._body: list[str] = []
        self._header_row: int | None = None

    def set_column(self, first: int, last: int, width: float) -> None:
        """Set the width of columns in letters."""
        self._columns |= dict.fromkeys(range(first, last + 1), width)

    def set_row(self, row: int, height: float) -> None:
        """Set the height of a row in points."""
        self._heights[row] = height

    def write_string(self, row: int, column: int, words: str, look: str) -> None:
        """Write text."""
        self._put(row, column, _string(words, look))

    def write_number(self, row: int, column: int, number: float, look: str) -> None:
        """Write a number; a program shows it as its look says."""
        self._put(row, column, _number(number, look))

    def write_body(
        self,
        row: int,  # noqa: ARG002 - the rows follow those that are written
        columns: Sequence[Sequence[str | int | float]],
        looks: Sequence[str],
        *,
        days: Collection[int],
    ) -> None:
        """Write the rows of a table, the last ones of the sheet.

        Args:
            row: Of the first, counted from 0: the one after all that are written.
            columns: The cells from the first column on; none is empty or not a number.
            looks: The style of each column.
            days: Places of the columns that hold days as ISO writes them.
        """
        written = [
            _each_once(column, look=look, days=place in days)
            for place, (column, look) in enumerate(zip(columns, looks, strict=True))
        ]
        self._body = [
            f"<table:table-row>{''.join(cells)}</table:table-row>"
            for cells in zip(*written, strict=True)
        ]

    def write_url(self, row: int, column: int, url: str, look: str, *, string: str) -> None:
        """Write words that lead to a cell of this file: `url` as Excel has it."""
        sheet, _, cell = url.removeprefix("internal:").rpartition("!")
        leads = link(string, to=f"#{sheet}.{cell}")
        self._put(row, column, _cell('office:value-type="string"', leads, look))

    def add_table(
        self, row: int, column: int, last_row: int, last_column: int, options: Mapping[str, Any]
    ) -> None:
        """Mark out a table by its name, and write its headings."""
        for place, one in enumerate(options["columns"], start=column):
            self.write_string(row, place, one["header"], one["header_format"])
        ends = (f"{letters(column)}{row + 1}", f"{letters(last_column)}{last_row + 1}")
        self.table = (options["name"], ":".join(f"'{self.name}'.{one}" for one in ends))

    def freeze_panes(self, row: int, column: int) -> None:
        """Keep what lies above and left of a cell in sight."""
        self.frozen = (row, column)

    def repeat_rows(self, row: int) -> None:
        """Print a row again at the head of each sheet of paper."""
        self._header_row = row

    def set_paper(self, _: int) -> None:
        """Each sheet is printed on A4."""

    def set_landscape(self) -> None:
        """Each sheet is printed across."""

    def fit_to_pages(self, _: int, __: int) -> None:
        """Each sheet is as wide as its paper."""

    def activate(self) -> None:
        """The first sheet is the one that opens."""

    def ended(self) -> str:
        """Return the sheet as it is written, and let go of its cells."""
        rows = []
        for row in range(max(self._cells, default=0) + 1):
            written = self._row(row)
            heading = row == self._header_row
            rows.append(HEADING.format(row=written) if heading else written)
        rows += self._body
        columns = self._column_marks()
        self._cells.clear()
        self._body = []
        named = f'table:name="{escape(self.name)}" table:style-name="{self._styles.sheet()}"'
        return f"<table:table {named}>{columns}{''.join(rows)}</table:table>"

    def _put(self, row: int, column: int, written: str) -> None:
        self._cells.setdefault(row, {})[column] = written

    def _column_marks(self) -> str:
        last = max((*self._columns, *(each for row in self._cells.values() for each in row)))
        widths = (self._columns.get(place, USUAL_LETTERS) for place in range(last + 1))
        return "".join(
            f'<table:table-column table:style-name="{self._styles.column(one)}"/>' for one in widths
        )

    def _row(self, row: int) -> str:
        height = self._heights.get(row)
        style = f' table:style-name="{self._styles.row(height)}"' if height else ""
        held = self._cells.get(row, {})
        cells = (
            held.get(place, "<table:table-cell/>") for place in range(max(held, default=0) + 1)
        )
        return f"<table:table-row{style}>{''.join(cells)}</table:table-row>"


def _each_once(column: Sequence[str | float], *, look: str, days: bool) -> list[str]:
    """Return the cells of a column as they are written: few of a long one differ."""
    kept = {cell: _written(cell, look, day=days) for cell in dict.fromkeys(column)}
    return [kept[cell] for cell in column]


def _written(cell: str | float, look: str, *, day: bool) -> str:
    if day:
        return _day(datetime.fromisoformat(str(cell)), look)
    return _string(cell, look) if isinstance(cell, str) else _number(cell, look)


def _string(words: str, look: str) -> str:
    return _cell('office:value-type="string"', paragraphs(words), look)


def _number(number: float, look: str) -> str:
    value = f'office:value-type="float" office:value="{number!r}"'
    return _cell(value, f"<text:p>{number!r}</text:p>", look)


def _day(day: datetime, look: str) -> str:
    value = f'office:value-type="date" office:date-value="{day:%Y-%m-%d}"'
    return _cell(value, f"<text:p>{day.day} {day:%B %Y}</text:p>", look)


def _cell(value: str, shown: str, look: str) -> str:
    return f'<table:table-cell table:style-name="{look}" {value}>{shown}</table:table-cell>'


def letters(column: int) -> str:
    """Return what a spreadsheet calls a column, counted from 0."""
    before, last = divmod(column, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)
