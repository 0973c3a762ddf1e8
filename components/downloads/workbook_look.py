"""How cells of a spreadsheet look: the few formats there are, each added once."""

from collections.abc import Sequence
from math import ceil
from typing import Any

LINE_HEIGHT = 16.0  # points of one line at this size
WORDS_WRAP = 1.15  # lines break at words, so they hold a little less than their width
A4 = 9
INK = {"font_name": "Arial", "font_size": 12, "valign": "top"}


class Looks:
    """Formats of one workbook. The library has no types, so a format is anything."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401
        self._book = book
        self.text = self._add(text_wrap=True)
        self.line = self._add()
        self.title = self._add(bold=True, font_size=16)
        self.heading = self._add(bold=True, text_wrap=True, bottom=1)
        self.link = self._add(underline=1, font_color="#005194")
        self.mark = self._add(align="right")
        self.plain_number = self._add(num_format="#,##0.####")
        self.day = self._add(num_format="d mmmm yyyy", align="left")
        self._numbers: dict[int, Any] = {}

    def number(self, decimals: int) -> Any:  # noqa: ANN401
        """Return the format of a number with so many decimals."""
        if decimals not in self._numbers:
            pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
            self._numbers[decimals] = self._add(num_format=pattern)
        return self._numbers[decimals]

    def _add(self, **look: object) -> Any:  # noqa: ANN401
        return self._book.add_format({**INK, **look})


def row_height(words: str, *, width: int) -> float:
    """Return the height of a row in points that shows all its words in a column so wide.

    Not every program widens a row by itself when it opens a file.
    """
    return LINE_HEIGHT * ceil((len(words) + 1) * WORDS_WRAP / width)


def print_on_a4(sheet: Any, *, heading_row: int | None = None) -> None:  # noqa: ANN401
    """Print across one page, the headings of a table again on each."""
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    if heading_row is not None:
        sheet.repeat_rows(heading_row)


def frame_table(
    sheet: Any,  # noqa: ANN401
    *,
    first_row: int,
    rows: int,
    headings: Sequence[str],
    name: str,
    looks: Looks,
    heading_lines: int = 1,
) -> None:
    """Mark out a table object with its headings; the cells are written afterwards."""
    sheet.set_row(first_row, heading_lines * LINE_HEIGHT)
    sheet.add_table(
        first_row,
        0,
        first_row + rows,
        len(headings) - 1,
        {
            "name": name,
            "style": "Table Style Light 1",
            "columns": [{"header": one, "header_format": looks.heading} for one in headings],
        },
    )
