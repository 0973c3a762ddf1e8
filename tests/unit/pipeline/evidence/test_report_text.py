"""Finding quotes in a report. The report here is made up."""

import pytest

from data.pipeline.evidence.report_text import Heading, ReportText, folded
from data.pipeline.raw.faults import InputFault

TEXT = """An opening line
Summary
In one year there were
“some thousands” of offences.
1. Chapter
1.1 The Met\u2019s figure stands
on two lines.
1.2 The figure stands on two lines.
End notes
1 The first note.
16 per cent is not a note.
2 The second note.
"""
HEADINGS = [
    Heading(None, "Foreword"),
    Heading("Summary", "Summary"),
    Heading("1. Chapter", "Chapter 1"),
    Heading("End notes", "End notes"),
]


@pytest.fixture
def report():
    return ReportText(TEXT, file="report.txt", headings=HEADINGS)


def places(report, quote):
    return report.places_of(quote, row=7, facts="facts.csv")


@pytest.mark.parametrize(
    ("quote", "place"),
    [
        ("An opening", "Foreword"),
        ('there were "some thousands" of', "Summary"),
        ("The Met's figure stands on two", "Chapter 1, paragraph 1.1"),
        ("figure stands on two lines.", "Chapter 1, paragraph 1.1; Chapter 1, paragraph 1.2"),
        ("The first note", "End notes, note 1"),
        ("16 per cent is not", "End notes, note 1"),
        ("The second note", "End notes, note 2"),
    ],
)
def test_a_quote_is_found_across_lines_and_quotation_marks(report, quote, place):
    assert places(report, quote) == place


def test_a_quote_that_is_not_there_names_the_file_the_row_and_the_remedy(report):
    with pytest.raises(InputFault) as fault:
        places(report, "words nobody wrote")

    assert str(fault.value) == (
        "facts.csv, row 7: the quote 'words nobody wrote' is not in report.txt. Remedy: copy the "
        "words from the report once more, or name the report that has them."
    )


def test_a_heading_that_moved_stops_the_run():
    headings = [*HEADINGS, Heading("Appendix", "Appendix")]

    with pytest.raises(InputFault, match="the heading 'Appendix' was not found"):
        ReportText(TEXT, file="report.txt", headings=headings)


def test_folding_drops_white_space_and_straightens_quotation_marks():
    assert folded(" the Met\u2019s \n \u201cown\u201d\twords ") == 'theMet\'s"own"words'
