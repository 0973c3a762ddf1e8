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
on two lines.2 It is a figure, and it stands there again.
1.2 The figure stands on one line, and it stands there again.
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
    return report.places_of(quote, where="facts.csv", row=7)


@pytest.mark.parametrize(
    ("quote", "place"),
    [
        ("An opening line", "Foreword"),
        ('In one year there were "some thousands" of offences.', "Summary"),
        ("The Met's figure stands on two lines.", "Chapter 1, paragraph 1.1"),
        ("and it stands there again.", "Chapter 1, paragraph 1.1; Chapter 1, paragraph 1.2"),
        ("The figure … stands there again.", "Chapter 1, paragraph 1.2"),
        ("The first note.", "End notes, note 1"),
        ("16 per cent is not a note.", "End notes, note 1"),
        ("The second note.", "End notes, note 2"),
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


@pytest.mark.parametrize(
    "quote",
    [
        "there were some",  # not the report's quotation marks
        "he second note.",  # a word cut
        "1 in one year there were",
    ],
)
def test_other_words_are_not_taken_for_the_report_s(report, quote):
    assert report.find(quote) == []


def test_a_quote_cut_out_of_its_clause_names_the_remedy(report):
    with pytest.raises(InputFault) as fault:
        places(report, "figure stands on one line,")

    assert str(fault.value) == (
        "facts.csv, row 7: the quote 'figure stands on one line,' is cut out of a clause of "
        "report.txt. Remedy: begin and end it at a sentence, a list item or a clause of the report."
    )


def test_what_an_elision_leaves_out_is_short():
    text = f"The start of it {'x' * 500} and the end.\n"
    report = ReportText(text, file="report.txt", headings=[Heading(None, "All")])

    assert report.find("The start … the end.") == []


def test_a_heading_that_moved_stops_the_run():
    headings = [*HEADINGS, Heading("Appendix", "Appendix")]

    with pytest.raises(InputFault, match="the heading 'Appendix' was not found"):
        ReportText(TEXT, file="report.txt", headings=headings)


def test_folding_drops_white_space_and_straightens_quotation_marks():
    assert folded(" the Met\u2019s \n \u201cown\u201d\twords ") == 'theMet\'s"own"words'
