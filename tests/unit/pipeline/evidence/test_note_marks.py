"""Numbers of notes are no words of a report. The sentences are the reports' own."""

import re

import pytest

from data.pipeline.evidence.note_marks import without_note_marks

NOTES = {  # how many notes each report has
    "000_69aaeaa12bed3342.txt": 79,
    "003_7e0a022b52963b59.txt": 130,
}


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        (
            "This amounts to\n£2,390.51 million20\na year.",
            "This amounts to £2,390.51 million a year.",
        ),
        ("incidents on an annual basis. 2 \n\nThe", "incidents on an annual basis. The"),
        ("to just over 46,000 in 2011.1 Each", "to just over 46,000 in 2011. Each"),
        ("8,625 in 2017-18.26 In 2018", "8,625 in 2017-18. In 2018"),
        ("Fund in 2018/1999 for the", "Fund in 2018/19 for the"),
        ("worth reporting”5, was a", "worth reporting” , was a"),
        ("LGBTQ+94 communities", "LGBTQ+ communities"),
        ("all violent crime<sup>1</sup>", "all violent crime"),
        ("under-reporting\n1\n, domestic", "under-reporting , domestic"),
    ],
)
def test_the_number_of_a_note_is_taken_out(printed, plain):
    assert " ".join(without_note_marks(printed).split()) == plain


@pytest.mark.parametrize(
    "printed",
    [
        "14.61 incidents",
        "£31.90 million a year",
        "aged 13-24 relating",
        "In 2004/5, the",
        "1.10 How",
    ],
)
def test_a_number_that_says_something_stays(printed):
    assert without_note_marks(printed) == printed


def test_every_place_stays_where_it_was():
    assert len(without_note_marks("million20\na year")) == len("million20\na year")


@pytest.mark.raw
@pytest.mark.parametrize("name", NOTES)
def test_every_note_of_a_report_is_found(raw, name):
    text = raw.text(f"../reports/{name}")
    plain = without_note_marks(text)
    gone = "".join(was if was != now else " " for was, now in zip(text, plain, strict=True))

    assert {int(one) for one in re.findall(r"\d+", gone)} >= set(range(1, NOTES[name] + 1))
