"""Answers kept with their headers: what comes back is what was made, and a fault is not kept."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from callbacks.making.apart import READY_ONLY, Later, Room
from callbacks.making.choices import Asked
from callbacks.server.answer_cache import OF_ONE
from callbacks.server.kept_answers import Answer, KeptAnswers
from tests.callbacks.undated import undated

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
ANSWERS = st.builds(Answer, st.binary(), TEXT, st.dictionaries(TEXT, TEXT))


@given(ANSWERS)
def test_whatever_is_in_a_body_or_a_header_comes_back(answer):
    kept = KeptAnswers(most_bytes=1 << 20)
    kept.put(b"address", answer)

    assert kept.get(b"address") == answer
    assert kept.get(b"another") is None


def test_an_answer_is_made_once_for_each_address():
    kept = KeptAnswers(most_bytes=1000)
    made = []

    def make():
        made.append(len(made))
        return Answer(b"%d" % len(made), "text/plain")

    given_out = [kept.once(key, make, room=Room.VIEW).body for key in (b"a", b"b", b"a")]

    assert given_out == [b"1", b"2", b"1"]


def test_a_fault_is_passed_on_and_the_next_reader_is_answered():
    kept = KeptAnswers(most_bytes=1000)

    def fail():
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        kept.once(b"a", fail, room=Room.FILE)

    made = kept.once(b"a", lambda: Answer(b"made", "text/plain"), room=Room.FILE)
    assert made.body == b"made"


def test_what_many_ask_for_at_once_is_made_once():
    kept, made, start = KeptAnswers(most_bytes=10_000), [], Barrier(8)

    def make():
        made.append(1)
        time.sleep(0.2)
        return Answer(b"made", "text/plain")

    def by_choices(unread):
        asked = Asked({"x": [unread]})
        return kept.by_choices("b", asked, make, room=Room.FILE, within=b"").body

    def ask(number):
        start.wait()
        if number % 2:
            return kept.once(b"a", make, room=Room.FILE).body
        return by_choices(f"{number}")

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, range(8))) == {b"made"}
    assert len(made) == 2


def test_a_thread_for_what_is_ready_makes_nothing_and_gives_what_is_kept():
    kept = KeptAnswers(most_bytes=10_000)
    server = Flask("made-up")
    server.add_url_rule(
        "/",
        view_func=lambda: kept.once(b"a", lambda: Answer(b"made", ""), room=Room.FILE).body,
    )
    ready_only = {"environ_overrides": {READY_ONLY: True}}

    with pytest.raises(Later) as later:
        server.test_client().get("/", **ready_only)
    assert later.value.room is Room.FILE

    assert server.test_client().get("/").data == b"made"
    assert server.test_client().get("/", **ready_only).data == b"made"


def test_the_bound_counts_headers_as_well():
    kept = KeptAnswers(most_bytes=3000 + 2 * OF_ONE)
    for name in (b"a", b"b", b"c"):
        kept.put(name, Answer(b"", "text/plain", {"Link": "x" * 1000}))

    assert kept.get(b"a") is None
    assert kept.get(b"b") is not None


@pytest.mark.parametrize(
    "address",
    [
        "/hotspots/map",
        "/hotspots/map.json",
        "/image/map.svg",
        "/image/trend.png?indicator=da_offences_rate",
        "/download/view.csv?indicator=da_offences_rate",
        "/api/v1/values?indicator=da_offences&limit=5",
        "/api/v1/values.csv?indicator=da_offences&limit=5",
    ],
)
def test_a_kept_answer_is_sent_as_the_first_one_was(make_server, address):
    client = make_server().test_client()

    first, again = client.get(address), client.get(address)

    assert first.status_code == 200
    assert (first.data, undated(first)) == (again.data, undated(again))
