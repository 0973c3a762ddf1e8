"""The spreadsheet: accessible, explained, and the same figures in an office suite."""

import csv
import shutil
import subprocess
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from data.model import Level, Severity
from tests.callbacks.downloaded import VIEW


@pytest.fixture(scope="module")
def book(fetch):
    return load_workbook(BytesIO(fetch("view.xlsx", **VIEW).data))


def test_the_spreadsheet_follows_the_rules_for_accessible_ones(book):
    assert book.sheetnames[:2] == ["Cover", "Notes"]
    assert book.active.title == "Cover"
    for sheet in book:
        assert sheet.sheet_state == "visible"
        assert isinstance(sheet["A1"].value, str)
        assert not sheet.merged_cells.ranges
        assert sheet.column_dimensions["A"].width > 10
        assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)
    for sheet in book.worksheets[1:]:
        [table] = sheet.tables.values()
        first, *body = sheet[table.ref]
        headings = [cell.value for cell in first]
        assert len(set(headings)) == len(headings)
        assert all(cell.value not in {None, ""} for line in body for cell in line)
        assert sheet.freeze_panes is not None
        assert table.ref.startswith(f"A{sheet[sheet.freeze_panes].row - 1}:")


def test_each_sheet_of_figures_says_what_must_be_read_above_its_table(book, catalogue):
    must = [
        one.headline
        for one in catalogue.caveats_for("da_offences_rate", level=Level.BOROUGH)
        if one.severity is Severity.MUST_READ
    ]
    for sheet in [book["Cover"], *book.worksheets[2:]]:
        above = [sheet.cell(row=line, column=1).value for line in range(1, 14)]
        assert set(must) <= set(above)


def test_every_shorthand_in_the_tables_is_explained_in_the_notes(book):
    explained = " ".join(str(line[1]) for line in book["Notes"].iter_rows(values_only=True))
    used = {
        cell
        for sheet in book.worksheets[2:]
        for line in sheet.iter_rows(values_only=True)
        for cell in line
        if isinstance(cell, str) and cell.startswith("[")
    }
    assert used
    assert all(part in explained for mark in used for part in mark.split())


@pytest.mark.office
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_the_spreadsheet_opens_in_libreoffice_with_the_same_figures(fetch, tmp_path, kind):
    assert shutil.which("soffice"), "install libreoffice-calc-nogui"
    made = tmp_path / f"view.{kind}"
    made.write_bytes(fetch(f"view.{kind}", **VIEW).data)
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
        "--outdir",
        str(tmp_path),
        str(made),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    [boroughs] = tmp_path.glob("view-Table 2.csv")
    lines = list(csv.reader(StringIO(boroughs.read_text())))
    [wandsworth] = [line for line in lines if line[0] == "Wandsworth"]
    assert wandsworth[1] == "E09000032"
    assert any(cell.startswith("7.50") for cell in wandsworth)
    [city] = [line for line in lines if line[0] == "City of London"]
    assert "[z]" in city


def test_the_whole_release_as_one_workbook_leaves_out_what_may_not_be_passed_on(fetch, catalogue):
    answer = fetch("release.xlsx")
    book = CalamineWorkbook.from_filelike(BytesIO(answer.data))
    closed = [one.id for one in catalogue.indicators.values() if not one.redistribute]
    names = " ".join(book.sheet_names)

    assert closed
    assert "spreadsheetml" in answer.kind
    assert not any(one[:31] in names for one in closed)
    assert len(book.sheet_names) > 20
