"""Workbooks that ask for too much, hide a sheet or have it twice. Every figure is made up."""

from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from data.pipeline.raw import plain, workbooks
from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.workbooks import Workbook
from tests.unit.pipeline.spoilt_workbook import read, refused


def test_what_is_spoilt_here_is_read_as_it_is(tmp_path):
    made = read(tmp_path, lambda _: None)

    assert made["area_code"].str.startswith("E09").sum() == 2 * 33


def test_a_zip_that_unpacks_to_too_much_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(plain, "UNPACKED", 5_000_000)
    path = tmp_path / "book.xlsx"
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 6_000_000)

    with pytest.raises(InputFault, match="unpacks to 6 MB, more than 5"):
        Workbook(path, name="book.xlsx")


@pytest.mark.parametrize("cell", ["XFD1048576", "CV1048576"])
def test_a_cell_in_the_last_row_asks_for_no_room_between(tmp_path, cell):
    def far(book):
        book["A2P"][cell] = "x"

    assert "needs too much memory" in refused(tmp_path, far)


def test_more_cells_than_any_sheet_has_are_refused_before_they_are_made(tmp_path, monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_IN_SHEET", 5_000)

    def wide(book):
        book["A2P"]["ZZ500"] = "x"

    assert "sheet A2P has 349,799 cells, more than 5,000" in refused(tmp_path, wide)


def test_blank_rows_said_once_for_a_million_are_refused_where_sheets_have_them_together(tmp_path):
    row = "<table:table-row{}><table:table-cell{}/></table:table-row>"
    one = row.format("", ' office:value-type="float" office:value="1"')
    blank = row.format(' table:number-rows-repeated="1000000"', "")
    sheet = f'<table:table table:name="s{{}}">{one}{blank}{one}</table:table>'
    spaces = " ".join(
        f'xmlns:{space}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
        for space in ("office", "table")
    )
    path = tmp_path / "book.ods"
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
        sheets = "".join(sheet.format(number) for number in range(8))
        packed.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>{sheets}"
            "</office:spreadsheet></office:body></office:document-content>",
        )

    with pytest.raises(InputFault, match="it needs too much memory"):
        Workbook(path, name="book.ods")


def test_more_sheets_than_any_workbook_has_are_refused(tmp_path):
    def many(book):
        for number in range(200):
            book.create_sheet(f"s{number}")

    assert "sheets, more than 200" in refused(tmp_path, many)


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_sheet_that_was_hidden_is_not_read(tmp_path, state):
    def hide(book):
        book["A2P"].sheet_state = state

    assert "has no sheet A2P" in refused(tmp_path, hide)


def test_two_sheets_of_one_table_are_refused(tmp_path):
    def again(book):
        book.create_sheet("A2P draft")

    assert "sheets 'A2P' and 'A2P draft' are both A2P" in refused(tmp_path, again)
