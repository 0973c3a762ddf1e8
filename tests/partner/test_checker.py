"""Every fault of a file is named with row, column and remedy, and no row is lost. All made up."""

import csv
import stat

import pandas as pd
import pytest

from data.partner.model import FileRole, PackTable
from data.pipeline.partner.faults import ExtractFault
from data.pipeline.partner.mapping import Mapping
from data.pipeline.partner.run import add_checked, check_all
from tests.partner.runs import borough, run

ONE, TWO = "E01000006", "E01000007"  # both in Northbury ward
WARD = "E05014066"
SOURCE = {"title": "Made-up rows", "publisher": "A test", "extract_date": "2025-05-01"}
PLAIN = {
    "period": {"from": "2023-04-01", "to": "2025-03-31"},
    "source": SOURCE,
    "codes": {"offence_type": ["Common assault", "Robbery"], "ethnicity": ["White", "Black"]},
    "age_bands": {"victims": ["under 18", "18-64", "65+"], "accused": ["10-17", "18+"]},
}
HEADER = "date,lsoa,offence_type,location"


def mapping(**changes):
    return Mapping.model_validate(PLAIN | changes)


def checked(folder, text, *, role=FileRole.INCIDENTS, name=None, encoding="utf-8", **changes):
    path = folder / (name or f"{role.value}.csv")
    if text is not None:
        path.write_bytes(text.encode(encoding))
    work = folder / "work"
    work.mkdir(exist_ok=True)
    return check_all({role: path}, mapping=mapping(**changes), borough=borough(), into=work)


def faults(folder, name="incidents"):
    with (folder / f"{name}.faults.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def counted(result, role=FileRole.INCIDENTS):
    return pd.read_parquet(result.files[role].path)


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
        (f"31/12/2024,{ONE},Robbery,", "date", "no date in the form %Y-%m-%d", "format: date"),
        (f"2022-01-01,{ONE},Robbery,", "date", "outside 2023-04-01 to 2025-03-31", "period"),
        ("2024-05-06,,Robbery,", "lsoa", "every column of an area is blank", "2021 LSOA"),
        ("2024-05-06,E01000842,Robbery,", "lsoa", "an LSOA of Camden, not of Barking", "leave"),
        ("2024-05-06,E01999999,Robbery,", "lsoa", "no LSOA code of London in force", "ONS lookup"),
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
        ("east,184000", "easting", "'east' is no number"),
        ("inf,184000", "easting", "'inf' is no number"),
        ("548000,", "northing", "blank, while its pair is not"),
        (",", "easting", "every column of an area is blank"),
    ],
)
def test_a_point_that_is_nowhere_is_a_fault(tmp_path, point, column, problem):
    checked(tmp_path, f"date,easting,northing\n2024-05-06,{point}\n")
    (fault,) = faults(tmp_path)

    assert fault["column"] == column
    assert problem in fault["problem"]


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


def test_an_extract_without_any_area_is_refused(tmp_path):
    with pytest.raises(ExtractFault, match="the extract has no area"):
        checked(tmp_path, "date,offence_type\n2024-05-06,Robbery\n")


@pytest.mark.parametrize(
    ("text", "changes", "words"),
    [
        (None, {}, "cannot be read"),
        ("", {}, "there is no header"),
        ("date,lsoa,lsoa\n", {}, "'lsoa' is there twice"),
        ("when,lsoa\n", {}, r"no column 'date' \(there are: when, lsoa\)"),
        ("date,lsoa\n", {"columns": {"incidents": {"ward": "Ward"}}}, "no column 'Ward'"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_one_line_with_a_remedy(
    tmp_path, text, changes, words
):
    with pytest.raises(ExtractFault, match=words) as refused:
        checked(tmp_path, text, **changes)
    assert "Remedy" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_another_encoding_is_named_or_taken(tmp_path):
    codes = {"offence_type": ["Café"], "ethnicity": []}
    text = f"{HEADER}\n2024-05-06,{ONE},Café,\n"

    with pytest.raises(ExtractFault, match="format: encoding"):
        checked(tmp_path, text, encoding="cp1252", codes=codes)
    form = {"encoding": "cp1252"}
    rows = counted(checked(tmp_path, text, encoding="cp1252", codes=codes, format=form))
    assert rows["category"].tolist() == ["Café"]


def test_the_mark_that_spreadsheets_put_first_and_other_delimiters_are_taken(tmp_path):
    text = f"date;lsoa\n06.05.2024;{ONE}\n"
    form = {"delimiter": ";", "date": "%d.%m.%Y"}

    assert len(counted(checked(tmp_path, text, encoding="utf-8-sig", format=form))) == 1


def test_parquet_is_taken_with_its_own_types_and_named_by_row(tmp_path):
    pd.DataFrame(
        {
            "date": pd.to_datetime(["2024-05-06", None, "2024-05-08"]),
            "lsoa": [ONE, ONE, None],
            "easting": [None, None, 1.0],
            "northing": [None, None, 2.0],
        }
    ).to_parquet(tmp_path / "incidents.parquet")
    result = checked(tmp_path, None, name="incidents.parquet")

    assert len(counted(result)) == 1
    assert [fault["row"] for fault in faults(tmp_path)] == ["3", "4"]


@pytest.mark.parametrize(
    ("text", "sex", "age"),
    [("F,17", "female", "under 18"), ("male, 18 - 64 ", "male", "18-64"), (",", "not_known", None)],
)
def test_people_have_a_sex_and_a_band_of_age(tmp_path, text, sex, age):
    result = checked(tmp_path, f"date,sex,age\n2024-05-06,{text}\n", role=FileRole.VICTIMS)
    (row,) = counted(result, FileRole.VICTIMS).to_dict("records")

    assert (row["sex"], row["age"]) == (sex, age or "Not recorded")


@pytest.mark.parametrize(
    ("text", "column"), [("X,17", "sex"), ("F,9 months", "age"), ("F,-3", "age")]
)
def test_an_unknown_sex_or_age_is_a_fault(tmp_path, text, column):
    checked(tmp_path, f"date,sex,age\n2024-05-06,{text}\n", role=FileRole.VICTIMS)

    assert [fault["column"] for fault in faults(tmp_path, "victims")] == [column]


def test_people_without_bands_are_refused(tmp_path):
    with pytest.raises(ExtractFault, match="age_bands: victims"):
        checked(tmp_path, "date,sex,age\n", role=FileRole.VICTIMS, age_bands={})


def test_all_offences_may_be_counts_or_records_and_types_not_listed_count_in_the_total(tmp_path):
    text = "offence_type,count,date\nRobbery,1200,\nRobbery,30,2023-05-01\nBigamy,4,\nRobbery,x,\n"
    result = checked(tmp_path, text, role=FileRole.ALL_OFFENCES)
    rows = counted(result, FileRole.ALL_OFFENCES)

    assert rows.to_numpy().tolist() == [
        ["2025-03-31", "Robbery", "1200"],
        ["2024-03-31", "Robbery", "30"],
        ["2025-03-31", "", "4"],
    ]
    assert faults(tmp_path, "all_offences")[0]["problem"] == "'x' is no whole number"


def test_a_key_in_two_areas_is_one_location(tmp_path):
    lines = [f"2024-05-06,{area},,{key}" for area, key in ((ONE, "a"), (TWO, "a"), (ONE, "b"))]
    result = checked(tmp_path, "\n".join([HEADER, *lines]))
    places = add_checked(result, engine="duckdb").places

    assert places[["lsoa", "places", "repeats", "moved"]].to_numpy().tolist() == [[ONE, 2, 1, 1]]


def test_years_without_an_incident_are_left_out_and_said(tmp_path):
    lines = [f"2024-05-06,{ONE},,"] * 12
    (tmp_path / "incidents.csv").write_text("\n".join([HEADER, *lines]))
    made = run(tmp_path, mapping(), work=tmp_path / "work")
    years = made.counts[made.counts["table"].eq(PackTable.INCIDENTS_BY_YEAR.value)]

    assert years["value"].tolist() == [12]
    assert "no incident in the year to 31 March 2024" in made.manifest.notes[-1].text


def test_a_table_too_small_to_protect_is_left_out_and_said(tmp_path):
    (tmp_path / "incidents.csv").write_text(
        "\n".join([HEADER, *[f"2024-05-06,{ONE},Robbery,"] * 6, f"2024-05-06,{TWO},Robbery,"])
    )
    made = run(tmp_path, mapping(), work=tmp_path / "work")

    assert "incidents_by_area" not in set(made.counts["table"])
    assert any("is left out: so few" in note.text for note in made.manifest.notes)
