"""Signing in with a real provider on loopback, and each way that it goes wrong."""

import json
import re
from urllib.parse import quote

import pytest
from cryptography.fernet import Fernet

from callbacks.making.apart import READY_ONLY, Later, Room
from callbacks.partner import provider as provider_module
from callbacks.partner import sessions
from data.settings import Settings
from tests.partner.provider.signing_in import (
    COOKIE,
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

DISCOVERY = ".well-known/openid-configuration"
JWKS = ".well-known/jwks.json"


def test_the_groups_of_an_account_open_their_boroughs_and_no_other(visitor):
    answer = sign_in(visitor, "amber")

    assert answer.location == "/partner"
    assert visitor.get(OWN).text == "made-up figures of barking-and-dagenham"
    refused = visitor.get(OTHER)
    assert refused.status_code == 403
    assert "Not open to your account" in refused.text
    assert "camden" not in refused.text.lower()
    assert is_a_door_page(refused)
    assert '<a href="/partner">See what your account opens</a>' in refused.text


def test_a_borough_that_is_not_there_is_refused_like_one_that_is_another_s(visitor):
    sign_in(visitor, "amber")

    pages = [visitor.get(f"/partner/{slug}/made-up") for slug in ("camden", "atlantis")]

    assert [one.status_code for one in pages] == [403, 403]
    token = re.compile(r'value="\w+"')
    assert pages[0].text == pages[1].text
    assert token.search(pages[0].text), "with the way out"


def test_each_address_of_signing_in_and_out_answers_under_the_limit_that_is_shipped(visitor):
    answers = {path: visitor.get(f"/partner/{path}") for path in ("signed-in", "signed-out")}
    answers["sign-in"] = visitor.get("/partner/sign-in")

    assert {path: one.status_code for path, one in answers.items()} == {
        "sign-in": 302,
        "signed-in": 302,
        "signed-out": 200,
    }


def test_every_view_has_a_name_that_the_limit_can_count_by(signing):
    assert Settings().rate_limit
    assert all(view.__name__ and view.__module__ for view in signing.view_functions.values())


@pytest.mark.parametrize("prefix", ["/", "/dashboard/"])
def test_the_cookie_is_for_the_area_alone_and_says_nothing(
    partner_site, provider, prefix, tmp_path
):
    back = provider.settings(packs=tmp_path, port=8050, prefix=prefix)["OIDC_REDIRECT_URI"]
    site = partner_site(url_prefix=prefix, oidc_redirect_uri=back).test_client(use_cookies=False)

    answer = site.get(f"{prefix}partner/sign-in")

    [given] = answer.headers.getlist("Set-Cookie")
    value, *attributes = given.split("; ")
    wanted = {"Secure", "HttpOnly", "SameSite=Lax", f"Path={prefix}partner"}
    assert set(attributes) == wanted, "and no date: it goes with the browser"
    assert value.startswith(f"{COOKIE}=gAAAA")
    assert f"redirect_uri={quote(back, safe='')}" in answer.location


def test_what_is_kept_of_a_person_is_an_opaque_id_and_the_boroughs(visitor):
    sign_in(visitor, "amber")

    key = sessions.purpose_key(KEY.encode(), "cookie")
    held = json.loads(Fernet(sessions.urlsafe_b64encode(key)).decrypt(cookie(visitor).value))

    assert set(held) == {"signed_in"}
    assert set(held["signed_in"]) == {"id", "who", "boroughs", "began"}
    assert re.fullmatch(r"[0-9a-f]{16}", held["signed_in"]["who"])
    assert held["signed_in"]["boroughs"] == ["barking-and-dagenham"]


ALTERED = [
    ("kept signature", {"groups": ["cs-camden"]}),
    ("unsigned", {}),
    ("shared secret", {}),
    ("another key", {}),
    ("own key", {"aud": "another-site"}),
    ("own key", {"aud": ["dashboard", "another-site"]}),
    ("own key", {"iss": "http://127.0.0.1:1/o"}),
    ("own key", {"nonce": "another"}),
    ("own key", {"nonce": None}),
    ("own key", {"exp": -3600}),
    ("own key", {"exp": None}),
    ("own key", {"iat": 3600}),
    ("own key", {"sub": None}),
    ("own key", {"at_hash": "another"}),
]


@pytest.mark.parametrize(("fault", "claims"), ALTERED)
def test_a_token_that_is_altered_or_meant_for_another_opens_nothing(
    visitor, provider, fault, claims
):
    with provider.wrong("token/", fault, claims=claims):
        answer = sign_in(visitor, "amber")

    assert answer.status_code == 403
    assert "could not be checked" in answer.text
    assert is_a_door_page(answer)
    assert cookie(visitor) is None
    assert is_shut(visitor)


LOST = [
    ("slow", {}),
    ("down", {}),
    ("elsewhere", {}),
    ("answers", {"body": "<h1>Made-up</h1>"}),
    ("answers", {"body": "[]"}),
    ("answers", {"body": "null"}),
    ("answers", {"body": '{"issuer": 1, "keys": 1}'}),
    ("answers", {"body": "x" * 2_000_000}),
]


@pytest.fixture
def impatient(monkeypatch):
    """Wait for less, and take nothing from what the provider said before."""
    monkeypatch.setattr(provider_module, "PATIENCE", 0.5)
    monkeypatch.setattr(provider_module, "KEPT", 0)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(("fault", "more"), LOST)
@pytest.mark.parametrize("path", [DISCOVERY, JWKS, "token/"])
def test_a_provider_that_is_lost_is_said_to_be_lost(visitor, provider, path, fault, more):
    if path == DISCOVERY:
        with provider.wrong(path, fault, **more):
            answer = visitor.get("/partner/sign-in")
    else:
        back = way_back(visitor, "amber")
        with provider.wrong(path, fault, **more):
            answer = visitor.get(back)

    assert answer.status_code == 503
    assert "Signing in is not possible now" in answer.text
    assert is_a_door_page(answer)
    assert is_shut(visitor)


@pytest.mark.parametrize("body", ["[]", "{}", '{"keys": [{"kty": "RSA"}]}'])
def test_one_bad_answer_is_not_remembered(visitor, provider, body, monkeypatch):
    monkeypatch.setattr(provider_module, "KEPT", 0)
    back = way_back(visitor, "amber")
    with provider.wrong(JWKS, "answers", body=body):
        assert visitor.get(back).status_code in {403, 503}
    monkeypatch.undo()

    assert sign_in(visitor, "amber").status_code == 302


def test_a_provider_that_is_not_there_takes_no_public_page_with_it(partner_site):
    visitor = partner_site(oidc_issuer="http://127.0.0.1:1/o").test_client()

    assert visitor.get("/partner/sign-in").status_code == 503
    assert visitor.get("/").status_code == 200


def test_a_provider_by_another_name_is_not_taken(partner_site, provider):
    other = provider.issuer.replace("127.0.0.1", "localhost")

    assert partner_site(oidc_issuer=other).test_client().get("/partner/sign-in").status_code == 503


def test_a_slow_provider_holds_few_of_a_process_s_threads(visitor):
    with provider_module.AT_ONCE, provider_module.AT_ONCE:
        answer = visitor.get(way_in := "/partner/sign-in")

    assert answer.status_code == 503
    assert visitor.get(way_in).status_code == 302


def test_a_way_back_that_was_used_is_not_taken_again(visitor, signing):
    began = way_back(visitor, "amber")
    before = cookie(visitor).value
    assert visitor.get(began).status_code == 302

    thief = signing.test_client()
    give(thief, before)
    again = thief.get(began)

    assert again.status_code == 403
    assert is_shut(thief)


def test_a_way_back_is_for_the_browser_that_began(visitor, signing):
    began = way_back(visitor, "amber")
    thief = signing.test_client()
    thief.get("/partner/sign-in")

    assert thief.get(began).status_code == 403
    assert is_shut(thief)


@pytest.mark.parametrize(
    ("old", "new", "status"),
    [
        (r"state=\w+", "state=another", 403),
        (r"state=\w+", "", 403),
        (r"code=\w+", "code=another", 403),
        (r"code=\w+", "", 302),
        (r"iss=[^&]+", "iss=https://another.example", 403),
        (r"iss=[^&]+", "", 403),
    ],
)
def test_an_edited_way_back_opens_nothing(visitor, old, new, status):
    began = way_back(visitor, "amber")
    assert re.search(old, began)

    assert visitor.get(re.sub(old, new, began)).status_code == status
    assert is_shut(visitor)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        ("access_denied", (403, "You are not signed in")),
        ("temporarily_unavailable", (503, "Signing in is not possible now")),
        ("<script>made-up</script>", (403, "could not be checked")),
    ],
)
def test_what_the_provider_calls_an_error_is_said_in_words_of_ours(
    visitor, provider, error, expected, caplog
):
    asked = {"error": error, "error_description": "made-up", "iss": provider.issuer}
    answer = visitor.get("/partner/signed-in", query_string=asked)

    status, said = expected
    assert answer.status_code == status
    assert said in answer.text
    assert "made-up" not in answer.text + caplog.text


def test_the_privacy_page_tells_of_the_cookie_only_where_there_is_one(visitor, ask):
    assert "Partners who sign in" in visitor.get("/privacy").text
    assert "Partners who sign in" not in ask("privacy").text


@pytest.mark.parametrize("address", ["sign-in", "signed-in?code=x&state=y", "signed-out"])
def test_a_provider_that_takes_its_time_is_waited_for_apart(visitor, address):
    with pytest.raises(Later) as later:
        visitor.get(f"/partner/{address}", environ_overrides={READY_ONLY: True})

    assert later.value.room is Room.ELSEWHERE
