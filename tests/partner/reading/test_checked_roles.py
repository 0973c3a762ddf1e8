"""What the other files of an extract hold, and what is added up from all. All made up."""

import pytest

from data.partner.model import FileRole, PackTable
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.run import add_checked
from tests.partner.extracts import HEADER, ONE, TWO, WARD, checked, counted, faults, mapping
from tests.partner.runs import run


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


def test_a_ward_that_leaves_its_small_areas_little_room_costs_no_more_than_these(tmp_path):
    rows = [f"2024-05-06,{ONE},Robbery,"] * 6 + [f"2024-05-06,{TWO},Robbery,"]
    (tmp_path / "incidents.csv").write_text("\n".join([HEADER, *rows]))
    counts = run(tmp_path, mapping(), work=tmp_path / "work").counts
    areas = counts[counts["table"].eq(PackTable.INCIDENTS_BY_AREA.value)]

    assert set(areas.loc[areas["status"].eq("suppressed"), "area_level"]) == {"lsoa"}
    assert areas.set_index("area_code").loc[WARD, "value"] == 7


def test_a_table_whose_total_is_small_is_left_out_by_its_name(tmp_path):
    people = ["date,sex,age", *["2024-05-06,F,30"] * 3]
    (tmp_path / "victims.csv").write_text("\n".join(people))
    (tmp_path / "incidents.csv").write_text("\n".join([HEADER, *[f"2024-05-06,{ONE},,"] * 30]))
    made = run(tmp_path, mapping(), work=tmp_path / "work")
    (note,) = [one for one in made.manifest.notes if one.table == PackTable.VICTIMS]

    assert "victims" not in set(made.counts["table"])
    assert "The table of victims for the year to 31 March 2025 is left out: fewer" in note.text


def test_parts_that_their_total_gives_away_go_and_the_total_stays(tmp_path):
    rows = [f"2024-05-06,{ONE},{kind}," for kind in ("Robbery", "Common assault") for _ in range(4)]
    (tmp_path / "incidents.csv").write_text("\n".join([HEADER, *rows]))
    made = run(tmp_path, mapping(), work=tmp_path / "work")
    types = made.counts[made.counts["table"].eq(PackTable.OFFENCE_TYPES.value)]
    (note,) = [one for one in made.manifest.notes if one.table == PackTable.OFFENCE_TYPES]

    assert types[["category", "value"]].to_numpy().tolist() == [["all", 8]]
    assert "Of types of offence for the year to 31 March 2025 only the total is shown" in note.text
    assert "give its few parts away" in note.text
