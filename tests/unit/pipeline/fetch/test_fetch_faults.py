"""What each fault of a publisher leaves behind: one line, and everything as it was."""

from threading import Event

import pytest

from data.pipeline.fetch.download import session
from tests.unit.pipeline.fetch.asking import FIRST, HEAD, offer, tree
from tests.unit.pipeline.fetch.publisher import (
    dripping,
    endless,
    file,
    half,
    listing,
    plain,
    silent,
    status,
)

BIG = FIRST * 40
WORKBOOK = {"type": "xlsx", "file": r"made_up\.csv"}
FAULTS = {
    "gone": (status(410), {}, "answers 410: the file is not there", 1),
    "not there": (status(404), {}, "answers 404: the file is not there", 1),
    "forbidden": (status(403), {}, "answers 403", 1),
    "down": (status(503), {}, "answers 503", 3),
    "half-way": (half(FIRST), {}, "breaks off or cannot be reached", 3),
    "redirecting": (status(302, Location="/made_up.csv"), {}, "leads on and on", 6),
    "redirecting nowhere": (status(302, Location="http://["), {}, "cannot be asked", 1),
    "slow": (dripping(FIRST, pause=0.02), {}, "is not done after 1 seconds", 3),
    "larger than announced": (endless(FIRST), {}, "sends more than 20,000 bytes", 1),
    "announced too large": (plain(BIG), {}, "announces 28,720 bytes, at most 20,000", 1),
    "too small": (plain(HEAD), {}, "has 18 bytes", 1),
    "an error page as CSV": (
        plain(b"<!DOCTYPE html><title>Sorry</title>" + b" " * 200),
        {},
        "is a web page, not a file of type csv",
        1,
    ),
    "changed in columns": (
        plain(FIRST.replace(b"Count", b"Number")),
        {},
        "has no column 'count' (found: month year, number)",
        1,
    ),
    "another encoding": (plain(FIRST + b"\xa3,1\r\n"), {}, "is not text in UTF-8", 1),
    "cut, with the length it has": (plain(FIRST[:-4]), {}, "ends in the middle of a row", 1),
    "not a workbook": (plain(FIRST), WORKBOOK, "is not a workbook of type xlsx", 1),
    "no list": (plain(FIRST), {"listed": True}, "something else than a list in JSON", 1),
    "a list without end": (
        plain(b"[" * 19_000),
        {"listed": True},
        "something else than a list in JSON",
        1,
    ),
    "an empty list": (plain(b"{}"), {"listed": True}, "lists no file whose name matches", 1),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("fetched_before", [False, True], ids=["first", "later"])
def test_a_fault_of_the_publisher_ends_in_one_line_and_leaves_everything(
    ask, publisher, raw, fault, fetched_before
):
    if fetched_before:
        publisher.answers["/made_up.csv"] = file(FIRST + b"2025-07-01,3\r\n")
        ask()
        publisher.asked.clear()
    before = tree(raw.parent) | tree(ask.fetched)
    answer, changes, words, times = FAULTS[fault]
    publisher.answers["/made_up.csv"] = answer

    asked = ask(**changes)

    assert asked.failed
    assert asked.folder is None
    [(source, outcome, line)] = asked.lines
    assert (source, outcome) == ("made_up", "failed")
    assert words in line
    assert "Remedy: " in line
    assert line.startswith(publisher.base)
    assert "\n" not in line
    assert publisher.times("/made_up.csv") == times
    assert tree(raw.parent) | tree(ask.fetched) == before


def test_a_publisher_that_says_nothing_is_not_waited_for(ask, publisher):
    over = Event()
    publisher.answers["/made_up.csv"] = silent(over)

    asked = ask()

    over.set()
    assert "does not answer in time" in asked.table
    assert asked.folder is None


def test_nobody_there_is_told_in_one_line(ask):
    asked = ask(others={"nobody": offer("http://127.0.0.1:9/made_up.csv")})

    assert "breaks off or cannot be reached" in asked.lines[1][2]


def test_two_files_between_which_nothing_decides_are_refused(ask, publisher):
    publisher.answers["/list"] = listing("/made_up_a.csv", "/made_up_b.csv")

    asked = ask("/list", listed=True, file=r"made_up_[ab]\.csv")

    assert "lists 2 files that match" in asked.lines[0][2]


def test_an_encrypted_address_never_leads_to_one_that_is_not(ask, publisher, monkeypatch):
    publisher.answers["/made_up.csv"] = file(FIRST)
    real = type(session()).get

    def led_away(self, url, **settings):
        answer = real(self, url, **settings)
        before = type(answer)()
        before.url = url.replace("http:", "https:")
        answer.history = [before]
        return answer

    monkeypatch.setattr("requests.Session.get", led_away)
    assert "leads to an address that is not encrypted" in ask().lines[0][2]
