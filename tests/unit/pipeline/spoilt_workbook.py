"""Spoil a publisher's workbook of one quarter, and read it. Every figure is made up."""

import openpyxl
import pytest

from data.pipeline.areas.places import BY_CODE
from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.read import RawFolder
from data.pipeline.sources.homelessness_workbooks import FOLDER, by_file
from tests.unit.pipeline.fault_line import in_one_line
from tests.unit.pipeline.publisher_workbooks import homelessness_sheets

NAME = f"{FOLDER}/Detailed_202603.xlsx"
BARNET = "E09000003"


def read(folder, change):
    """Write a quarter's workbook below a folder, do something to it, and read it."""
    path = folder / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in homelessness_sheets(BY_CODE).items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([cell if cell != "" else None for cell in row])
    change(book)
    book.save(path)
    return by_file(RawFolder(folder))[NAME]


def refused(folder, change):
    """Return the one line with which the workbook is refused."""
    with pytest.raises(InputFault) as caught:
        read(folder, change)
    assert str(caught.value).startswith(NAME)
    return in_one_line(caught)


def owed(book):
    """Return the sheet of prevention, and the row in it that holds Barnet's count."""
    sheet = book["A2P"]
    row = next(row for row in range(1, 60) if sheet.cell(row, 1).value == BARNET)
    return sheet, row
