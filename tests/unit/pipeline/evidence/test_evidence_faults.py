"""What is wrong with the files of printed figures stops the run with a line that names it."""

import pytest

from data.catalogue import Catalogue
from data.pipeline.evidence import table as module
from data.pipeline.evidence.fact_files import FACT_FILES, REPORT_FACTS


@pytest.mark.raw
def test_a_quote_that_the_report_does_not_hold_stops_the_run(altered):
    def change(lines):
        return [
            line.replace("BVPI 225", "BVPI 226") if line[:6] == "RF0005" else line for line in lines
        ]

    with pytest.raises(
        module.InputFault, match=r"report_facts.csv, row 6: the quote 'Local authority meeting"
    ):
        module.rows(altered(REPORT_FACTS, change), disagreements=[])


@pytest.mark.raw
def test_a_clause_that_is_cut_stops_the_run(altered):
    def change(lines):
        return [
            line.replace(" per cent of BVPI 225", " per cent") if line[:6] == "RF0005" else line
            for line in lines
        ]

    with pytest.raises(module.InputFault, match=r"row 6: the quote .* is cut out of a clause"):
        module.rows(altered(REPORT_FACTS, change), disagreements=[])


@pytest.mark.raw
def test_a_unit_that_was_swapped_stops_the_run(altered):
    def change(lines):
        return [
            line.replace(",50,percent,", ",50,incidents,") if line[:6] == "RF0001" else line
            for line in lines
        ]

    with pytest.raises(
        module.InputFault, match=r"corrections.csv, row \d+: the unit of RF0001 is 'incidents'"
    ):
        module.rows(altered(REPORT_FACTS, change), disagreements=[])


@pytest.mark.raw
def test_a_word_before_a_figure_that_is_lost_stops_the_run(altered):
    def change(lines):
        return [
            line.replace("around 89000", "89000") if line[:6] == "RF0345" else line
            for line in lines
        ]

    with pytest.raises(module.InputFault, match=r"RF0345 is '89000', but the quote says 'around'"):
        module.rows(altered(REPORT_FACTS, change), disagreements=[])


@pytest.mark.raw
def test_a_new_figure_without_an_id_stops_the_run_and_says_how_to_give_it_one(altered):
    file = FACT_FILES[0].path
    row = "London (MPS area),,2099,da_offences,1,count,[BTN] made up"
    folder = altered(file, lambda lines: [lines[0], row, *lines[1:]])

    with pytest.raises(module.InputFault, match=r"row 2: .* has no id yet.*new_fact_ids"):
        module.rows(folder, disagreements=[])


@pytest.mark.raw
def test_a_figure_that_vanished_stops_the_run(altered):
    file = FACT_FILES[1].path

    with pytest.raises(module.InputFault, match=r"GL0060\) is gone"):
        module.rows(altered(file, lambda lines: lines[:-1]), disagreements=[])


@pytest.mark.raw
def test_a_disagreement_about_an_unknown_figure_stops_the_run(raw):
    known = next(iter(Catalogue.load().disagreements.values()))
    sides = [side.model_copy(update={"fact_ids": ("RF9999",)}) for side in known.sides]

    with pytest.raises(module.InputFault, match="names RF9999, which no file holds"):
        module.rows(raw, disagreements=[known.model_copy(update={"sides": tuple(sides)})])
