"""Corrections of a transcription, each held to what the transcription was. All made up."""

import pandas as pd
import pytest

from data.pipeline.evidence.corrections import corrected, each_once, with_quotes
from data.pipeline.raw.faults import InputFault

FACTS = pd.DataFrame(
    [
        ("AA0001", "London", "2005", "arrests", "50", "percent", "in 50 per cent", None),
        ("AA0002", "London", "2005", "arrests", "50", "percent", "in half", "as before"),
    ],
    columns=["fact_id", "area_name", "period", "measure", "value", "unit", "quote", "note"],
)


def lines(*rows, columns):
    return pd.DataFrame(rows, columns=columns, index=range(2, 2 + len(rows)))


def corrections(*rows):
    return lines(*rows, columns=["fact_id", "field", "was", "becomes"])


def again(*rows):
    return lines(*rows, columns=["fact_id", "was_id"])


def test_a_field_becomes_what_the_publication_has():
    line = ("AA0001", "value", "50", "at least 50")

    assert list(corrected(FACTS, corrections=corrections(line))["value"]) == ["at least 50", "50"]


def test_a_note_is_added_where_there_was_none():
    line = ("AA0001", "note", None, "an estimate")

    assert corrected(FACTS, corrections=corrections(line))["note"][0] == "an estimate"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (("AA0001", "unit", "count", "people"), "the unit of AA0001 is 'percent' and no longer"),
        (("AA0001", "colour", "red", "blue"), "'colour' is not among area, period"),
        (("AA0009", "unit", "percent", "people"), "the figure 'AA0009' is in no file"),
    ],
)
def test_a_line_that_no_longer_fits_stops_the_run_at_its_row(line, fault):
    with pytest.raises(InputFault, match=rf"registers/corrections.csv, row 2: {fault}"):
        corrected(FACTS, corrections=corrections(line))


def test_a_quote_is_widened():
    wider = lines(("AA0001", "in at least 50 per cent."), columns=["fact_id", "quote"])

    assert with_quotes(FACTS, quotes=wider)["quote"][0] == "in at least 50 per cent."


def test_a_quote_of_no_figure_stops_the_run():
    wider = lines(("AA0009", "in at least 50 per cent."), columns=["fact_id", "quote"])

    with pytest.raises(InputFault, match=r"registers/quotes.csv, row 2: the figure 'AA0009'"):
        with_quotes(FACTS, quotes=wider)


def test_a_figure_printed_twice_stays_once_with_both_ids():
    once = each_once(FACTS, again=again(("AA0001", "AA0002"), ("AA0001", None)))

    assert list(once["fact_id"]) == ["AA0001"]
    assert list(once["former_ids"]) == ["AA0002"]


def test_a_repetition_of_no_figure_stops_the_run():
    with pytest.raises(InputFault, match=r"printed_again.csv, row 2: the figure 'AA0009'"):
        each_once(FACTS, again=again(("AA0001", "AA0009")))
