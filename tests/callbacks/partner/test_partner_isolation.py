"""Nothing of a pack is in what the public gets, and the public part stays as it is."""

import logging

import pytest

from callbacks.server.answer_cache import AnswerCache
from callbacks.server.shared_answers import SharedAnswers
from data.partner.model import PackSource
from tests import surface
from tests.callbacks.conftest import read
from tests.partner.packs import made_up_manifest, write_made_up_pack
from tests.partner.provider.signing_in import COOKIE, cookie, sign_in

pytestmark = pytest.mark.long

MINE = "barking-and-dagenham"
MARK = "Tamarisk records"
# Files that take long to write. They are made from the release alone, as the others are.
SLOW = ("download/release", "pack.pdf", "download/view.xlsx", "download/view.zip", "hotspots/map?")
NOT_THERE = ("robots.txt", ".well-known/security.txt", "partners", "api/v1/partner")
SAME = (
    "contact",
    f"borough/{MINE}",
    "data",
    "api/v1/areas",
    "image/map.svg",
    "embed/spread?",
    "health",
)


@pytest.fixture(scope="module")
def used(partner_site, tmp_path_factory):
    """A site whose partner pages were all looked at, and the cookie that opened them."""
    folder = tmp_path_factory.mktemp("packs")
    source = made_up_manifest().source.model_dump() | {"title": MARK}
    write_made_up_pack(folder, source=PackSource(**source))
    server = partner_site(partner_packs=folder, metrics=True)
    client = server.test_client()
    sign_in(client, "amber")
    for rest in ("", "/chapter", "/chapter.html", "/counts.csv", "/map/incidents", "/map/repeats"):
        assert MARK in client.get(f"/partner/{MINE}{rest}").text, rest
    return server, cookie(client).value


@pytest.fixture(scope="module")
def public(used):
    """Every public address, asked with the cookie of someone who is signed in."""
    server, value = used
    client = server.test_client(use_cookies=False)
    asked = [*surface.pages(), *surface.plain(), *NOT_THERE, "metrics"]
    sent = {"Cookie": f"{COOKIE}={value}"}
    return {
        one: read(client.get(f"/{one}", headers=sent)) for one in asked if not one.startswith(SLOW)
    }


def test_no_public_answer_holds_anything_of_a_pack(public):
    for address, answer in public.items():
        assert MARK.encode() not in answer.data, address
        assert b'="/partner' not in answer.data or address == "metrics", address


def test_no_public_answer_sets_or_reads_a_cookie(public):
    for address, answer in public.items():
        assert "Set-Cookie" not in answer.headers, address
        assert "Cookie" not in answer.headers.get("Vary", ""), address


def test_there_is_no_list_of_addresses_that_names_the_area(public):
    assert {public[one].status for one in NOT_THERE} == {404}


@pytest.mark.parametrize("address", SAME)
def test_a_public_answer_is_the_same_with_and_without_the_area(public, ask, address):
    assert public[address].data == ask(address).data


def test_counters_count_the_area_as_a_whole(public):
    lines = [one for one in public["metrics"].text.splitlines() if "partner" in one]

    assert lines
    assert all('route="/partner"' in one for one in lines)


def test_no_cache_is_asked_or_filled_under_the_area(used, monkeypatch):
    server, value = used
    touched = []
    for kind in (AnswerCache, SharedAnswers):
        for name in ("get", "put"):
            monkeypatch.setattr(kind, name, lambda *given: touched.append(given))
    client = server.test_client(use_cookies=False)
    sent = {"Cookie": f"{COOKIE}={value}"}

    for path in ("/partner", f"/partner/{MINE}", f"/partner/{MINE}/chapter", "/partner/camden"):
        assert client.get(path, headers=sent).headers["Cache-Control"] == "no-store"
    assert touched == []
    client.get("/privacy")
    assert touched, "as a public page does"


def test_no_line_of_the_log_holds_anything_of_a_pack(used, caplog):
    server, value = used
    client = server.test_client(use_cookies=False)
    with caplog.at_level(logging.DEBUG):
        for path in (f"/partner/{MINE}", f"/partner/{MINE}/map/incidents", "/partner/camden"):
            client.get(f"{path}?period=2025-03-31", headers={"Cookie": f"{COOKIE}={value}"})

    told = " ".join(str(vars(one)) for one in caplog.records if one.name.startswith("dashboard"))
    assert "partner area" in told
    for private in (MARK, MINE, "camden", "2025-03-31", value):
        assert private not in told
