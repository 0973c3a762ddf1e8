"""Cells, notes and files of downloads, from made-up rows."""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import pandas as pd
import pytest
from openpyxl import load_workbook

from components.downloads.archive import zip_bytes
from components.downloads.cells import neutral, shown_cells, text_cells
from components.downloads.csv_text import csv_bytes
from components.downloads.files import csv_archive
from components.downloads.parcel import Parcel, Part, span_of
from components.downloads.workbook import workbook_bytes
from data.catalogue import Catalogue
from data.model import Level, PeriodType
from data.passed_on.extract import Cut, open_rows
from tests.unit.metric_rows import OFFENCES, boroughs, frame, indicator, months, row

WIDE = [chr(ord(start) + 0xFEE0) for start in "=+-@"]  # of keyboards in East Asia
FORMULA = '=HYPERLINK("http://example.org","x")'


def parcel(rows, **parts):
    catalogue = Catalogue.load()
    return Parcel(
        title=parts.get("title", "Made up"),
        address="/",
        release="2000-01",
        data_to="2000-01-31",
        parts=(
            Part(
                indicator=indicator(OFFENCES.model_dump()),
                caveats=catalogue.caveats_for("da_offences"),
                breaks=(),
                sources=(catalogue.sources["met_monthly"],),
                rows=rows,
            ),
        ),
        all_sources=tuple(catalogue.sources.values()),
    )


def cells_by_name(rows):
    return [dict(zip(rows.columns, cells, strict=True)) for cells in shown_cells(rows)]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", *WIDE])
def test_text_that_could_start_a_formula_is_made_plain(start):
    assert neutral(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("text", ["Barnet", "12", "", "–", "[c]", "a=b"])
def test_other_text_stays_as_it_is(text):
    assert neutral(text) == text


@pytest.mark.parametrize(
    ("status", "mark"),
    [("suppressed", "[c]"), ("not_applicable", "[z]"), ("missing", "[x]")],
)
def test_a_number_that_is_not_there_has_the_shorthand_of_its_reason(status, mark):
    [cells] = cells_by_name(boroughs(status))
    for name in ("value", "lower", "upper", "numerator", "denominator"):
        assert cells[name] == mark


def test_a_count_across_a_break_keeps_its_number_and_what_it_lacks_is_not_applicable():
    [cells] = cells_by_name(frame([row(7, status="not_comparable")]))
    assert (cells["value"], cells["lower"], cells["era"]) == (7, "[z]", "from_2024_03")


def test_no_cell_is_ever_empty_and_flags_stand_in_brackets():
    rows = frame([row(7, flags="p u"), row(0, area_code="E09000004")])
    cells = cells_by_name(rows)
    assert all(cell not in {"", None} for each in cells for cell in each.values())
    assert [each["flags"] for each in cells] == ["[p] [u]", "[z]"]
    assert cells[1]["value"] == 0


def test_other_tables_keep_their_numbers_and_lose_their_formulas():
    table = pd.DataFrame({"quote": [FORMULA, None], "number": [1.5, None]})
    assert text_cells(table, numbers=["number"]) == [[f"'{FORMULA}", 1.5], ["[z]", "[z]"]]


def test_notes_above_a_table_say_in_which_line_it_begins():
    lines = list(
        csv.reader(
            StringIO(csv_bytes(["a"], [["b"]], notes=["one", "two\nthree"]).decode("utf-8-sig"))
        )
    )
    first = int(lines[0][0].split("line ")[1].split(" ")[0])
    assert lines[first - 1 :] == [["a"], ["b"]]
    assert all(line[0].startswith("#") for line in lines[: first - 1])
    assert lines[: first - 1] == [[lines[0][0], "one | two three"]]


def test_notes_too_long_for_a_cell_of_a_spreadsheet_go_on_in_the_next():
    notes = [f"{place} “{'word ' * 500}”" for place in range(40)]
    [told, *_] = csv.reader(StringIO(csv_bytes(["a"], [["b"]], notes=notes).decode("utf-8-sig")))
    assert max(map(len, told)) < 32_767
    assert " | ".join(told[1:]).split(" | ") == [" ".join(note.split()) for note in notes]


def test_a_zip_file_depends_on_nothing_but_its_content():
    made = zip_bytes({"a.txt": b"1"})
    assert made == zip_bytes({"a.txt": b"1"})
    assert ZipFile(BytesIO(made)).getinfo("a.txt").date_time == (1980, 1, 1, 0, 0, 0)


def test_a_formula_from_a_source_reaches_neither_csv_nor_spreadsheet():
    held = parcel(frame([row(7, area_name=FORMULA)]), title=FORMULA)
    figures = ZipFile(BytesIO(csv_archive(held))).read("figures.csv").decode()
    cells = [cell for line in csv.reader(StringIO(figures)) for cell in line]
    assert f"'{FORMULA}" in cells
    assert FORMULA not in cells
    book = load_workbook(BytesIO(workbook_bytes(held)))
    found = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value]
    assert all(cell.data_type != "f" for cell in found)
    assert f"'{FORMULA}" in [cell.value for cell in found]


def test_the_period_of_a_file_is_one_period_or_a_stretch():
    assert span_of(frame([row(7)])) == "year to July 2025"
    assert span_of(months("2024-11-01", [1, 2, 3])) == "November 2024 to January 2025"
    assert span_of(frame([])) == ""


class MadeUpRepository:
    """Has one row for every level and kind of period."""

    def values(self, indicator_id, *, level, period_type):
        made = {"indicator_id": indicator_id, "level": level, "period_type": period_type}
        return pd.DataFrame([row(7, **made)])


def test_rows_are_cut_by_level_kind_area_and_period():
    one = indicator(OFFENCES.model_dump())
    assert len(open_rows(MadeUpRepository(), one, cut=Cut())) == len(Level) * len(PeriodType)
    cut = Cut(levels=[Level.WARD], period_type=PeriodType.MONTH, areas=["E09000003"])
    assert len(open_rows(MadeUpRepository(), one, cut=cut)) == 1
    later = Cut(start=pd.Timestamp("2025-08-01").date())
    assert open_rows(MadeUpRepository(), one, cut=later).empty
    elsewhere = Cut(areas=["E09000002"])
    assert open_rows(MadeUpRepository(), one, cut=elsewhere).empty


def test_what_may_not_be_passed_on_has_no_rows_whatever_the_release_holds():
    closed = indicator(OFFENCES.model_dump()).model_copy(update={"redistribute": False})
    assert open_rows(MadeUpRepository(), closed, cut=Cut()).empty
