import hashlib

import pandas as pd
import pytest

from data.pipeline.raw.checks import refuse_gaps, refuse_unknown
from data.pipeline.raw.faults import InputFault

COLUMNS = {"month": "month", "borough": "text", "count": "count"}
KEY = ["month", "borough"]
HEADER = "month,borough,count"


def read(raw, **changes):
    return raw.table("counts.csv", **({"columns": COLUMNS, "key": KEY} | changes))


def fault_of(raw, **changes):
    with pytest.raises(InputFault) as caught:
        read(raw, **changes)
    assert "\n" not in str(caught.value)
    return caught.value


def test_cells_come_out_as_what_they_stand_for_indexed_by_the_row_in_the_file(raw_with):
    frame = read(raw_with(HEADER, "2024-03,Barnet,7", "2024-04,Barnet,0"))

    assert list(frame.index) == [2, 3]
    assert list(frame["month"]) == [pd.Timestamp("2024-03-01"), pd.Timestamp("2024-04-01")]
    assert list(frame["count"]) == [7.0, 0.0]


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("-3", "cannot be negative"),
        ("1 204", "digits alone"),
        ("'204'", "digits alone"),
        ("many", "expected a whole number"),
        ("2.5", "expected a whole number"),
        ("", "expected a whole number"),
    ],
)
def test_a_cell_that_is_no_count_stops_the_run_and_names_file_row_and_remedy(raw_with, cell, words):
    fault = fault_of(raw_with(HEADER, "2024-03,Barnet,7", f"2024-04,Barnet,{cell}"))

    assert (fault.file, fault.row) == ("counts.csv", 3)
    assert str(fault).startswith("counts.csv, row 3: count is ")
    assert words in str(fault)
    assert "Remedy: " in str(fault)


def test_counts_written_with_a_thousands_mark_are_not_guessed_at(raw_with):
    fault = fault_of(raw_with(HEADER, '2024-03,Barnet,"1,204"'))

    assert "'1,204'" in str(fault)
    assert "thousands mark" in fault.remedy


def test_a_blank_is_a_missing_number_and_never_zero_where_blanks_are_allowed(raw_with):
    frame = read(raw_with(HEADER, "2024-03,Barnet,"), columns=COLUMNS | {"count": "count?"})

    assert frame["count"].isna().all()


def test_a_renamed_column_is_named_with_what_was_found_instead(raw_with):
    fault = fault_of(raw_with("month,borough,offences", "2024-03,Barnet,7"))

    assert (fault.row, "'count'" in fault.problem, "offences" in fault.problem) == (1, True, True)


def test_a_missing_file_says_where_it_was_sought(raw_with):
    raw = raw_with(HEADER, "2024-03,Barnet,7", name="other.csv")

    fault = fault_of(raw)

    assert str(raw.root) in fault.problem
    assert "RAW_DATA" in fault.remedy


def test_a_month_that_occurs_twice_names_both_rows(raw_with):
    fault = fault_of(raw_with(HEADER, "2024-03,Barnet,7", "2024-03,Bexley,7", "2024-03,Barnet,8"))

    assert fault.row == 4
    assert "month 2024-03, borough Barnet was already on row 2" in fault.problem


@pytest.mark.parametrize("month", ["2024-13", "03/2024", "2024", "Mar 2024"])
def test_a_month_in_another_form_is_refused(raw_with, month):
    assert fault_of(raw_with(HEADER, f"{month},Barnet,7")).row == 2


@pytest.mark.parametrize("line", ["2024-03,Barnet", "2024-03,Barnet,7,8"])
def test_a_line_with_too_few_or_too_many_cells_is_refused(raw_with, line):
    fault_of(raw_with(HEADER, "2024-02,Barnet,7", line))


@pytest.mark.parametrize("content", ["", HEADER])
def test_a_file_without_rows_is_refused(raw_with, content):
    fault_of(raw_with(content))


def test_columns_named_after_months_are_checked_too(raw_with):
    raw = raw_with("borough,202403,202404", "Barnet,7,-1")

    fault = fault_of(raw, columns={"borough": "text"}, key=["borough"], rest="count")

    assert (fault.row, "202404" in fault.problem) == (2, True)


def test_every_file_read_leaves_its_fingerprint(raw_with):
    raw = raw_with(HEADER, "2024-03,Barnet,7")
    read(raw)

    [fingerprint] = raw.fingerprints

    content = (raw.root / "counts.csv").read_bytes()
    assert fingerprint.sha256 == hashlib.sha256(content).hexdigest()
    assert (fingerprint.name, fingerprint.rows) == ("counts.csv", 1)


@pytest.mark.parametrize("content", ["[1, 2]", "{"])
def test_outlines_that_are_no_json_object_are_refused(raw_with, content):
    with pytest.raises(InputFault):
        raw_with(content, name="outlines.json").json("outlines.json")


def test_outlines_are_counted_in_features(raw_with):
    raw = raw_with('{"features": [{}, {}]}', name="outlines.json")
    raw.json("outlines.json")

    assert raw.fingerprints[0].rows == 2


def test_an_unknown_borough_stops_the_run(raw_with):
    frame = read(raw_with(HEADER, "2024-03,Barnet,7", "2024-03,Barnett,7"))

    with pytest.raises(InputFault, match=r"counts.csv, row 3: unknown borough 'Barnett'"):
        refuse_unknown(frame["borough"], known={"Barnet"}, file="counts.csv")


def test_a_month_that_vanished_between_two_others_stops_the_run(raw_with):
    frame = read(raw_with(HEADER, "2024-01,Barnet,7", "2024-03,Barnet,7"))

    with pytest.raises(InputFault, match="2024-02 vanished from Barnet"):
        refuse_gaps(frame["month"], file="counts.csv", of="Barnet")


def test_a_text_may_run_over_two_lines(raw_with):
    raw = raw_with(HEADER, '2024-03,"Barnet\nand more",7')

    assert list(read(raw)["borough"]) == ["Barnet\nand more"]


def test_what_a_reader_does_to_a_table_does_not_reach_the_next(raw_with):
    raw = raw_with(HEADER, "2024-03,Barnet,7")
    spoilt = read(raw)
    spoilt["count"] = 8
    spoilt.loc[2, "borough"] = "Camden"

    assert read(raw).iloc[0].tolist()[1:] == ["Barnet", 7]


def test_a_file_that_has_changed_is_read_anew(raw_with):
    first, second = (read(raw_with(HEADER, f"2024-03,Barnet,{one}")) for one in (7, 8))

    assert (first["count"].item(), second["count"].item()) == (7, 8)
