"""Every fault of a row is named with row, column and remedy, and no row is lost. All made up."""

import stat

import numpy as np
import pytest

from data.partner.model import FileRole
from data.pipeline.areas.projection import to_degrees
from data.pipeline.partner.reading import delimited, input_files
from tests.partner.extracts import HEADER, ONE, TWO, WARD, checked, counted, faults
from tests.partner.runs import borough


def test_good_rows_go_on_as_meanings_and_nothing_else(tmp_path):
    result = checked(tmp_path, f"{HEADER}\n2024-05-06,{ONE},common  ASSAULT,Flat 3\n")
    (row,) = counted(result).to_dict("records")

    assert row["year"] == "2025-03-31"
    assert (row["ward"], row["lsoa"], row["category"]) == (WARD, ONE, "Common assault")
    assert isinstance(row["location"], int)
    assert "2024" not in result.files[FileRole.INCIDENTS].path.read_bytes().decode("latin-1")
    assert not (tmp_path / "incidents.faults.csv").exists()


@pytest.mark.parametrize(
    ("line", "column", "problem", "remedy"),
    [
        (f",{ONE},Robbery,", "date", "the date is blank", "fill it in"),
        (f"soon,{ONE},Robbery,", "date", "'soon' is no date", "format: date"),
        (f"31/12/24 May,{ONE},Robbery,", "date", "is no date, read day first", "2024-06-05"),
        (f"2022-01-01,{ONE},Robbery,", "date", "outside 2023-04-01 to 2025-03-31", "period"),
        ("2024-05-06,E01000842,Robbery,", "lsoa", "an LSOA of Camden, not of Barking", "leave"),
        (
            "2024-05-06,E01999999,Robbery,",
            "lsoa",
            "no LSOA code of London, today’s or of",
            "2021 LSOA",
        ),
        (f"2024-05-06,{ONE},Bigamy,", "offence_type", "'Bigamy' is not listed", "codes: offence"),
        (f"2024-05-06,{ONE},Robbery,,,", "", "the line has 6 cells, the header 4", "quotation"),
        (f"2024-05-06,{ONE}", "", "the line has 2 cells, the header 4", "quotation"),
    ],
)
def test_a_fault_is_named_with_file_row_column_and_remedy(tmp_path, line, column, problem, remedy):
    good = f"2024-05-06,{ONE},Robbery,"
    result = checked(tmp_path, f"{HEADER}\n{good}\n{line}\n{good}\n")
    (fault,) = faults(tmp_path)

    assert (fault["file"], fault["row"], fault["column"]) == ("incidents.csv", "3", column)
    assert problem in fault["problem"]
    assert remedy in fault["remedy"]
    count = result.counts[0]
    assert (count.rows_read, count.rows_counted, count.rows_set_aside) == (3, 2, 1)
    assert any("row 3" in one and "Remedy" in one for one in result.summary)


def test_codes_that_are_not_listed_are_written_out_to_be_copied(tmp_path):
    lines = [f"2024-05-06,{ONE},{code}," for code in ("Bigamy", "Robbery", "Arson", "Bigamy")]
    result = checked(tmp_path, "\n".join([HEADER, *lines]))

    assert any(line.endswith('list them: ["Bigamy", "Arson"]') for line in result.summary)


def test_a_column_of_names_is_not_written_out(tmp_path):
    lines = [f"2024-05-06,{ONE},Name {number}," for number in range(150)]
    result = checked(tmp_path, "\n".join([HEADER, *lines]))

    assert any("150 different codes" in line for line in result.summary)
    assert not any("list them" in line for line in result.summary)


def test_a_row_with_two_faults_is_set_aside_once_as_it_was_for_its_owner_alone(tmp_path):
    result = checked(tmp_path, f'{HEADER}\nnever,{ONE},Bigamy,"Flat 1, Nowhere"\n')
    path = tmp_path / "incidents.set-aside.csv"

    assert path.read_text().splitlines()[1] == f'2,never,{ONE},Bigamy,"Flat 1, Nowhere"'
    assert [fault["column"] for fault in faults(tmp_path)] == ["date", "offence_type"]
    assert result.counts[0].rows_set_aside == 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_an_earlier_run_set_aside_goes_when_its_fault_is_mended(tmp_path):
    checked(tmp_path, f"{HEADER}\nnever,{ONE},Robbery,\n")
    checked(tmp_path, f"{HEADER}\n2024-05-06,{ONE},Robbery,\n")

    assert not list(tmp_path.glob("*.faults.csv"))
    assert not list(tmp_path.glob("*.set-aside.csv"))


def test_rows_are_numbered_as_a_spreadsheet_does_past_blank_broken_and_folded_lines(tmp_path):
    good = f"2024-05-06,{ONE},Robbery,"
    text = f'{HEADER}\n\n{good}\n{good},,\n2024-05-06,{ONE},Robbery,"a\nb"\n\nnever,{ONE},,\n\n'
    result = checked(tmp_path, text)

    assert sorted(int(fault["row"]) for fault in faults(tmp_path)) == [4, 7]
    assert result.counts[0].rows_read == 4


def test_a_blank_type_and_a_blank_key_are_counted_as_not_recorded(tmp_path):
    rows = counted(checked(tmp_path, f"{HEADER}\n2024-05-06,{ONE},,\n"))

    assert rows["category"].tolist() == ["Not recorded"]
    assert rows["location"].isna().all()


def test_the_number_of_a_key_is_another_in_each_run(tmp_path):
    text = f"{HEADER}\n2024-05-06,{ONE},,Flat 3\n2024-05-07,{ONE},, flat  3 \n"
    first, second = (counted(checked(tmp_path, text))["location"].tolist() for _ in range(2))

    assert first[0] == first[1]
    assert first != second


def test_a_point_becomes_its_small_area_and_is_not_written(tmp_path):
    place = borough().outlines[borough().lsoas.index.get_loc(TWO)].representative_point()
    east, north = f"{place.x:.0f}", f"{place.y:.0f}"
    text = f'date,easting,northing\n2024-05-06,"{east[:3]},{east[3:]}",{north}\n'
    result = checked(tmp_path, text)

    assert counted(result)["lsoa"].tolist() == [TWO]
    content = result.files[FileRole.INCIDENTS].path.read_bytes().decode("latin-1")
    assert east not in content
    assert north not in content


@pytest.mark.parametrize(
    ("point", "column", "problem"),
    [
        ("530000,180000", "easting, northing", "the point lies outside Barking and Dagenham"),
        ("51.54,0.13", "easting, northing", "the point lies outside"),
    ],
)
def test_a_point_that_is_elsewhere_is_a_fault(tmp_path, point, column, problem):
    result = checked(tmp_path, f"date,easting,northing\n2024-05-06,{point}\n")
    (fault,) = faults(tmp_path)

    assert fault["column"] == column
    assert problem in fault["problem"]
    assert result.counts[0].rows_set_aside == 1


def test_the_small_area_decides_before_the_point_and_the_point_before_the_ward(tmp_path):
    place = borough().outlines[borough().lsoas.index.get_loc(TWO)].representative_point()
    point = f"{place.x:.0f},{place.y:.0f}"
    text = (
        "date,lsoa,ward,easting,northing\n"
        f"2024-05-06,{ONE},E05014053,{point}\n"
        f"2024-05-06,,E05014053,{point}\n"
        "2024-05-06,,E05014053,,\n"
    )
    rows = counted(checked(tmp_path, text))

    assert rows[["lsoa", "ward"]].to_numpy().tolist() == [
        [ONE, WARD],
        [TWO, WARD],
        ["", "E05014053"],
    ]


MIXED = "\n".join(
    [
        HEADER,
        f"2024-05-06,{ONE},Robbery,",
        f"never,{ONE},Bigamy,a",
        f"2024-05-06,{TWO}",
        f"2024-05-06,{TWO},Bigamy,b",
        f"2024-05-07,{ONE},Robbery,,,",
        "never,E01999999,Robbery,",
        f"2024-05-08,{ONE},Common assault,",
    ]
)


def cut(monkeypatch, rows):
    for module in (input_files, delimited):
        monkeypatch.setattr(module, "PIECE", rows)


def test_a_file_that_is_read_in_pieces_has_the_same_faults_and_rows(tmp_path, monkeypatch):
    folders = [tmp_path / name for name in ("whole", "cut")]
    results = []
    for folder, rows in zip(folders, (input_files.PIECE, 1), strict=True):
        folder.mkdir()
        cut(monkeypatch, rows)
        results.append(checked(folder, MIXED))
    whole, small = results

    assert counted(whole)["category"].tolist() == ["Robbery", "Common assault"]
    assert counted(small)["category"].tolist() == counted(whole)["category"].tolist()
    assert counted(small)["row"].tolist() == counted(whole)["row"].tolist() == [2, 8]
    files = [
        {path.name: sorted(path.read_text().splitlines()) for path in folder.glob("*.*.csv")}
        for folder in folders
    ]
    assert files[0] == files[1]
    assert len(files[0]["incidents.set-aside.csv"]) == 1 + 5
    assert len(files[0]["incidents.faults.csv"]) == 1 + 6
    assert whole.files[FileRole.INCIDENTS].reasons == small.files[FileRole.INCIDENTS].reasons


def test_a_kind_of_fault_is_said_with_its_first_row_its_number_and_the_reason_of_its_rows(tmp_path):
    result = checked(tmp_path, MIXED)
    said = result.summary

    assert any("row 3 and 1 more, column 'date'" in one for one in said)
    assert any("row 3 and 1 more, column 'offence_type': code 'Bigamy'" in one for one in said)
    assert any("row 4 and 1 more: a line has not the 4 cells" in one for one in said)
    assert result.files[FileRole.INCIDENTS].reasons == {
        (None, "no date"): 2,
        (None, "a cell that cannot be read"): 2,
        ("2025-03-31", "a code that is not listed"): 1,
    }


def test_a_wrong_number_of_residents_is_said_with_its_row(tmp_path):
    result = checked(tmp_path, "ethnicity,residents\nWhite,4\nBlack,x\n", role=FileRole.BASE)

    (fault,) = faults(tmp_path, "base")
    assert (fault["row"], fault["column"]) == ("3", "residents")
    assert result.counts[0].rows_set_aside == 1


@pytest.mark.parametrize("straight_first", [True, False], ids=["straight first", "exchanged first"])
def test_one_exchanged_point_stops_no_file_that_has_others_in_the_country(
    tmp_path, monkeypatch, straight_first
):
    place = borough().outlines[borough().lsoas.index.get_loc(TWO)].representative_point()
    point = to_degrees(np.array([place], dtype=object))[0]
    cut(monkeypatch, 1)
    rows = [f"2024-05-06,{point.y},{point.x}", f"2024-05-06,{point.x},{point.y}"]
    text = "\n".join(rows if straight_first else reversed(rows))
    result = checked(tmp_path, f"date,latitude,longitude\n{text}\n")

    assert counted(result)["lsoa"].tolist() == [TWO]
    assert "only if its two numbers change places" in faults(tmp_path)[0]["problem"]
