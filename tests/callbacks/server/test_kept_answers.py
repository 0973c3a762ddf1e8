"""Answers kept with their headers: what comes back is what was made, and a fault is not kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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

    given_out = [kept.once(key, make).body for key in (b"a", b"b", b"a")]

    assert given_out == [b"1", b"2", b"1"]


def test_a_fault_is_passed_on_and_the_next_reader_is_answered():
    kept = KeptAnswers(most_bytes=1000)

    def fail():
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        kept.once(b"a", fail)

    assert kept.once(b"a", lambda: Answer(b"made", "text/plain")).body == b"made"


def test_the_bound_counts_headers_as_well():
    kept = KeptAnswers(most_bytes=300)
    kept.put(b"a", Answer(b"", "text/plain", {"Link": "x" * 200}))
    kept.put(b"b", Answer(b"", "text/plain", {"Link": "x" * 200}))

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
