"""Which files are taken, in which form, and which are refused whole. All made up."""

import pandas as pd
import pytest

from data.pipeline.partner.mapping.faults import ExtractFault
from tests.partner.extracts import ONE, checked, counted, faults


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
