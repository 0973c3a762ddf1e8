"""An incident is counted once however many rows it has, and what differs is listed. Made up."""

import csv
import stat

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.partner.model import FileRole
from data.pipeline.partner.reading import repeats
from tests.partner.extracts import ONE, TWO, checked, counted, faults

HEADER = "reference,date,lsoa,offence_type"


def listed(folder, name="incidents"):
    with (folder / f"{name}.repeats.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def test_rows_of_one_reference_are_one_incident_and_none_is_lost(tmp_path):
    lines = ["A1", "a1 ", "B2", "A1"]
    text = "\n".join([HEADER, *(f"{one},2024-05-06,{ONE},Robbery" for one in lines)])
    result = checked(tmp_path, text)
    (count,) = result.counts

    assert len(counted(result)) == 2
    assert (count.rows_read, count.rows_counted, count.rows_repeated) == (4, 2, 2)
    assert any("2 rows have the reference of an earlier row" in line for line in result.summary)
    assert not (tmp_path / "incidents.repeats.csv").exists()


@pytest.mark.parametrize(
    ("second", "words"),
    [
        (f"2024-05-07,{ONE},Robbery", "date"),
        (f"2024-05-06,{TWO},Robbery", "place"),
        (f"2024-05-06,{ONE},Common assault", "type"),
        (f"2023-05-06,{TWO},", "date, place, type"),
    ],
)
def test_a_repeat_that_differs_is_listed_with_the_first_row_which_counts(tmp_path, second, words):
    text = f"{HEADER}\nA1,2024-05-06,{ONE},Robbery\nB2,2024-05-06,{ONE},Robbery\nA1,{second}\n"
    result = checked(tmp_path, text)

    assert listed(tmp_path) == [["4", "2", words]]
    assert any("Remedy: look at" in line for line in result.summary)
    assert counted(result)["category"].tolist() == ["Robbery", "Robbery"]
    assert stat.S_IMODE((tmp_path / "incidents.repeats.csv").stat().st_mode) == 0o600


def test_a_list_of_an_earlier_run_goes_when_its_rows_are_mended(tmp_path):
    checked(tmp_path, f"{HEADER}\nA1,2024-05-06,{ONE},\nA1,2024-05-07,{ONE},\n")
    checked(tmp_path, f"{HEADER}\nA1,2024-05-06,{ONE},\nA1,2024-05-06,{ONE},\n")

    assert not (tmp_path / "incidents.repeats.csv").exists()


def test_a_row_that_is_set_aside_does_not_stand_for_its_reference(tmp_path):
    text = f"{HEADER}\nA1,never,{ONE},Robbery\nA1,2024-05-06,{ONE},Robbery\n"
    (count,) = checked(tmp_path, text).counts

    assert (count.rows_counted, count.rows_repeated, count.rows_set_aside) == (1, 0, 1)


def test_rows_without_a_reference_stand_for_themselves_and_are_said(tmp_path):
    text = f"{HEADER}\n,2024-05-06,{ONE},Robbery\n,2024-05-06,{ONE},Robbery\n"
    result = checked(tmp_path, text)

    assert result.counts[0].rows_counted == 2
    assert any("2 rows have no reference; each is counted" in line for line in result.summary)


def test_without_a_reference_rows_alike_in_all_but_the_person_are_said(tmp_path):
    rows = [(ONE, "Robbery", "F"), (ONE, "ROBBERY", "M"), (TWO, "Robbery", "F")]
    lines = [f"2024-05-06,{area},{kind},{sex}" for area, kind, sex in rows]
    result = checked(tmp_path, "\n".join(["date,lsoa,offence_type,sex", *lines]))

    assert result.counts[0].rows_counted == 3
    (said,) = result.summary
    assert "1 of 3 rows are alike with an earlier one in date, place and type" in said
    assert "columns: incidents: reference" in said


def test_people_with_a_reference_of_their_own_are_counted_once(tmp_path):
    text = "reference,date,sex,age\nP1,2024-05-06,F,17\nP1,2024-05-06,F,18\nP2,2024-05-06,F,17\n"
    result = checked(tmp_path, text, role=FileRole.VICTIMS)

    assert counted(result, FileRole.VICTIMS)["age"].tolist() == ["under 18", "under 18"]
    assert listed(tmp_path, "victims") == [["3", "2", "age"]]


def test_no_reference_and_no_day_is_written_in_passing(tmp_path):
    text = f"{HEADER}\nREFERENCE-77,2024-05-06,{ONE},Robbery\n"
    result = checked(tmp_path, text)
    content = result.files[FileRole.INCIDENTS].path.read_bytes().decode("latin-1").casefold()

    assert "reference-77" not in content
    assert "2024-05-06" not in content


def test_lists_of_one_file_that_is_given_twice_do_not_overwrite_each_other(tmp_path):
    text = f"date,lsoa,sex,age\nnever,{ONE},F,17\n2024-05-06,{ONE},F,ancient\n"
    path = tmp_path / "all.csv"
    path.write_text(text)
    both = {FileRole.INCIDENTS: path, FileRole.VICTIMS: path}
    checked(tmp_path, None, files=both)

    assert [one["row"] for one in faults(tmp_path, "all.incidents")] == ["2"]
    assert [one["row"] for one in faults(tmp_path, "all.victims")] == ["2", "3"]


@given(
    numbers=st.lists(st.one_of(st.none(), st.integers(-9, 9)), max_size=40),
    at_once=st.integers(1, 10),
)
def test_later_rows_are_found_however_the_file_is_divided(tmp_path_factory, numbers, at_once):
    path = tmp_path_factory.mktemp("rows") / "same.parquet"
    pq.write_table(pa.table({"same": pa.array(numbers, pa.int64())}), path, row_group_size=7)
    kept, repeats.AT_ONCE = repeats.AT_ONCE, at_once
    try:
        again = repeats.later_rows(path)
    finally:
        repeats.AT_ONCE = kept

    expected = [one is not None and one in numbers[:place] for place, one in enumerate(numbers)]
    assert again.tolist() == expected
    assert again.dtype == np.bool_
