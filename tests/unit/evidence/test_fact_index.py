"""Printed figures as one types: what the page of printed figures finds, and what comes nearest."""

import pandas as pd
import pytest

from data.evidence.search import FactIndex, Wanted, find
from tests.unit.evidence.test_fact_search import COLUMNS, NAMES, PRINTED

# Made up: the same share in words and as a fraction, and a number that is only near it.
SHARES = [
    ("CC0001", "first", "people", "London", 2001.0, "person", "Told a friend", "1 in 3", "2001",
     "ratio", "one in three told a friend", "p", None, "no", "", ""),
    ("CC0002", "first", "people", "London", 2001.0, "person", "Told nobody", "a third", "2001",
     "ratio", "a third told nobody", "p", None, "no", "", ""),
    ("CC0003", "first", "text", "London", 2001.0, "other", "Rank", "third highest", "2001",
     "text", "the third highest", "p", None, "no", "", ""),
    ("CC0012", "first", "people", "London", 2001.0, "person", "Callers", "around 13,600", "2001",
     "count", "around 13,600 called", "p", None, "no", "", ""),
]  # fmt: skip


@pytest.fixture
def evidence():
    return pd.DataFrame([*PRINTED, *SHARES], columns=COLUMNS)


@pytest.fixture
def index(evidence):
    return FactIndex(evidence, names=NAMES, idle=["about", "the"])


@pytest.mark.parametrize(
    "words",
    [
        "one in ten",
        "two thirds",
        "young",
        "a third",
        "82.35m",
        "13.6k",
        "third",
        "zzzz",
        "women yo",
    ],
)
def test_the_same_is_found_as_on_the_page_of_printed_figures(evidence, index, words):
    on_the_page = find(evidence, Wanted(words=words), names=NAMES)["fact_id"].tolist()

    assert sorted(index.find(words, most=20)) == sorted(on_the_page)
    assert bool(on_the_page) == (words != "zzzz")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("a third", ["CC0002", "CC0001"]),
        ("one third", ["CC0001", "CC0002"]),
        ("1 in 3", ["CC0001", "CC0002"]),
        ("two in three", ["BB0004"]),
        ("13.6k", ["CC0012"]),
        ("cc0012", ["CC0012"]),
        ("CC 12", ["CC0012"]),
        ("cc-12", ["CC0012"]),
        ("cc 13", []),
        ("about 13,600", []),
    ],
)
def test_a_share_is_found_however_it_is_written_and_as_it_was_typed_first(index, words, found):
    assert index.find(words, most=5) == found


def test_words_that_say_nothing_are_left_out_where_nothing_has_them(index):
    assert index.find("about 13,600", most=5, loosely=True) == ["CC0012"]
    assert index.find("around 13,600", most=5, loosely=True) == ["CC0012"]


def test_what_has_some_of_the_words_comes_by_how_many_and_then_by_how_rare(index):
    assert index.find_some("young friend zzzz", most=5) == ["CC0001", "BB0001", "BB0002"]
    assert index.find_some("young women friend", most=1) == ["BB0001"]
    assert index.find_some("zzzz", most=5) == []
