"""Partners sign in and out in a browser, at a real provider on loopback. Packs are made up."""

import re
import time
from contextlib import nullcontext

import pytest
from cryptography.fernet import Fernet
from playwright.sync_api import Page, expect

from callbacks.partner import sessions
from tests.browser.access.still import Look, prepare, violations
from tests.browser.access.test_axe import COLOURS, LAPTOP, PHONE, TAGS
from tests.browser.inside import app_inside
from tests.browser.served import PREFIX, free_port
from tests.partner.packs import write_made_up_pack
from tests.partner.provider.openid_provider import PASSWORD
from tests.partner.provider.signing_in import COOKIE, KEY

# The console names each refusal, as it should.
pytestmark = [
    pytest.mark.long,
    pytest.mark.usefixtures("troubled_page", "forgotten"),
]
# Those of colours among them.
EVERY_RULE = {"runOnly": {"type": "tag", "values": TAGS}}
MINE, THEIRS = "barking-and-dagenham", "camden"


@pytest.fixture(scope="module")
def area(provider, tmp_path_factory):
    """The address of the partner area of a running site."""
    packs = tmp_path_factory.mktemp("packs")
    for slug in (MINE, THEIRS):
        write_made_up_pack(packs, slug)
    port = free_port()
    with app_inside(port, **provider.settings(packs=packs, port=port, prefix=PREFIX)) as address:
        yield f"{address}partner"


@pytest.fixture
def forgotten(page):
    """Whoever signs in here is unknown to the site and to the provider in the next test."""
    yield
    page.context.clear_cookies()


def sign_in(page: Page, area: str, account: str) -> None:
    page.goto(area)
    page.get_by_role("main").get_by_role("link", name="Sign in").click()
    page.get_by_label("Username").fill(account)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def heading(page: Page, words: str) -> None:
    """Expect a page of the door: its heading, the exit and the support lines."""
    expect(page.get_by_role("heading", level=1)).to_have_text(words)
    expect(page.locator("#exit-this-page")).to_be_visible()
    expect(page.locator(".helplines")).to_be_visible()


def read(page: Page, words: str) -> None:
    """Expect a page of the door without a violation, at both widths and in both colours."""
    heading(page, words)
    prepare(page, later=False)
    for width in (PHONE, LAPTOP):
        page.set_viewport_size({"width": width, "height": 900})
        for colours, rules in (("none", EVERY_RULE), ("active", COLOURS)):
            page.emulate_media(forced_colors=colours)
            assert violations(page, Look(rules)) == [], (words, width, colours)


def ours(page: Page) -> list:
    return [one for one in page.context.cookies() if one["name"] == COOKIE]


def test_a_partner_signs_in_sees_their_borough_is_refused_another_and_signs_out(page: Page, area):
    sign_in(page, area, "amber")
    expect(page).to_have_url(area)
    [cookie] = ours(page)
    assert cookie["path"] == f"{PREFIX}partner"
    assert (cookie["secure"], cookie["httpOnly"], cookie["sameSite"]) == (True, True, "Lax")
    assert cookie["expires"] == -1, "it goes with the browser"
    expect(page.get_by_role("main")).not_to_contain_text("Camden")
    page.get_by_role("main").get_by_role("link", name="Barking and Dagenham").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Barking and Dagenham")

    page.goto(f"{area}/{THEIRS}")
    heading(page, "Not open to your account")

    page.goto(f"{area}/{MINE}")
    page.get_by_role("button", name="Sign out").click()
    heading(page, "Signed out")
    assert ours(page) == []
    page.go_back()
    expect(page.get_by_role("main")).not_to_contain_text("Incidents")
    page.goto(f"{area}/{MINE}")
    heading(page, "Sign in")


def test_axe_finds_no_violation_at_the_door(page: Page, area, provider):
    tampered = {"fault": "kept signature", "claims": {"groups": ["cs-camden"]}}
    page.goto(f"{area}/{MINE}")
    read(page, "Sign in")
    for wrong, account, words in (
        ({"fault": "down"}, "amber", "Signing in is not possible now"),
        (tampered, "amber", "You are not signed in"),
        (None, "drew", "Not open to your account"),
    ):
        page.context.clear_cookies()
        with provider.wrong("token/", **wrong) if wrong else nullcontext():
            sign_in(page, area, account)
            read(page, words)
    page.context.clear_cookies()
    sign_in(page, area, "amber")
    page.goto(f"{area}/{THEIRS}")
    read(page, "Not open to your account")
    page.get_by_role("link", name="See what your account opens").click()
    page.get_by_role("button", name="Sign out").click()
    read(page, "Signed out")


def test_signing_out_of_the_account_as_well_comes_back(page: Page, area, provider):
    sign_in(page, area, "amber")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("link", name="Sign out of your organisation’s account").click()
    expect(page).to_have_url(re.compile(re.escape(f"{provider.issuer}/logout/?client_id=")))
    page.locator("input[name=allow]").click()

    expect(page).to_have_url(f"{area}/signed-out")
    heading(page, "Signed out")
    page.get_by_role("link", name="Sign in again").click()
    expect(page.get_by_label("Password")).to_be_visible()


def test_a_session_that_ran_out_says_so(page: Page, area):
    key = Fernet(sessions.urlsafe_b64encode(sessions.purpose_key(KEY.encode(), "cookie")))
    sign_in(page, area, "amber")
    [cookie] = ours(page)
    then = int(time.time()) - sessions.IDLE - 5
    old = key.encrypt_at_time(key.decrypt(cookie["value"]), then).decode()
    page.context.add_cookies([{**cookie, "value": old}])

    page.goto(f"{area}/{MINE}")

    heading(page, "Signed out after a while")
    assert ours(page) == []


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"fault": "down"}, "Signing in is not possible now"),
        ({"fault": "answers", "body": "[]"}, "Signing in is not possible now"),
        ({"fault": "slow"}, "Signing in is not possible now"),
        (
            {"fault": "kept signature", "claims": {"groups": ["cs-camden"]}},
            "You are not signed in",
        ),
        ({"fault": "own key", "claims": {"exp": -900}}, "You are not signed in"),
    ],
    ids=["down", "nonsense", "slow", "tampered", "expired"],
)
def test_a_lost_provider_and_a_token_that_cannot_be_trusted_have_their_pages(
    page: Page, area, provider, fault, words
):
    with provider.wrong("token/", **fault):
        sign_in(page, area, "amber")
        heading(page, words)
    assert ours(page) == []
    page.goto(f"{area}/{THEIRS}")
    heading(page, "Sign in")


def test_a_way_back_that_is_used_again_or_by_another_opens_nothing(page: Page, area, browser):
    taken = []
    page.on("request", lambda one: taken.append(one.url) if "/signed-in?" in one.url else None)
    sign_in(page, area, "amber")
    expect(page).to_have_url(area)
    [back] = taken

    page.goto(back)
    heading(page, "You are not signed in")
    page.goto(f"{area}/{MINE}")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Barking and Dagenham")
    other = browser.new_page()
    other.goto(back)
    heading(other, "You are not signed in")
    other.close()


def test_an_account_without_a_group_is_told_so(page: Page, area):
    sign_in(page, area, "drew")

    heading(page, "Not open to your account")
    expect(page.get_by_role("main")).to_contain_text("in no group")
    assert ours(page) == []


def test_the_public_part_has_no_cookie_while_someone_is_signed_in(page: Page, area):
    sign_in(page, area, "amber")
    sent = []
    page.on("request", lambda one: sent.append(one.all_headers().get("cookie", "")))

    page.goto(area.removesuffix("partner"))
    page.goto(f"{area.removesuffix('partner')}borough/{MINE}")

    assert not any(COOKIE in one for one in sent)


@pytest.mark.parametrize("width", [320, 1280])
def test_the_door_fits_and_works_without_scripts(plain, area, width):
    plain.set_viewport_size({"width": width, "height": 700})
    sign_in(plain, area, "amber")
    plain.goto(f"{area}/{MINE}")

    assert plain.evaluate("document.documentElement.scrollWidth") <= width
    plain.get_by_role("button", name="Sign out").click()
    heading(plain, "Signed out")
    plain.context.clear_cookies()  # the provider's
