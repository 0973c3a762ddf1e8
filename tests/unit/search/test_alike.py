"""Words that ask for boroughs like one, and words that do not."""

import pytest

from data.catalogue import DEFINITIONS
from data.definition_files import read_one
from data.reference_model import SearchWords
from data.search.alike import asks_alike
from data.search.words import plain_words

KNOWN = read_one(DEFINITIONS / "search.yaml", SearchWords).alike
NAMES = [("hackney",), ("tower", "hamlets")]


@pytest.mark.parametrize(
    "words",
    [
        *("boroughs like mine", "Boroughs like mine on outcomes", "like Tower Hamlets"),
        *("similar boroughs", "statistical neighbours", "nearest neighbors", "our peers"),
        *("councils like ours", "areas comparable to us", "somewhere like hackney"),
    ],
)
def test_boroughs_like_one_are_asked_for(words):
    assert asks_alike(plain_words(words), names=NAMES, known=KNOWN)


@pytest.mark.parametrize(
    "words",
    ["hackney", "likely", "looks like rain", "like tower bridge", "neighbourhood", "like", "mine"],
)
def test_nothing_else_is_taken_for_it(words):
    assert not asks_alike(plain_words(words), names=NAMES, known=KNOWN)
