"""A session of the partner area: its end, its cookie, and what the log says of it."""

import json
import logging
import re
import time
from base64 import urlsafe_b64encode
from multiprocessing import get_context

import pytest
from cryptography.fernet import Fernet

from callbacks.partner import ended, sessions
from tests.partner.provider.signing_in import (
    KEY,
    OTHER,
    OWN,
    cookie,
    give,
    is_a_door_page,
    is_shut,
    sign_in,
    way_back,
)

FORKED = get_context("fork")


def sign_out(visitor, **how):
    page = visitor.get(OTHER).text
    [token] = re.findall(r'name="token"[^>]* value="(\w+)"|value="(\w+)"[^>]* name="token"', page)
    return visitor.post("/partner/sign-out", data={"token": "".join(token)}, **how)


def test_signing_out_ends_the_session_and_every_copy_of_its_cookie(visitor, signing, provider):
    sign_in(visitor, "amber")
    copy = signing.test_client()
    give(copy, cookie(visitor).value)
    assert copy.get(OWN).status_code == 200

    answer = sign_out(visitor)

    assert answer.status_code == 200
    assert "You are signed out of this site" in answer.text
    assert f"{provider.issuer}/logout/?client_id=dashboard&amp;post_logout" in answer.text
    assert "To cite this view" not in answer.text
    assert is_a_door_page(answer)
    assert cookie(visitor) is None
    assert is_shut(visitor)
    assert is_shut(copy)


def test_signing_out_of_one_session_leaves_another_of_the_same_account(visitor, signing):
    other = signing.test_client()
    sign_in(visitor, "amber")
    sign_in(other, "amber")

    sign_out(visitor)

    assert other.get(OWN).status_code == 200


@pytest.mark.parametrize("token", [None, "", "0" * 64, "é"])
def test_another_site_cannot_sign_anyone_out(visitor, token):
    sign_in(visitor, "amber")

    answer = visitor.post("/partner/sign-out", data={} if token is None else {"token": token})

    assert answer.status_code == 403
    assert visitor.get(OWN).status_code == 200


def test_not_even_with_the_token_of_another_session(visitor, signing):
    other = signing.test_client()
    sign_in(visitor, "amber")
    sign_in(other, "blake")
    token = re.findall(r'value="(\w{64})"', other.get(OWN).text)

    assert visitor.post("/partner/sign-out", data={"token": token[0]}).status_code == 403
    assert visitor.get(OWN).status_code == 200


def test_a_form_of_another_site_is_refused_whatever_it_holds(visitor):
    sign_in(visitor, "amber")
    asked = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}

    assert sign_out(visitor, headers=asked).status_code == 403
    assert visitor.get(OWN).status_code == 200


def test_signing_out_takes_a_form_and_no_link(visitor):
    sign_in(visitor, "amber")

    assert visitor.get("/partner/sign-out").status_code == 403
    assert visitor.get(OWN).status_code == 200


@pytest.fixture
def clock(signing, monkeypatch):
    """Let time pass: what a test sets in `later` is added to the clock, in seconds."""
    later = [0]
    monkeypatch.setattr(signing.session_interface, "clock", lambda: time.time() + later[0])
    return later


def test_a_session_without_a_page_runs_out(visitor, clock):
    sign_in(visitor, "amber")
    clock[0] = sessions.IDLE + 1

    answer = visitor.get(OWN)

    assert answer.status_code == 401
    assert "Signed out after a while" in answer.text
    assert is_a_door_page(answer)
    assert cookie(visitor) is None


def test_each_page_begins_the_time_anew_until_the_whole_is_over(visitor, clock):
    sign_in(visitor, "amber")

    for clock[0] in range(0, sessions.WHOLE - 60, sessions.IDLE - 60):
        assert visitor.get(OWN).status_code == 200, clock[0]
    clock[0] = sessions.WHOLE + 1

    assert "Signed out after a while" in visitor.get(OWN).text


def test_an_old_cookie_does_not_come_alive_again(visitor, clock, signing):
    sign_in(visitor, "amber")
    old = cookie(visitor).value
    clock[0] = sessions.IDLE - 60
    visitor.get(OWN)
    clock[0] = sessions.IDLE + 60

    assert visitor.get(OWN).status_code == 200
    thief = signing.test_client()
    give(thief, old)
    assert is_shut(thief)


def test_an_attempt_to_sign_in_runs_out(visitor, clock):
    began = way_back(visitor, "amber")
    clock[0] = sessions.ATTEMPT + 1

    assert visitor.get(began).status_code == 403


def test_a_cookie_from_a_time_that_has_not_come_is_refused(visitor, clock):
    clock[0] = 3600
    visitor.get("/partner/sign-in")
    sign_in(visitor, "amber")
    clock[0] = 0

    assert is_shut(visitor)


@pytest.mark.parametrize("place", [0, 10, 40, -30, -1])
def test_an_edited_cookie_is_no_cookie(visitor, signing, place):
    sign_in(visitor, "amber")
    value = list(cookie(visitor).value.rstrip("="))
    value[place] = "A" if value[place] != "A" else "B"
    thief = signing.test_client()
    give(thief, "".join(value))

    assert is_shut(thief)


def test_a_cookie_made_with_another_key_is_no_cookie(visitor, partner_site):
    sign_in(visitor, "amber")
    other = partner_site(oidc_session_key="made-up key of another site, 32 and more").test_client()
    give(other, cookie(visitor).value)

    assert is_shut(other)


def test_nothing_handed_to_a_browser_before_signing_in_is_taken_on(visitor, signing):
    visitor.get("/partner/sign-in")
    planted = cookie(visitor).value
    victim = signing.test_client()
    give(victim, planted)
    sign_in(victim, "amber")

    assert is_shut(visitor)
    assert cookie(victim).value != planted
    give(visitor, planted)
    assert is_shut(visitor)


def test_whoever_is_signed_in_already_is_not_sent_away(visitor):
    sign_in(visitor, "amber")

    assert visitor.get("/partner/sign-in").location == "/partner"
    assert visitor.get(OWN).status_code == 200


def test_the_log_says_who_by_an_opaque_id_when_and_which_kind_of_page(visitor, caplog):
    with caplog.at_level(logging.INFO, logger="dashboard"):
        sign_in(visitor, "amber")
        visitor.get(OWN)
        visitor.get(OTHER)

    lines = [vars(one) for one in caplog.records if one.name == "dashboard.partner"]
    [who] = {one["who"] for one in lines if one["route"] != "/partner/sign-in"}
    assert re.fullmatch(r"[0-9a-f]{16}", who)
    assert [(one["route"], one["status"]) for one in lines[-2:]] == [
        ("/partner/<slug>/made-up", 200),
        ("/partner/<slug>/made-up", 403),
    ]
    told = json.dumps([vars(one) for one in caplog.records], default=str)
    for private in ("amber", "camden", "barking", "cs-", "code=", "state="):
        assert private not in told
    public = {one.route for one in caplog.records if one.name == "dashboard.access"}
    assert public == {"/partner"}


def test_an_id_cannot_be_worked_out_without_the_key():
    ids = {
        sessions.opaque_id(key, issuer=issuer, subject=subject)
        for key in (b"one", b"two")
        for issuer in ("https://a.example", "https://b.example")
        for subject in ("1", "2")
    }

    assert len(ids) == 8


def test_more_sign_outs_than_are_kept_forget_the_oldest_first():
    for number in range(ended.MOST + 1):
        ended.end(f"made-up {number}")

    assert not ended.has_ended("made-up 0")
    assert ended.has_ended("made-up 1")
    assert ended.has_ended(f"made-up {ended.MOST}")


@pytest.mark.parametrize(
    "held",
    [
        [],
        "words",
        None,
        {"signed_in": None},
        {"signed_in": []},
        {"signed_in": {}},
        {"signed_in": {"id": "x", "who": "y", "boroughs": ["camden"]}},
        {"signed_in": {"id": "x", "who": "y", "boroughs": 7, "began": 0}},
        {"signed_in": {"id": "x", "who": "y", "boroughs": [7], "began": 0}},
        {"signed_in": {"id": "x", "who": "y", "boroughs": [], "began": "0"}},
        {"signed_in": {"id": "x", "who": "y", "boroughs": [], "began": 0, "more": 1}},
    ],
)
def test_a_cookie_of_the_right_key_and_another_shape_is_no_cookie(visitor, held):
    key = sessions.purpose_key(KEY.encode(), "cookie")
    sealed = Fernet(urlsafe_b64encode(key)).encrypt(json.dumps(held).encode())
    sign_in(visitor, "amber")
    give(visitor, sealed.decode())

    assert is_shut(visitor)


def test_a_session_that_one_process_ended_has_ended_in_all():
    """In every process of one copy: a cookie may come to any of them."""
    other = FORKED.Process(target=ended.end, args=("made-up of another process",))
    other.start()
    other.join(60)

    assert other.exitcode == 0
    assert ended.has_ended("made-up of another process")
    assert not ended.has_ended("made-up of nobody")
