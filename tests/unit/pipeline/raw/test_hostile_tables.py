"""A table with two columns of one name, or of more cells than fit. All figures are made up."""

import pytest

from data.pipeline.raw import parse
from data.pipeline.raw.faults import InputFault
from tests.unit.pipeline.fault_line import in_one_line

COLUMNS = {"month": "month", "ward": "text", "count": "count"}
HEADER = "month,ward,count"


def refused(raw):
    with pytest.raises(InputFault) as caught:
        raw.table("counts.csv", columns=COLUMNS, key=["month", "ward"])
    return in_one_line(caught)


def test_a_second_column_of_one_name_is_refused(raw_with):
    raw = raw_with("month,ward,count,count", "2024-03,Abbey,7,9")

    assert "row 1: column 'count' is there twice" in refused(raw)


def test_columns_without_a_name_are_not_alike(raw_with):
    raw = raw_with(f"{HEADER},,", "2024-03,Abbey,7,,")

    assert len(raw.table("counts.csv", columns=COLUMNS, key=[])) == 1


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([HEADER, *["2024-03,Abbey,7"] * 40], "has 123 cells, more than 100"),
        ([HEADER, *[""] * 2000], "more than"),
        ([HEADER, "," * 200], "has 204 cells, more than 100"),
    ],
)
def test_what_would_not_fit_is_refused_unread(raw_with, monkeypatch, lines, said):
    monkeypatch.setattr(parse, "MOST_CELLS", 100)

    assert said in refused(raw_with(*lines))


def test_a_line_of_headings_without_an_end_is_refused(raw_with):
    raw = raw_with("a," * 600_000)

    with pytest.raises(InputFault, match="the line of headings has no end"):
        raw.header("counts.csv")


def test_more_columns_than_any_table_has_are_refused(raw_with):
    many = ",".join(f"c{number}" for number in range(2_001))

    assert "has 2,001 columns, more than 2,000" in refused(raw_with(many, "1"))
