"""A choice whose answer is kept is answered before Flask, counted and written down like others."""

import json
import logging
import threading
from functools import partial

import brotli
import pytest

from callbacks.making.apart import HANDED_ON, READY_ONLY, Later, Room
from callbacks.processes.at_once import MOST_HEADS
from callbacks.server.answer_cache import PATH
from callbacks.server.logs import JsonLine
from callbacks.server.release_mark import HEADER
from components.ids import London
from tests.choice_request import choice_request

BROWSER = {"Accept-Encoding": "gzip, br"}


@pytest.fixture(scope="module")
def made(make_server):
    """Return a server, with how often Flask was asked for a choice."""

    def make(**given):
        server = make_server(**given)
        asked = []

        # Before all that may answer.
        server.before_request_funcs[None].insert(0, lambda: asked.append(1))
        client = server.test_client()
        client.get("/_dash-dependencies")
        return partial(client.post, PATH, json=choice_request(), headers=BROWSER), asked

    return make


@pytest.fixture(scope="module")
def one_server(made):
    return made()


@pytest.fixture
def asked_before(one_server):
    """Return what asks a server that has had the choice twice, and how often Flask was asked."""
    ask, asked = one_server
    first, again = ask(), ask()
    assert first.data == again.data
    asked.clear()
    return ask, asked


def test_the_third_answer_is_the_second_in_every_header_and_byte(made):
    ask, asked = made()
    ask()
    second = ask()
    asked.clear()

    third = ask()

    assert not asked
    assert third.status == second.status
    assert sorted(third.headers) == sorted(second.headers)
    assert third.data == second.data
    assert json.loads(brotli.decompress(third.data))["response"]


@pytest.mark.parametrize(
    "otherwise",
    [
        {"json": choice_request({London.BOROUGH: "barnet"})},
        {"json": choice_request(changed=London.BOROUGH)},
        {"headers": {"Accept-Encoding": "gzip"}},
        {"headers": {**BROWSER, "Host": "made-up.example"}},
        {"query_string": {"x": "1"}},
        {"environ_overrides": {HANDED_ON: Room.VIEW}},
    ],
    ids=str,
)
def test_what_was_not_answered_before_word_for_word_is_flasks(asked_before, otherwise):
    ask, asked = asked_before

    assert ask(**otherwise).status_code == 200
    assert asked


@pytest.mark.parametrize(
    ("otherwise", "status"),
    [
        ({"headers": {**BROWSER, HEADER: "another"}}, 409),
        ({"query_string": {"release": "another"}}, 404),
        ({"json": {**choice_request(), "inputs": []}}, 400),
        ({"json": choice_request({London.BOROUGH: {"a": 1}})}, 400),
        ({"json": None, "data": b"\xff{", "content_type": "application/json"}, 400),
        ({"json": None, "data": json.dumps(choice_request()), "content_type": "text/plain"}, 400),
    ],
    ids=["release", "file", "shape", "value", "bytes", "type"],
)
def test_what_flask_refuses_is_refused_though_the_answer_is_kept(asked_before, otherwise, status):
    ask, _ = asked_before

    given = {name: held for name, held in otherwise.items() if held is not None}
    wanted = ask if "json" not in otherwise or "json" in given else partial(_plain, ask)

    assert wanted(**given).status_code == status


def _plain(ask, **given):
    client = ask.func.__self__
    return client.post(PATH, headers=BROWSER, **given)


def test_another_spelling_of_the_same_choice_is_answered_at_once(asked_before):
    ask, asked = asked_before
    body = choice_request()

    assert ask(json={**body, "x": 1, "inputs": [{**one} for one in body["inputs"]]}).data
    assert not asked


def test_a_limit_holds_for_what_is_answered_at_once(made):
    ask, _ = made(rate_limit="4 per minute")  # the dependencies were asked for as well

    assert [ask().status_code for _ in range(4)] == [200, 200, 200, 429]
    assert ask(environ_base={"REMOTE_ADDR": "198.51.100.7"}).status_code == 200


def test_what_is_still_to_be_made_is_handed_on_at_once_and_counted_once(made):
    ask, asked = made(rate_limit="4 per minute")
    ask()
    ask()
    asked.clear()
    other = choice_request({London.BOROUGH: "barnet"})
    ready_only = {READY_ONLY: True}

    with pytest.raises(Later) as later:
        ask(json=other, environ_overrides=ready_only)
    assert not asked
    assert later.value.room is Room.VIEW
    assert ask(json=other, environ_overrides=ready_only).status_code == 429


def test_what_is_no_choice_is_refused_and_not_handed_on(asked_before):
    ask, _ = asked_before

    assert ask(json={"output": "x"}, environ_overrides={READY_ONLY: True}).status_code == 400


def test_a_line_of_the_log_and_a_count_stand_for_what_is_answered_at_once(made, caplog):
    ask, asked = made(metrics=True)
    caplog.set_level(logging.INFO)
    for _ in range(3):
        ask()
    told = len(asked)

    lines = [json.loads(JsonLine().format(record)) for record in caplog.records]
    lines = [one for one in lines if one.get("route") == PATH]
    counted = ask.func.__self__.get("/metrics").text

    assert told == 3  # the dependencies and two
    assert [(one["method"], one["status"]) for one in lines] == [("POST", 200)] * 3
    assert f'dashboard_answers_total{{method="POST",route="{PATH}",status="200"}} 3.0' in counted


def test_whoever_invents_heads_makes_no_more_than_some_be_remembered(asked_before):
    ask, asked = asked_before
    for number in range(MOST_HEADS):
        ask(headers={**BROWSER, "Host": f"made-up-{number}.example"})
        ask(headers={**BROWSER, "Host": f"made-up-{number}.example"})
    asked.clear()

    ask()
    ask()

    assert len(asked) == 1  # the first of the two was forgotten, and is learned anew


def test_counting_a_request_starts_no_thread(made, monkeypatch):
    ask, _ = made(rate_limit="1000 per minute")
    ask()
    monkeypatch.setattr(threading.Thread, "start", lambda _: pytest.fail("a thread"))

    assert [ask().status_code for _ in range(3)] == [200] * 3
