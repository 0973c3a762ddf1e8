"""A text that a page or a spreadsheet could take for more than words. All are made up."""

import pytest

from data.pipeline.raw.faults import InputFault
from tests.unit.pipeline.fault_line import in_one_line

COLUMNS = {"month": "month", "ward": "text", "count": "count"}
HEADER = "month,ward,count"


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>", "a > b", "=cmd|'/C calc'!A0", "+1+1", "@SUM(A1)", " =x", "-x",
     "Abbey\x07"],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["text", "text?"])
def test_a_name_with_markup_or_a_formula_is_refused_with_its_row(raw_with, name, kind):
    cell = '"' + name.replace('"', '""') + '"'
    raw = raw_with(HEADER, "2024-03,Abbey,7", f"2024-03,{cell},9")

    with pytest.raises(InputFault, match="row 3: ward is ") as caught:
        raw.table("counts.csv", columns={**COLUMNS, "ward": kind}, key=[])
    in_one_line(caught)


@pytest.mark.parametrize("name", ["St Mark's & St John's", "A-B", "-", " - ", "-1", "Ealing (E)"])
def test_a_name_and_a_mark_for_no_figure_are_words(raw_with, name):
    raw = raw_with(HEADER, f'2024-03,"{name}",7')

    assert list(raw.table("counts.csv", columns=COLUMNS, key=[])["ward"]) == [name]
