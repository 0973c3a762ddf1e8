"""How cells of a spreadsheet look: the few formats there are, each added once."""

from collections.abc import Sequence
from typing import Any

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


def frame_table(
    sheet: Any,  # noqa: ANN401
    *,
    first_row: int,
    rows: int,
    headings: Sequence[str],
    name: str,
    looks: Looks,
) -> None:
    """Mark out a table object with its headings; the cells are written afterwards."""
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
