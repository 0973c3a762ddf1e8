"""The link to exactly the view that is shown: copied by a press, followed where nothing can be."""

import pytest
from playwright.sync_api import expect

from components.ids import London
from tests.browser.settled import PATIENCE, open_settled

VIEW = "compare?borough=bromley&borough=croydon"


@pytest.fixture(scope="module")
def allowed(keeper):
    """Readers who let the site write to the clipboard."""
    keeper.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield
    keeper.context.clear_permissions()


def copied(page):
    page.get_by_role("button", name="Copy link to this view").click()
    expect(page.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    return page.evaluate("navigator.clipboard.readText()")


@pytest.mark.usefixtures("allowed")
def test_what_is_copied_is_the_view_as_it_was_chosen_last(page, served):
    open_settled(page, served)
    assert copied(page) == f"{served}?release=2025-08"

    page.locator(f"#{London.BOROUGH}").select_option("croydon")
    expect(page.locator(f"#{London.LEAD}")).to_contain_text("Croydon: 12.0")

    again = copied(page)
    assert again.startswith(served)
    assert again.endswith("&borough=croydon&release=2025-08")


@pytest.mark.usefixtures("allowed")
@pytest.mark.parametrize("path", ["borough/croydon", "ward/fairfield-croydon", VIEW])
def test_one_way_to_the_link_stands_on_a_page(page, served, path):
    open_settled(page, served + path)

    assert page.get_by_role("link", name="Link to this view").count() == 0
    assert page.locator(".copy-button").get_by_text("link").count() <= 1
    assert copied(page).startswith(f"{served}{path}")


def test_without_scripts_it_is_a_plain_link_that_shows_the_same(plain, served):
    plain.goto(served + VIEW)
    heading = plain.locator("h2").first.inner_text()

    expect(plain.locator(".copy-button").first).to_be_hidden()
    plain.get_by_role("link", name="Link to this view").click()

    assert plain.url == f"{served}{VIEW}&release=2025-08"
    assert plain.locator("h2").first.inner_text() == heading


def test_where_a_script_may_not_copy_the_plain_link_follows_the_choices(page, served):
    with page.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'clipboard', {value: undefined})"
    ):
        open_settled(page, served)
        page.locator(f"#{London.BOROUGH}").select_option("croydon")
        page.wait_for_url("**=croydon*", timeout=PATIENCE)
        page.get_by_role("link", name="Link to this view").click()

        page.wait_for_url("**borough=croydon&release=2025-08")
