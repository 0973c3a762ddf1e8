"""A file is read as systems write it: any encoding, separator, heading row and sheet. Made up."""

import zipfile
from datetime import datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.reading.encodings import encoding_of
from data.pipeline.partner.reading.headings import column_names, letters
from tests.partner.extracts import HEADER, ONE, checked, counted, faults

CODES = {"offence_type": ["Café", "Robbery"]}


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "mac_roman"],
)
def test_the_encoding_is_found_and_said(tmp_path, encoding):
    lines = [f"2024-05-06,{ONE},Café,Flat 3 – “the café” £{number}" for number in range(30)]
    result = checked(tmp_path, "\n".join([HEADER, *lines]), encoding=encoding, codes=CODES)

    assert counted(result)["category"].tolist() == ["Café"] * 30
    assert "incidents.csv: read as " in result.said[0]


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
@pytest.mark.parametrize("words", ["£20", "café", "“rear” £5", "Renée – flat"])
def test_few_letters_are_enough_to_tell_encodings_of_here_apart(tmp_path, encoding, words):
    path = tmp_path / "incidents.csv"
    path.write_bytes((f"a,b\n1,x\n1,{words}\n").encode(encoding, "ignore"))

    found = path.read_text(encoding=encoding_of(path))
    assert found == path.read_text(encoding=encoding)


def test_letters_late_in_a_long_file_decide_its_encoding(tmp_path):
    lines = [f"2024-05-06,{ONE},Robbery,"] * 60_000 + [f"2024-05-06,{ONE},Café,"]
    result = checked(tmp_path, "\n".join([HEADER, *lines]), encoding="cp1252", codes=CODES)

    assert counted(result)["category"].iloc[-1] == "Café"


@pytest.mark.parametrize(
    ("delimiter", "words"), [(";", "semicolons"), ("\t", "tabs"), ("|", "bars")]
)
def test_what_stands_between_cells_is_found_and_said(tmp_path, delimiter, words):
    lines = [HEADER, f'2024-05-06,{ONE},Robbery,"Flat 3, High St; rear"', f"2024-05-07,{ONE},,x"]
    text = "\n".join(line.replace(",", delimiter) for line in lines)
    result = checked(tmp_path, text)

    assert len(counted(result)) == 2
    assert f"with {words} between cells, headings in row 1" in result.said[0]


def test_line_breaks_in_quoted_text_are_no_rows(tmp_path):
    text = f'{HEADER}\r\n2024-05-06,{ONE},Robbery,"a\nb"\r\nnever,{ONE},,\r\n'
    result = checked(tmp_path, text)

    assert len(counted(result)) == 1
    assert [fault["row"] for fault in faults(tmp_path)] == ["3"]


def test_bytes_that_are_no_text_are_refused(tmp_path):
    (tmp_path / "incidents.csv").write_bytes(b"\0\1\2\3" * 200)

    with pytest.raises(ExtractFault, match="no text, it holds bytes of zero"):
        checked(tmp_path, None)


def test_an_encoding_that_is_named_and_wrong_is_refused(tmp_path):
    with pytest.raises(ExtractFault, match=r"format: encoding"):
        checked(tmp_path, f"{HEADER}\n2024-05-06,{ONE},Café,\n", encoding="cp1252",
                format={"encoding": "utf-8"})  # fmt: skip


def test_titles_above_the_headings_and_totals_below_are_no_records(tmp_path):
    text = (
        "Domestic abuse incidents,,,\nPrinted 1 May 2025,,,\n,,,\n"
        f"{HEADER}\n2024-05-06,{ONE},Robbery,\n,,,\nnever,{ONE},,\nGrand Total,2,,\n"
    )
    result = checked(tmp_path, text)

    assert len(counted(result)) == 1
    assert result.counts[0].rows_read == 2
    assert [fault["row"] for fault in faults(tmp_path)] == ["7"]
    assert any("passed over as totals: row 8" in line for line in result.said)


def test_a_total_that_is_a_broken_line_is_no_record_either(tmp_path):
    result = checked(tmp_path, f"{HEADER}\n2024-05-06,{ONE},Robbery,\nTotal,1\n")

    assert result.counts[0].rows_read == 1
    assert any("totals: row 3" in line for line in result.said)


def workbook(path, rows, *, sheet="Data", merge=(), more=()):
    book = openpyxl.Workbook()
    first = book.active
    first.title = sheet
    for row in rows:
        first.append(row)
    for one in merge:
        first.merge_cells(one)
    for title, cells in more:
        other = book.create_sheet(title)
        for row in cells:
            other.append(row)
    book.save(path)


ROWS = [
    ["Camden – incidents (OFFICIAL)"],
    ["Incident", None, "Place", "Detail"],
    ["URN", "date", "lsoa", "offence_type"],
    ["A1", datetime(2024, 5, 6, 14, 30), ONE, "Robbery"],  # noqa: DTZ001 - as a sheet holds it
    [None, None, None, None],
    ["A2", datetime(2024, 5, 7), ONE, "Robbery"],  # noqa: DTZ001
    ["TOTAL", 2, None, None],
]


def test_a_workbook_is_read_past_titles_merged_headings_empty_rows_and_totals(tmp_path):
    workbook(tmp_path / "incidents.xlsx", ROWS, merge=["A1:D1", "A2:B2"])
    result = checked(tmp_path, None, name="incidents.xlsx")

    assert len(counted(result)) == 2
    assert "sheet 'Data', headings in row 3" in result.said[0]
    assert result.counts[0].rows_read == 2


def test_the_sheet_that_has_the_columns_is_found_or_named(tmp_path):
    cover = ("Notes", [["Prepared by", "somebody"], ["Printed", "May 2025"]])
    workbook(
        tmp_path / "incidents.xlsx", *[[["About"]]], sheet="Cover", more=[cover, ("2024", ROWS)]
    )
    result = checked(tmp_path, None, name="incidents.xlsx")
    named = checked(tmp_path, None, name="incidents.xlsx", format={"sheet": "2024 "})

    assert len(counted(result)) == len(counted(named)) == 2
    assert "sheet '2024'" in result.said[0]


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"sheet": "2023"}, r"no sheet '2023' \(there are: Data, 2025\). Remedy: correct"),
        ({}, "sheets 'Data' and '2025' have the same headings. Remedy: name one"),
        ({"sheet": "2025", "heading_row": 1}, "no column 'date'"),
    ],
)
def test_a_sheet_that_cannot_be_meant_is_refused_in_one_line(tmp_path, form, words):
    workbook(tmp_path / "incidents.xlsx", ROWS, more=[("2025", ROWS)])

    with pytest.raises(ExtractFault, match=words) as refused:
        checked(tmp_path, None, name="incidents.xlsx", format=form)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_no_workbook_is_refused(tmp_path):
    (tmp_path / "incidents.xlsx").write_text("date,lsoa\n")

    with pytest.raises(ExtractFault, match=r"incidents\.xlsx: cannot be read"):
        checked(tmp_path, None, name="incidents.xlsx")


def test_a_workbook_whose_first_cells_are_empty_numbers_its_rows_as_a_spreadsheet(tmp_path):
    rows = [[], [], [None, "date", "lsoa"], [None, "2024-05-06", ONE], [None, "never", ONE]]
    workbook(tmp_path / "incidents.xlsx", rows)
    checked(tmp_path, None, name="incidents.xlsx")

    assert [fault["row"] for fault in faults(tmp_path)] == ["5"]


KIND = "application/vnd.oasis.opendocument.spreadsheet"


def test_an_open_document_is_read(tmp_path):
    cells = [["date", "lsoa"], ["2024-05-06", ONE], ["2024-05-07", ONE]]
    table = "".join(
        "<table:table-row>"
        + "".join(
            '<table:table-cell office:value-type="string"><text:p>'
            f"{cell}</text:p></table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in cells
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    with zipfile.ZipFile(tmp_path / "incidents.ods", "w") as file:
        file.writestr("mimetype", KIND)
        file.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:'
            'manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/>'
            "</manifest:manifest>",
        )
        file.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {spaces}><office:body>'
            f'<office:spreadsheet><table:table table:name="S">{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )

    assert len(counted(checked(tmp_path, None, name="incidents.ods"))) == 2


def test_columns_are_known_in_any_case_spacing_and_punctuation(tmp_path):
    columns = {"incidents": {"date": "committed_from", "lsoa": "LSOA (2021)"}}
    result = checked(tmp_path, f"Committed From,LSOA 2021\n2024-05-06,{ONE}\n", columns=columns)

    assert len(counted(result)) == 1


def test_columns_that_are_called_alike_are_told_apart_by_the_heading_above(tmp_path):
    text = f"Incident,,Arrest,\nDate,LSOA,Date,LSOA\n2024-05-06,{ONE},2023-01-01,{ONE}\n"
    columns = {"incidents": {"date": "Incident: Date", "lsoa": "Incident: LSOA"}}

    assert len(counted(checked(tmp_path, text, columns=columns))) == 1
    with pytest.raises(ExtractFault, match="'Incident: Date' or 'Arrest: Date'"):
        checked(tmp_path, text)


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ([["a", "b"]], ("a", "b")),
        ([["a", "", "c"]], ("a", "column B", "c")),
        ([["a", "a"]], ("a (1)", "a (2)")),
        ([["One", "", "Two"], ["a", "b", "a"]], ("One: a", "b", "Two: a")),
        ([["One", "Both", ""], ["a", "", "c"]], ("a", "Both", "c")),
        ([["A title", "", ""], ["a", "a", "c"]], ("a (1)", "a (2)", "c")),
    ],
)
def test_each_column_has_a_name_of_its_own(rows, names):
    assert column_names(rows, len(rows) - 1) == names


@given(
    st.lists(st.lists(st.sampled_from(["", "a", "A ", "b"]), min_size=4, max_size=4), min_size=1)
)
def test_no_two_columns_ever_share_a_name(rows):
    names = column_names(rows, len(rows) - 1)

    assert len(set(names)) == len(names) == 4


def test_letters_name_columns_as_a_spreadsheet_does():
    assert [letters(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
