"""Reading a publisher's workbook: XLSX or ODS, as it was fetched."""

import re
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.parse import MOST_IN_SHEET, refuse_more
from data.pipeline.raw.plain import why_no_workbook

REMEDY = "fetch the file again, without a password, and do not save it in another form"
MEMORY = 256 << 20  # bytes to open one in: all its sheets are held while one of them is read
SUFFIXES = (".xlsx", ".ods", ".xls")
FOOTNOTES = re.compile(r"(?<=[a-z)])[\s\d,]*\d$", re.IGNORECASE)
Row = list[object]


class Workbook:
    """The sheets of one file, read when they are asked for.

    Args:
        path: Where the file is: a plain file.
        name: The same relative to the raw folder, for messages.

    Raises:
        InputFault: If the file is no workbook, or asks for too much memory or time.
    """

    def __init__(self, path: Path, *, name: str) -> None:
        self.name = name
        problem = why_no_workbook(path, memory=MEMORY)
        if problem:
            raise InputFault(name, None, f"cannot be read as a workbook: it {problem}", REMEDY)
        try:
            self._book = CalamineWorkbook.from_path(str(path))
        except (CalamineError, OSError) as error:
            raise InputFault(
                name, None, f"cannot be read as a workbook ({error})", REMEDY
            ) from error
        # What is hidden was taken back, or was never meant to be read.
        self.sheets: list[str] = [
            one.name
            for one in self._book.sheets_metadata
            if one.visible is SheetVisibleEnum.Visible and one.typ is SheetTypeEnum.WorkSheet
        ]

    def rows(self, sheet: str) -> list[Row]:
        """Return the cells row by row from the first row on; a blank cell is an empty text.

        Of merged cells the first holds the value and the others are blank.

        Raises:
            InputFault: If there are more cells than any sheet has that is read.
        """
        found = self._book.get_sheet_by_name(sheet)
        cells = found.total_height * found.total_width
        refuse_more(cells, MOST_IN_SHEET, of="cells", path=self.name, part=f"sheet {sheet}")
        return found.to_python(skip_empty_area=False)  # type: ignore[return-value]

    def place(self, sheet: str) -> str:
        """Return how a message names a sheet."""
        return f"{self.name}, sheet {sheet}"


def label(cell: object) -> str:
    """Return the heading in a cell: one line in small letters, without numbers of footnotes."""
    text = " ".join(str(cell).replace("–", "-").split())
    return FOOTNOTES.sub("", text).strip().casefold()


def whole_number(cell: object) -> int | None:
    """Return a count; None where the cell holds anything else, such as a text of digits."""
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return None
    return int(cell) if cell >= 0 and cell == int(cell) else None
