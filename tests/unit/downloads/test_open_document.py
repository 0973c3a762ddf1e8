"""Text and places in OpenDocument: what is read back is what was written."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from python_calamine import CalamineWorkbook

from components.downloads.workbook import opendocument
from components.opendocument.sheet import letters

WRITTEN = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1)
LOOK = {"font_size": 12}


def book_of(cells):
    """A made-up workbook with the cells in one column."""
    written = BytesIO()
    with opendocument(written) as book:
        about = {"title": "a < b & c", "author": "", "comments": "", "created": date(2025, 7, 31)}
        book.set_properties(about)
        sheet, look = book.add_worksheet("A & B"), book.add_format(LOOK)
        for row, cell in enumerate(cells):
            (sheet.write_string if isinstance(cell, str) else sheet.write_number)(
                row, 0, cell, look
            )
    return written.getvalue()


def read(data):
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    assert book.sheet_names == ["A & B"]
    return [row[0] for row in book.get_sheet_by_name("A & B").to_python(skip_empty_area=False)]


@given(st.lists(WRITTEN, min_size=1, max_size=5))
def test_text_stays_as_it_is_spaces_and_signs_included(cells):
    assert read(book_of(cells)) == cells


def test_lines_stay_lines():
    assert read(book_of(["one\ntwo"])) == ["one\ntwo"]


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=5))
def test_numbers_keep_their_digits(cells):
    assert read(book_of(cells)) == cells


@given(st.integers(0, 16_383))
def test_columns_are_called_as_spreadsheets_call_them(column):
    assert letters(column) == get_column_letter(column + 1)


def test_a_fault_on_the_way_leaves_no_file():
    written = BytesIO()
    with pytest.raises(RuntimeError), opendocument(written):
        raise RuntimeError
    assert written.getvalue() == b""
