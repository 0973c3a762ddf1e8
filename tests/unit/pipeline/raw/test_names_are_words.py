"""A text that a page or a spreadsheet could take for more than words. All are made up."""

import pytest

from data.pipeline.raw.faults import InputFault
from tests.unit.pipeline.fault_line import in_one_line

COLUMNS = {"month": "month", "ward": "text", "count": "count"}
HEADER = "month,ward,count"


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>", "a > b", "=cmd|'/C calc'!A0", "+1+1", "@SUM(A1)", " =x", "-x",
     "Abbey\x07", "\u202eyebbA", "Ab\u200bbey", "Ab\ufeffbey", "Ab\x85bey"],
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


def test_a_fault_writes_out_what_a_terminal_would_obey_or_not_show(raw_with):
    raw = raw_with(HEADER, "2024-03,\x1b[2J\u202eyebbA,7")

    with pytest.raises(InputFault) as caught:
        raw.table("counts.csv", columns=COLUMNS, key=[])
    assert r"ward is '\u001b[2J\u202eyebbA'" in in_one_line(caught)
