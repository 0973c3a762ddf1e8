"""MHCLG's and ONS's tables in the publishers' layout, for tests. Every figure is made up.

The layout is the one that `data/pipeline/sources/homelessness_workbooks.py` and
`data/pipeline/areas/population_tables.py` name with where it was read from.
"""

import zipfile
from html import escape
from pathlib import Path

import pytest
from openpyxl import Workbook

from data.pipeline.raw.faults import InputFault

HEADINGS = 4  # rows of headings under the title
MONTHS = {3: "January to March", 6: "April to June", 9: "July to September", 12: "October to "}
DUTY = {
    "A2": "Total owed a prevention or relief duty1,2",
    "A2P": "Total owed a prevention duty1",
    "A2R": "Total owed a relief duty1",
}
OWED, ABUSE, VICTIM, PERPETRATOR = 4, 12, 14, 16  # places in a row of an area


def homelessness_sheets(names, *, ending="202603", tables=("A2P", "A2R"), split=True):
    """Return the sheets of one quarter: a made-up count for each area by its place.

    Args:
        names: Names of the 33 areas by code.
        ending: The last month of the quarter.
        tables: Sheets of reasons; ("A2",) is the form until June 2020.
        split: Whether victim and alleged perpetrator stand beside their total.
    """
    month = MONTHS[int(ending[4:])] + ("December" if ending.endswith("12") else "")
    sheets = {"Contents": [["Statutory homelessness (made up)"]], "A1": [["Table A1"]]}
    for table in tables:
        title = (
            f"Table {table} - Number of households owed a duty by reason for loss, or threat of "
            f"loss, of last settled home England, {month} {ending[:4]}"
        )
        head = [[""] * 18 for _ in range(HEADINGS)]
        head[0][OWED], head[0][6] = DUTY[table], "Reason for loss of last settled home:"
        head[1][6], head[1][8] = "Family or friends no longer willing", "Non-violent breakdown"
        head[1][10], head[1][ABUSE] = "Other violence or harrassment", "Domestic abuse"
        if split:
            head[2][ABUSE], head[2][VICTIM] = "Total Domestic\nabuse3", "Domestic abuse - victim"
            head[2][PERPETRATOR] = "Domestic abuse –  alleged perpetrator4"
        areas = [("E92000001", "ENGLAND"), ("", "Rest of England"), ("", "")]
        areas += [("E12000007", "London"), ("", ""), ("E06000022", "Bath and North East Somerset")]
        areas += list(names.items())
        rows = [_area(code, name, at) for at, (code, name) in enumerate(areas)]
        councils = [row for row in rows if row[0].startswith("E09")]
        for row in rows:
            if row[0] == "E12000007":
                row[OWED] = sum(one[OWED] for one in councils)
                row[ABUSE] = sum(one[ABUSE] for one in councils)
        notes = [["Notes"], ["1 Totals may not equal the sum"], [".. Data not supplied"]]
        suffix = "_" if table == "A2R" else ""
        sheets[table + suffix] = [[title], *head, *rows, [""], *notes]
    sheets["A3"] = [["Table A3 - support needs"]]
    return sheets


def _area(code, name, at):
    if not code:
        return ["", name] + [""] * 16
    owed, abuse = 100 + at, 10 + at % 7
    parts = [abuse, 0.1, abuse - 1, 0.09, 1, 0.01]
    return [code, name, "", "", owed, 1.0, 20, 0.2, 5, 0.05, 2, 0.02, *parts]


def yearly_sheets(residents, *, year=2025, geography="Geography", above=7):
    """Return MYE2 of one year; `residents` holds (code, name, persons)."""
    title = [[f"MYE2: Population estimates: Persons by age for local authorities, mid-{year}"]]
    title += [[""] for _ in range(above - 1)]
    london = ("E12000007", "LONDON", sum(persons for _, _, persons in residents))
    rows = [
        [code, name, "London Borough", persons, persons // 2, persons - persons // 2]
        for code, name, persons in (london, *residents)
    ]
    head = ["Code", "Name", geography, "All ages", "0", "1"]
    return {"Cover sheet": [["made up"]], "MYE2 - Persons": [*title, head, *rows]}


def detailed_rows(residents, *, years):
    """Return MYEB1: each age of each sex; the persons of an area stand at age 30, in halves."""
    head = ["ladcode23", "laname23", "country", "sex", "age"]
    rows = [["MYEB1: Detailed population estimates (made up)"]]
    rows.append([*head, *(f"population_{year}" for year in years)])
    for code, name, persons in residents:
        for sex, share in (("F", persons // 2), ("M", persons - persons // 2)):
            for age in range(91):
                there = share if age == 30 else 0
                rows.append([code, name, "E", sex, age, *(there for _ in years)])
    return rows


def write(sheets, path: Path) -> None:
    """Write XLSX or ODS, whichever the name says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".ods":
        _write_ods(sheets, path)
        return
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([None if cell == "" else cell for cell in row])
    book.save(path)


def _write_ods(sheets, path):
    spaces = "urn:oasis:names:tc:opendocument:xmlns"
    tables = "".join(
        f'<table:table table:name="{escape(name)}">'
        + "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)
        + "</table:table>"
        for name, rows in sheets.items()
    )
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{spaces}:office:1.0" '
        f'xmlns:table="{spaces}:table:1.0" xmlns:text="{spaces}:text:1.0"><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = f'<manifest:manifest xmlns:manifest="{spaces}:manifest:1.0"/>'
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("META-INF/manifest.xml", manifest)
        file.writestr("content.xml", content)


def _cell(value):
    if value == "":
        return "<table:table-cell/>"
    kind = "string" if isinstance(value, str) else "float"
    number = "" if kind == "string" else f' office:value="{value}"'
    text = f"<text:p>{escape(str(value))}</text:p>"
    return f'<table:table-cell office:value-type="{kind}"{number}>{text}</table:table-cell>'


def assert_refused(read, raw, *, file, words):
    """Hold that reading stops with a line that names the file, says `words` and has a remedy."""
    with pytest.raises(InputFault) as caught:
        read(raw)

    assert caught.value.file.startswith(file)
    assert words in str(caught.value)
    assert caught.value.remedy
