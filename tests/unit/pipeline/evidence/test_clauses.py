"""Where clauses begin and end. The text is made up in the reports' manner of breaking lines."""

import pytest

from data.pipeline.evidence.clauses import Clauses

TEXT = """A heading
The police made 1,234 arrests in incidents
where the power existed, and courts heard
half of them. It is estimated that 1 in 4
women, in all of London, were asked
compared with 1 in 10 men.

\u2022 at least two surgeries or an A&E
Department

Common assault 452 39.2

Harassment 220 19.9
"""


def whole(words):
    start = TEXT.index(words)
    return Clauses(TEXT).whole(start, start + len(words))


@pytest.mark.parametrize(
    "words",
    [
        "The police made 1,234 arrests in incidents\nwhere the power existed,",
        "The police made 1,234 arrests in incidents\nwhere the power existed",
        "and courts heard\nhalf of them.",
        "1 in 4\nwomen, in all of London, were asked",
        "compared with 1 in 10 men.",
        "at least two surgeries or an A&E\nDepartment",
        "Common assault 452 39.2",
        "Harassment 220 19.9",
        "A heading",
    ],
)
def test_a_sentence_a_list_item_a_row_and_a_clause_are_whole(words):
    assert whole(words)


@pytest.mark.parametrize(
    "words",
    [
        "The police made 1,234 arrests in incidents",  # the power is cut off
        "arrests in incidents\nwhere the power existed,",
        "made 1,",  # the comma is inside a number
        "in 4\nwomen, in all of London, were asked",
        "at least two surgeries",
        "assault 452 39.2",
        "452 39.2",
        "with 1 in 10 men.",
    ],
)
def test_what_is_cut_within_a_clause_is_not_whole(words):
    assert not whole(words)


def test_the_end_of_a_page_within_a_sentence_ends_no_clause():
    text = "Victims of London were\n\nasked by the police\n\nAnother heading\n\nMore of it."
    clauses = Clauses(text)

    assert not clauses.ends(len("Victims of London were"))
    assert clauses.begins(text.index("Another"))
