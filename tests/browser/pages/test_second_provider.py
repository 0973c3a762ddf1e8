"""Partners sign in and out at a provider of another maker, with the settings that are shipped."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.served import PREFIX, free_port, running_app
from tests.partner.packs import write_made_up_pack
from tests.partner.provider.second_provider import (
    MISSING,
    is_here,
    running_second_provider,
    settings,
)
from tests.partner.provider.signing_in import COOKIE

pytestmark = pytest.mark.skipif(not is_here(), reason=MISSING)
MINE, THEIRS = "barking-and-dagenham", "camden"


@pytest.fixture(scope="module")
def area(tmp_path_factory):
    """The address of the partner area of a running site."""
    packs = tmp_path_factory.mktemp("packs")
    for slug in (MINE, THEIRS):
        write_made_up_pack(packs, slug)
    port = free_port()
    area = f"http://127.0.0.1:{port}{PREFIX}partner"
    with (
        running_second_provider(area) as issuer,
        running_app(port, **settings(issuer, packs=str(packs), area=area)),
    ):
        yield area


@pytest.fixture
def visitor(browser):
    """A new browser. The provider's own pages ask another host for a font: nothing leaves here."""
    context = browser.new_context(locale="en-GB")
    context.route(
        lambda address: urlsplit(address).hostname != "127.0.0.1", lambda route: route.abort()
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    context.close()


def sign_in(page: Page, area: str, account: str) -> None:
    page.goto(area)
    page.get_by_role("main").get_by_role("link", name="Sign in").click()
    page.locator("input[name=login]").fill(account)
    page.locator("input[name=password]").fill("any will do")
    page.locator("button[type=submit]").click()
    page.get_by_role("button", name="Continue").click()


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def ours(page: Page) -> list:
    return [one for one in page.context.cookies() if one["name"] == COOKIE]


def test_a_partner_signs_in_sees_their_borough_alone_and_signs_out_here_and_there(visitor, area):
    sign_in(visitor, area, "amber")
    expect(visitor).to_have_url(area)
    expect(visitor.get_by_role("main")).not_to_contain_text("Camden")
    visitor.get_by_role("main").get_by_role("link", name="Barking and Dagenham").click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("Barking and Dagenham")
    visitor.goto(f"{area}/{THEIRS}")
    heading(visitor, "Not open to your account")

    visitor.get_by_role("link", name="See what your account opens").click()
    visitor.get_by_role("button", name="Sign out").click()
    heading(visitor, "Signed out")
    assert ours(visitor) == []
    visitor.goto(f"{area}/{MINE}")
    heading(visitor, "Sign in")


def test_signing_out_of_the_account_as_well_comes_back_and_the_next_asks_who_it_is(visitor, area):
    sign_in(visitor, area, "amber")
    visitor.get_by_role("button", name="Sign out").click()
    visitor.get_by_role("link", name="Sign out of your organisation’s account").click()
    visitor.get_by_role("button", name=re.compile("sign me out")).click()

    expect(visitor).to_have_url(re.compile(re.escape(f"{area}/signed-out")))
    heading(visitor, "Signed out")
    visitor.get_by_role("link", name="Sign in again").click()
    expect(visitor.locator("input[name=login]")).to_be_visible()


def test_an_account_in_no_group_is_told_so_and_one_who_turns_back_is_let_in_nowhere(visitor, area):
    sign_in(visitor, area, "drew")
    heading(visitor, "Not open to your account")
    assert ours(visitor) == []

    visitor.context.clear_cookies()
    visitor.goto(area)
    visitor.get_by_role("main").get_by_role("link", name="Sign in").click()
    visitor.get_by_role("link", name="Cancel").click()
    heading(visitor, "You are not signed in")
    visitor.goto(f"{area}/{MINE}")
    heading(visitor, "Sign in")
