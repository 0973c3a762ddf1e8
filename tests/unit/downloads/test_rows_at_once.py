"""Rows of a table that are written all at once are what the same cells are one by one."""

from datetime import date, datetime
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from components.downloads.workbook import excel, opendocument
from components.downloads.workbook_look import Looks, frame_table

ABOUT = {"title": "made up", "author": "", "comments": "", "created": datetime(2025, 7, 31)}  # noqa: DTZ001 - as the books take it
WORDS = ["Barnet", "a < b & “c”", "", " two  spaces ", "[c]"]
DAYS = ["2025-07-31", "2024-02-29", "1998-12-31"]
SHEETS = ("first", "second")  # the second meets words that the first one has brought
NUMBERS = [1, 2.5, "[c]", 1234567.891, 0, -0.1, "1"]


def cells_of(rows):
    """Columns of words, of days, and of numbers with words among them."""
    return [[kind[at % len(kind)] for at in range(rows)] for kind in (WORDS, DAYS, NUMBERS)]


def framed(book, columns, *, name):
    """A sheet with a line above a table of columns, and the looks of these."""
    looks = Looks(book)
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, "Barnet", looks.title)
    rows, headings = len(columns[0]), ["Words", "Day", "Number"]
    frame_table(sheet, first_row=1, rows=rows, headings=headings, name=f"The_{name}", looks=looks)
    return sheet, [looks.line, looks.day, looks.number(1)]


def at_once(book, columns):
    book.set_properties(ABOUT)
    for name in SHEETS:
        sheet, looks = framed(book, columns, name=name)
        sheet.write_body(2, columns, looks, days=[1])


def one_by_one(book, columns):
    book.set_properties(ABOUT)
    for name in SHEETS:
        sheet, looks = framed(book, columns, name=name)
        for row, cells in enumerate(zip(*columns, strict=True), start=2):
            words, day, number = cells
            sheet.write_string(row, 0, words, looks[0])
            sheet.write_datetime(row, 1, datetime.fromisoformat(day), looks[1])
            (sheet.write_string if isinstance(number, str) else sheet.write_number)(
                row, 2, number, looks[2]
            )


@pytest.mark.parametrize("rows", [1, 13, 14, 15, 40])
def test_a_workbook_of_excel_has_the_bytes_that_its_library_writes(rows):
    ours, theirs = BytesIO(), BytesIO()
    columns = cells_of(rows)

    with excel(ours) as book:
        at_once(book, columns)
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(theirs, options) as book:
        one_by_one(book, columns)

    assert ours.getvalue() == theirs.getvalue()


def test_a_sheet_of_opendocument_has_each_cell_in_its_place():
    written, columns = BytesIO(), cells_of(20)

    with opendocument(written) as book:
        at_once(book, columns)
    sheet = CalamineWorkbook.from_filelike(BytesIO(written.getvalue())).get_sheet_by_index(0)

    shown = [columns[0], [date.fromisoformat(one) for one in columns[1]], columns[2]]
    head = [["Barnet", "", ""], ["Words", "Day", "Number"]]
    assert sheet.to_python(skip_empty_area=False) == [*head, *map(list, zip(*shown, strict=True))]
