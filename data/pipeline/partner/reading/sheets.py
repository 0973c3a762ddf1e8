"""Reads workbooks of a partner: XLSX, ODS and XLS, with titles, merged headings and totals."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path

import numpy as np
import pyarrow as pa
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from data.pipeline.partner.entry.files import refuse_workbook_bomb
from data.pipeline.partner.mapping.codes import folded
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.mapping.form import Format
from data.pipeline.partner.reading.faults import FaultBook
from data.pipeline.partner.reading.headings import LOOKED_THROUGH, Heading, find_heading
from data.pipeline.partner.reading.input_files import PIECE, ExtractFile, Piece, unreadable

ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")


@dataclass
class SheetFile(ExtractFile):
    """One sheet of a workbook."""

    sheet: CalamineSheet = field(kw_only=True)
    heading_row: int = 1

    def read(
        self,
        *,
        only: Collection[str] | None = None,
        book: FaultBook | None = None,  # noqa: ARG002 - no line is broken
    ) -> Iterator[Piece]:
        """Yield every row after the headings; cells past the last heading are left out."""
        begin = self.heading_row + 1
        rows = islice(_rows(self.sheet), self.heading_row, None)
        while block := list(islice(rows, PIECE)):
            columns = zip(*(_fitted(row, len(self.header)) for row in block), strict=True)
            cells = [pa.array(column, pa.string()) for column in columns]
            table = pa.table(dict(zip(self.header, cells, strict=True)))
            kept = table.select(list(only or self.header))
            yield Piece(kept, np.arange(begin, begin + len(block)))
            begin += len(block)


def open_sheet(path: Path, *, form: Format, wanted: Collection[str]) -> SheetFile:
    """Read the headings of a workbook: of the sheet that is named, or that has the columns.

    Raises:
        ExtractFault: If it cannot be read, has no such sheet, or several that could be meant.
    """
    refuse_workbook_bomb(path)
    try:
        book = CalamineWorkbook.from_path(str(path))
    except (CalamineError, OSError) as error:
        reason = " ".join(str(error).split())[:160]
        raise unreadable(path, reason) from error
    names = _sheets(book, form=form, path=path)
    found = {}
    for name in names:
        rows = list(islice(_rows(book.get_sheet_by_name(name)), LOOKED_THROUGH))
        found[name] = find_heading(rows, wanted=wanted, row=form.heading_row)
    sought = {folded(one) for one in wanted}
    scores = {name: len(sought & {folded(one) for one in found[name].names}) for name in names}
    best = [name for name in names if scores[name] == max(scores.values())]
    if len(best) > 1 and scores[best[0]]:
        raise ExtractFault(
            f"{path.name}: sheets {' and '.join(map(repr, best[:3]))} have the same headings. "
            "Remedy: name one as format: sheet in the mapping."
        )
    return _opened(path, book.get_sheet_by_name(best[0]), found[best[0]])


def _sheets(book: CalamineWorkbook, *, form: Format, path: Path) -> list[str]:
    names: list[str] = book.sheet_names
    if form.sheet is None:
        if not names:
            raise ExtractFault(f"{path.name}: no sheet. Remedy: save the file again.")
        return names
    same = [name for name in names if folded(name) == folded(form.sheet)]
    if not same:
        raise ExtractFault(
            f"{path.name}: there is no sheet {form.sheet!r} (there are: {', '.join(names[:20])}). "
            "Remedy: correct format: sheet in the mapping, or leave it out."
        )
    return same[:1]


def _opened(path: Path, sheet: CalamineSheet, heading: Heading) -> SheetFile:
    if not any(heading.names):
        raise ExtractFault(
            f"{path.name}, sheet {sheet.name!r}: there is no header. Remedy: give each column a "
            "name, or say format: heading_row in the mapping."
        )
    said = f"{path.name}: read from sheet {sheet.name!r}, headings in row {heading.row}."
    return SheetFile(path, heading.names, said, sheet=sheet, heading_row=heading.row)


def _rows(sheet: CalamineSheet) -> Iterator[list[str]]:
    """Yield the rows of a sheet from its first on, as text."""
    for row in sheet.iter_rows():
        yield [_text(cell) for cell in row]


def _text(cell: object) -> str:
    """Return a cell as text: days in ISO form, whole numbers without a point."""
    if isinstance(cell, datetime):
        return cell.isoformat() if cell.time() != time() else cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _fitted(row: list[str], width: int) -> list[str]:
    return [*row[:width], *[""] * (width - len(row))]
