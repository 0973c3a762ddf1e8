"""A paragraph says each of its sentences once."""

import re
from html import unescape

import pytest

from tests import surface

PARAGRAPH = re.compile(r"<(p|li|caption|dd)\b[^>]*>(.*?)</\1>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z])")
SHORT = 30  # letters: "Not published." may stand twice


@pytest.mark.parametrize("address", surface.every_page())
def test_no_paragraph_says_a_sentence_twice(ask, address):
    page = ask(address).text
    twice = []
    for _, inside in PARAGRAPH.findall(page):
        words = " ".join(unescape(TAG.sub("", inside)).split())
        said = [one for one in SENTENCE.split(words) if len(one) > SHORT]
        twice += [one for one in set(said) if said.count(one) > 1]

    assert twice == []
