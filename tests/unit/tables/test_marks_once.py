"""A mark that every number of a column bears stands once, in its heading. Figures are made up."""

import re

import pytest

from components.frame.static_html import to_html
from components.tables.figures import TableRow, figures_table

COLUMNS = ("Area", "Offences", "Interval")


def drawn(*cells):
    rows = [TableRow(head=f"Place {number}", cells=each) for number, each in enumerate(cells)]
    page = to_html(figures_table(rows, columns=COLUMNS, caption="Made up"))
    plain = [re.sub(r"<[^>]+>", "", one) for one in re.findall(r"<t[hd].*?</t[hd]>", page)]
    return plain[:3], [tuple(plain[at + 1 : at + 3]) for at in range(3, len(plain), 3)]


def test_a_mark_of_all_numbers_stands_in_the_heading_alone():
    head, rows = drawn(("9.1 [p]", "8 to 10"), ("[z]", "[z]"), ("1,204 [p]", "7 to 9"))

    assert head == ["Area", "Offences [p]", "Interval"]
    assert rows == [("9.1", "8 to 10"), ("[z]", "[z]"), ("1,204", "7 to 9")]


@pytest.mark.parametrize(
    "cells",
    [
        [("9.1 [p]", "8 to 10"), ("9.2", "8 to 10")],
        [("9.1 [p]", "8 to 10"), ("9.2 [p] [u]", "8 to 10")],
        [("9.1 [p]", "8 to 10"), ("9.2 [u]", "8 to 10")],
        [("9.1 [p]", "8 to 10")],
        [("[c]", "[c]"), ("[c]", "[c]")],
        [("9.1 offences", "8 to 10"), ("9.2 offences", "8 to 10")],
    ],
    ids=["some", "two and one", "different", "one row", "blanks", "words"],
)
def test_other_marks_stay_with_their_numbers(cells):
    head, rows = drawn(*cells)

    assert head == list(COLUMNS)
    assert rows == cells
