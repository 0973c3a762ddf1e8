"""What tests read pages with tells of them what the library's parser tells."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import surface
from tests.markup import Markup

PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<br/>", "<br>", '<a href="/x?a=1&amp;b=2" hidden>', "<P CLASS='b'>"),
        *('<svg viewBox="0 0 1 1"/>', '<i title="a > b">', "<b a=1 b='2'>", '<u a = "x">'),
        *("<script>if (a < b) { '<p>' }</script>", "<style>p > a {}</style>", "</script >"),
        *("<!doctype html>", "<!-- a > b -->", "<!-- ", "<?php x ?>", "<", "</", ">", "&amp;"),
        *("&", "&lt;p>", "a < b", "\n", " words ", '<p class="x"class="y">', '<p x="">', "é"),
    ]
)  # fmt: skip


def told(parser, text):
    """Return all that a parser calls, in order."""
    calls = []

    class Told(parser):
        handle_starttag = lambda _, *what: calls.append(("start", *what))  # noqa: E731
        handle_startendtag = lambda _, *what: calls.append(("both", *what))  # noqa: E731
        handle_endtag = lambda _, *what: calls.append(("end", *what))  # noqa: E731
        handle_data = lambda _, *what: calls.append(("data", *what))  # noqa: E731
        handle_decl = lambda _, *what: calls.append(("declared", *what))  # noqa: E731
        handle_comment = lambda _, *what: calls.append(("comment", *what))  # noqa: E731
        handle_pi = lambda _, *what: calls.append(("instruction", *what))  # noqa: E731

    Told().feed(text)
    return calls


def joined(calls):
    """Return calls with texts in one piece, into however many a parser cuts them."""
    found = []
    for kind, *what in calls:
        if kind == "data" and found and found[-1][0] == "data":
            found[-1] = ("data", found[-1][1] + what[0])
        else:
            found.append((kind, *what))
    return found


@pytest.mark.parametrize("address", [*surface.pages(), "hotspots/map", "embed/map", "new.atom"])
def test_a_page_is_the_same_to_both(ask, address):
    text = ask(address).text

    assert told(Markup, text) == told(HTMLParser, text)


@given(st.lists(PIECES, max_size=8).map("".join))
def test_markup_that_no_page_has_is_the_same_to_both(text):
    assert joined(told(Markup, text)) == joined(told(HTMLParser, text))
