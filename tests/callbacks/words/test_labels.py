"""Headings, labels and boxes of every page: plain words, and no whole postcode is sent."""

import re
from html import unescape

import pytest

from tests import surface

NAMED = re.compile(r"<(h[1-4]|th|label|legend|summary|button)\b[^>]*>(.*?)</\1>", re.DOTALL)
BOX = re.compile(r"<input\b[^>]*\btype=\"(?:search|text)\"[^>]*>")
# Words of the workshop, each with what a reader cannot tell from it.
UNCLEAR = {
    r"^Counted$": "what was counted",
    r"\bStretch\b": "of what",
    r"\bAll two\b": "Both",
    r"abuse is reported$": "the figures are of what was recorded",
    r"Smoothe\b": "a word broken in two",
    r"\bfigure of this kind\b": "of which kind",
}
POSTCODES = ("CR0 1AB", "cr01ab", "near SW1A 2AA, please")


@pytest.fixture(scope="module")
def pages(ask):
    return {path: ask(path).text for path in (*surface.pages(), *surface.VARIANTS)}


def test_every_heading_label_and_button_says_what_it_names(pages):
    found = [
        (path, words)
        for path, page in pages.items()
        for _, inside in NAMED.findall(page)
        for words in [unescape(re.sub(r"<[^>]+>", "", inside)).strip()]
        if any(re.search(one, words) for one in UNCLEAR)
    ]

    assert found == []


def test_no_box_of_words_sends_a_whole_postcode(pages):
    boxes = {path: BOX.findall(page) for path, page in pages.items()}

    assert {len(found) for found in boxes.values()} == {1, 2}
    for path, found in boxes.items():
        for box in found:
            pattern = unescape(re.search(r' pattern="([^"]*)"', box)[1])
            assert re.fullmatch(pattern, "one in ten"), path
            assert not any(re.fullmatch(pattern, one) for one in POSTCODES), (path, box)
            assert 'autocomplete="off"' in box
