"""Ids of printed figures. The figures here are made up."""

import pytest

from data.pipeline.evidence.fact_ids import ids_for, next_ids
from data.pipeline.evidence.registers import Registers
from data.pipeline.raw.faults import InputFault

REGISTER = {"London|2011|offences": "PF0001", "London|2012|offences": "PF0002"}


def test_an_inserted_row_gets_the_next_number_and_moves_nobody():
    keys = ["London|2011|offences", "London|2010|offences", "London|2012|offences"]

    new = next_ids(keys, register=REGISTER, prefix="PF")

    assert new == {"London|2010|offences": "PF0003"}
    assert ids_for(dict(enumerate(keys, start=2)), register=REGISTER | new, file="facts.csv") == {
        2: "PF0001",
        3: "PF0003",
        4: "PF0002",
    }


def test_a_first_register_is_numbered_in_file_order():
    assert next_ids(["b", "a"], register={}, prefix="GL") == {"b": "GL0001", "a": "GL0002"}


def test_a_figure_without_an_id_stops_the_run_at_its_row():
    with pytest.raises(InputFault, match=r"facts.csv, row 9: .*has no id yet.*new_fact_ids"):
        ids_for({9: "London|2013|offences"}, register=REGISTER, file="facts.csv")


def test_a_figure_that_is_gone_stops_the_run():
    with pytest.raises(InputFault, match=r"London\|2012\|offences' \(PF0002\) is gone"):
        ids_for({2: "London|2011|offences"}, register=REGISTER, file="facts.csv")


def test_the_register_gives_no_id_twice():
    ids = [fact_id for file in Registers().fact_ids().values() for fact_id in file.values()]

    assert len(ids) == len(set(ids)) == 687
