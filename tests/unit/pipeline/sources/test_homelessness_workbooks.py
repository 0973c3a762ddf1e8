"""MHCLG's workbooks in their own layout, their variants and their faults. Figures are made up."""

import pandas as pd
import pytest

from data.pipeline.areas import population_tables
from data.pipeline.areas.places import LONDON, boroughs, mid_year_residents
from data.pipeline.met import dashboard as met_dashboard
from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.read import RawFolder
from data.pipeline.sources import homelessness_workbooks
from data.pipeline.sources.homelessness_tables import FILE, owed_by_quarter
from tests.unit.pipeline.publisher_workbooks import (
    ABUSE,
    OWED,
    PERPETRATOR,
    assert_refused,
    homelessness_sheets,
    write,
)

pytestmark = pytest.mark.raw
NEXT = "Statutory_Homelessness_Detailed_Local_Authority_Data_202603.xlsx"
CAMDEN, BARNET = "E09000007", "E09000003"


@pytest.fixture(scope="module")
def names(raw_folder):
    return boroughs(RawFolder(raw_folder)).to_dict()


@pytest.fixture
def beside(linked):
    """The real raw files with workbooks beside them."""

    def build(sheets, *files) -> RawFolder:
        for file in files or [NEXT]:
            write(sheets, linked / homelessness_workbooks.FOLDER / file)
        return RawFolder(linked)

    return build


def row_of(sheets, table, code):
    return next(row for row in sheets[table] if row and row[0] == code)


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
@pytest.mark.parametrize("split", [True, False], ids=["parts beside the total", "total alone"])
def test_a_new_quarter_is_read_from_the_publishers_own_table(
    beside, names, raw_folder, suffix, split
):
    sheets = homelessness_sheets(names, split=split)
    raw = beside(sheets, NEXT.replace(".xlsx", suffix))

    read = owed_by_quarter(raw)

    new = read[read["period_end"].eq("2026-03-31")].set_index("area_code")
    camden = row_of(sheets, "A2P", CAMDEN)
    assert len(new) == 34
    assert new.loc[CAMDEN, "households"] == 2 * camden[ABUSE]
    assert new.loc[CAMDEN, "owed"] == 2 * camden[OWED]
    assert new.loc[LONDON, "area_name"] == "London"
    older = read[read["period_end"].lt("2026-01-01")].reset_index(drop=True)
    pd.testing.assert_frame_equal(older, owed_by_quarter(RawFolder(raw_folder)))
    assert any(one.name.endswith(suffix) and one.rows > 80 for one in raw.fingerprints)


def test_one_table_until_june_2020_replaces_its_quarter(beside, names):
    raw = beside(
        homelessness_sheets(names, ending="202006", tables=("A2",), split=False),
        "DetailedLA_202006.xlsx",
    )

    read = owed_by_quarter(raw).set_index(["area_code", "period_end"])

    assert read.loc[(CAMDEN, "2020-06-30"), "owed"] == 112
    assert len(read) == 34 * 31


@pytest.mark.parametrize("marker", ["..", "-", " .. "])
def test_a_marker_leaves_the_area_without_a_figure_and_never_zero(beside, names, marker):
    sheets = homelessness_sheets(names)
    row_of(sheets, "A2R_", CAMDEN)[OWED] = marker
    row_of(sheets, "A2R_", CAMDEN)[ABUSE] = marker

    read = owed_by_quarter(beside(sheets))

    new = read[read["period_end"].eq("2026-03-31")].set_index("area_code")
    assert new.loc[CAMDEN, ["households", "owed"]].isna().all()
    assert new["households"].notna().sum() == 33


def test_an_ampersand_capitals_and_a_footnote_in_a_name_mean_nothing(beside, names):
    sheets = homelessness_sheets(names)
    for row in sheets["A2P"]:
        if row[0] == "E09000002":
            row[1] = "Barking & Dagenham3"
        if row[0] == CAMDEN:
            row[1] = "CAMDEN"

    assert owed_by_quarter(beside(sheets))["area_name"].nunique() == 34


def cell(table, code, place, value):
    def change(sheets):
        row_of(sheets, table, code)[place] = value

    return change


def heading(row, place, value):
    def change(sheets):
        sheets["A2P"][row][place] = value

    return change


def drop(code):
    def change(sheets):
        sheets["A2P"] = [row for row in sheets["A2P"] if not row or row[0] != code]

    return change


FAULTS = {
    "count as text": (cell("A2P", CAMDEN, ABUSE, "1,234"), "sheet A2P, row 18: domestic abuse is"),
    "digits as text": (cell("A2P", CAMDEN, OWED, "112"), "households owed is '112'"),
    "fraction": (cell("A2R_", CAMDEN, ABUSE, 3.5), "sheet A2R_, row 18: domestic abuse is '3.5'"),
    "negative": (cell("A2P", CAMDEN, ABUSE, -3), "is '-3"),
    "blank": (cell("A2P", CAMDEN, ABUSE, ""), "domestic abuse is ''"),
    "unknown marker": (cell("A2P", CAMDEN, ABUSE, "[x]"), "domestic abuse is '[x]'"),
    "more than all": (cell("A2P", CAMDEN, ABUSE, 900), "more households cite domestic abuse"),
    "parts above total": (cell("A2P", CAMDEN, PERPETRATOR, 900), "victims and alleged perpetra"),
    "renamed": (cell("A2P", CAMDEN, 1, "North Town"), "E09000007 is named 'North Town', not 'Cam"),
    "codes moved": (cell("A2P", CAMDEN, 0, BARNET), "again"),
    "area left out": (drop(CAMDEN), "expected 34 areas"),
    "no codes": (lambda sheets: sheets.update(A2P=[["Table A2P"]]), "no row begins with the code"),
    "total renamed": (heading(1, OWED, "All households"), "no column is headed 'total owed a pre"),
    "abuse renamed": (heading(3, ABUSE, "Violence"), "no column is headed 'total domestic abuse'"),
    "abuse twice": (heading(3, 6, "Total domestic abuse"), "heads 2 columns"),
    "sheets exchanged": (
        lambda sheets: sheets.update(A2P=sheets["A2R_"]),
        "no column is headed 'total owed a prevention duty'",
    ),
    "sheet missing": (lambda sheets: sheets.pop("A2R_"), "has no sheet A2R (found: Contents"),
    "other quarter": (
        heading(0, 0, "Table A2P England, October to December 2025"),
        "the title says October to December 2025, the file's name 202603",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_refused_with_a_line_that_names_file_and_remedy(beside, names, fault):
    change, words = FAULTS[fault]
    sheets = homelessness_sheets(names)
    change(sheets)

    file = f"{homelessness_workbooks.FOLDER}/{NEXT}"
    assert_refused(owed_by_quarter, beside(sheets), file=file, words=words)


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ([NEXT, "Detailed_LA_202603_revised.xlsx"], "2026-01 is in"),
        (["Detailed_LA_2024-25.xlsx"], "the name says no quarter"),
        (["DetailedLA_202605.xlsx"], "the name says no quarter"),
    ],
)
def test_a_quarter_told_twice_or_not_at_all_is_refused(beside, names, files, words):
    with pytest.raises(InputFault, match=words):
        owed_by_quarter(beside(homelessness_sheets(names), *files))


def test_a_quarter_left_out_on_the_way_is_refused(beside, names):
    sheets = homelessness_sheets(names, ending="202606")

    with pytest.raises(InputFault, match="2026-01 vanished from the quarters"):
        owed_by_quarter(beside(sheets, NEXT.replace("202603", "202606")))


def test_a_file_that_is_no_workbook_is_refused(linked):
    path = linked / homelessness_workbooks.FOLDER / NEXT
    path.parent.mkdir(parents=True)
    path.write_text("<html>Not found</html>", encoding="utf-8")

    with pytest.raises(InputFault, match="cannot be read as a workbook"):
        owed_by_quarter(RawFolder(linked))


@pytest.mark.parametrize(
    ("folder", "name", "read"),
    [
        (homelessness_workbooks.FOLDER, "Detailed_LA_202603.pdf", owed_by_quarter),
        (population_tables.FOLDER, "mye25tablesuk.XLSX", mid_year_residents),
        (met_dashboard.FOLDER, "OtherCrimeData.xlsx", met_dashboard.table),
    ],
)
def test_a_file_of_another_kind_is_not_passed_over_unseen(linked, folder, name, read):
    (linked / folder).mkdir(parents=True)
    (linked / folder / name).write_bytes(b"")

    with pytest.raises(InputFault, match=f"{folder}/{name}: is not one of the files read here"):
        read(RawFolder(linked))


def test_the_csv_is_held_to_its_names_as_well(altered):
    raw = altered(FILE, lambda lines: [line.replace(",Camden,", ",Camdem,") for line in lines])

    with pytest.raises(InputFault, match="E09000007 is named 'Camdem', not 'Camden'"):
        owed_by_quarter(raw)
