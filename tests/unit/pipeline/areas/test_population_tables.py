"""ONS estimates in the publisher's own tables, their variants and faults. Figures are made up."""

import csv

import pandas as pd
import pytest

from data.pipeline.areas.places import mid_year_residents
from data.pipeline.areas.population_tables import FOLDER
from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.read import RawFolder
from tests.unit.pipeline.publisher_workbooks import (
    assert_refused,
    detailed_rows,
    write,
    yearly_sheets,
)

pytestmark = pytest.mark.raw
YEARLY = "mye25tablesuk.xlsx"
SHEET = "MYE2 - Persons"


@pytest.fixture(scope="module")
def real(raw_folder):
    return mid_year_residents(RawFolder(raw_folder))


@pytest.fixture(scope="module")
def residents(real):
    """Each area with a thousand residents more than in 2024."""
    latest = real[real["year"].eq(2024)]
    more = [int(persons) + 1000 for persons in latest["residents"]]
    return list(zip(latest["area_code"], latest["area_name"], more, strict=True))


@pytest.fixture
def beside(linked):
    """The real raw files with published tables beside them."""

    def build(sheets, file=YEARLY) -> RawFolder:
        write(sheets, linked / FOLDER / file)
        return RawFolder(linked)

    return build


@pytest.mark.parametrize(
    ("file", "how"),
    [
        ("mye25tablesuk.xlsx", {}),
        ("mye25tablesew.ods", {}),
        ("ukpopestimatesmid2025on2023geography.xlsx", {"geography": "Geography1", "above": 4}),
    ],
)
def test_the_yearly_tables_add_their_year_to_the_series(beside, residents, real, file, how):
    raw = beside(yearly_sheets(residents, **how), file)

    read = mid_year_residents(raw)

    new = read[read["year"].eq(2025)].set_index("area_code")["residents"]
    assert new.to_dict() == {code: persons for code, _, persons in residents}
    pd.testing.assert_frame_equal(read[read["year"].lt(2025)], real, check_dtype=False)
    assert any(one.name == f"{FOLDER}/{file}" for one in raw.fingerprints)


def test_a_year_that_is_there_is_replaced(beside, residents):
    read = mid_year_residents(beside(yearly_sheets(residents, year=2024), "mye24tablesuk.xlsx"))

    assert read.groupby("year").size().eq(33).all()
    assert read[read["year"].eq(2024)]["residents"].sum() == 9_089_736 + 33_000


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_the_detailed_series_replaces_every_year(linked, residents, suffix):
    rows = detailed_rows(residents, years=range(2011, 2026))
    path = linked / FOLDER / f"myebtablesenglandwales20112025{suffix}"
    if suffix == ".csv":
        path.parent.mkdir(parents=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows[1:])  # the CSV has no title
    else:
        write({"Notes": [["made up"]], "MYEB1 (2023 Geography)": rows}, path)

    read = mid_year_residents(RawFolder(linked))

    assert sorted(read["year"].unique()) == list(range(2019, 2026))
    assert set(read.groupby("year")["residents"].sum()) == {9_089_736 + 33_000}


def test_a_yearly_table_beside_the_detailed_series_adds_to_it(beside, linked, residents):
    rows = detailed_rows(residents, years=range(2011, 2025))
    write({"MYEB1": rows}, linked / FOLDER / "myebtables.xlsx")

    read = mid_year_residents(beside(yearly_sheets(residents)))

    assert sorted(read["year"].unique()) == list(range(2019, 2026))


def of(sheets, code):
    return next(row for row in sheets[SHEET] if row[0] == code)


def cell(code, place, value):
    return lambda sheets: of(sheets, code).__setitem__(place, value)


FAULTS = {
    "count as text": (cell("E09000007", 3, "220,000"), "residents is '220,000', expected a whole"),
    "blank": (cell("E09000007", 3, ""), "residents is ''"),
    "renamed": (cell("E09000007", 1, "North Town"), "named 'North Town', not 'Camden'"),
    "an unknown area": (cell("E09000007", 0, "E09000099"), "E09000099 is named 'Camden', not"),
    "twice": (cell("E09000007", 0, "E09000008"), "E09000008 is there twice"),
    "left out": (cell("E09000007", 0, ""), "the boroughs add up to"),
    "heading renamed": (lambda sheets: of(sheets, "Code").__setitem__(3, "Total"), "headings are"),
    "no headings": (lambda sheets: of(sheets, "Code").__setitem__(0, ""), "no row of headings"),
    "other year": (
        lambda sheets: sheets[SHEET][0].__setitem__(0, "Estimates, mid-2023"),
        "names 2023 as well as 2025",
    ),
    "other sheets": (
        lambda sheets: sheets.update({"MYE3": sheets.pop(SHEET)}),
        "neither a sheet 'MYE2 - Persons' nor 'MYEB1'",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_refused_with_a_line_that_names_file_and_remedy(beside, residents, fault):
    change, words = FAULTS[fault]
    sheets = yearly_sheets(residents)
    change(sheets)

    file = f"{FOLDER}/{YEARLY}"
    assert_refused(mid_year_residents, beside(sheets), file=file, words=words)


@pytest.mark.parametrize(
    ("year", "file", "words"),
    [
        (2020, "ukpopestimatesmid2020on2021geography.xlsx", "before the series was rebased"),
        (2026, "mye26tablesuk.xlsx", "2025 has 0 of 33 areas"),
    ],
)
def test_a_year_on_another_scale_or_after_a_gap_is_refused(beside, residents, year, file, words):
    with pytest.raises(InputFault, match=words):
        mid_year_residents(beside(yearly_sheets(residents, year=year), file))


def test_residents_in_another_unit_are_refused(beside, residents):
    thousands = [(code, name, persons // 1000) for code, name, persons in residents]

    with pytest.raises(InputFault, match="leap from 2024 to 2025"):
        mid_year_residents(beside(yearly_sheets(thousands)))


def repeated(rows):
    return [*rows, rows[2]]


def one_sex(rows):
    return [row for row in rows if len(row) < 4 or row[3] != "M"]


def without_an_age(rows):
    return [row for row in rows if len(row) < 5 or row[4] != 30]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (repeated, "has not each age"),
        (one_sex, "has not each age"),
        (without_an_age, "has not each age"),
        (lambda rows: [rows[0], ["ladcode23", "name", *rows[1][2:]], *rows[2:]], "'laname' is"),
        (lambda rows: [rows[0], *rows[2:]], "no heading is 'ladcode'"),
    ],
)
def test_a_detailed_series_with_a_gap_is_refused(linked, residents, change, words):
    rows = change(detailed_rows(residents, years=[2025]))
    write({"MYEB1": rows}, linked / FOLDER / "myebtables.xlsx")

    with pytest.raises(InputFault, match=words):
        mid_year_residents(RawFolder(linked))


def test_a_detailed_series_made_before_the_census_is_refused(linked, residents):
    rows = detailed_rows(residents, years=range(2011, 2021))
    write({"MYEB1": rows}, linked / FOLDER / "myebtables.xlsx")

    with pytest.raises(InputFault, match="ends with mid-2020"):
        mid_year_residents(RawFolder(linked))
