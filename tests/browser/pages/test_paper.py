"""A councillor's errand: from the first page to a picture for a paper, as a newcomer would go."""

import io

import pytest
from PIL import Image
from playwright.sync_api import expect

from data.catalogue import Catalogue
from data.model import Level, Severity


@pytest.fixture(scope="module")
def must_read() -> set[str]:
    catalogue = Catalogue.load()
    found = (
        *catalogue.caveats_for("da_offences_rate", level=Level.BOROUGH),
        *catalogue.view_caveats("compare"),
    )
    return {one.headline for one in found if one.severity is Severity.MUST_READ}


@pytest.fixture
def allowed(page):
    """A reader who lets the site write to the clipboard, and the test read it."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield
    page.context.clear_permissions()


def test_a_borough_beside_its_command_reaches_a_paper_in_three_steps(page, served, must_read):
    page.goto(served)
    page.get_by_label("Borough", exact=True).select_option(label="Croydon")
    page.get_by_role("link", name="Compare with its police command").click()
    with page.expect_download() as saving:
        page.get_by_role("link", name="Picture for a paper").first.click()
    file = saving.value
    words = Image.open(io.BytesIO(file.path().read_bytes())).text["Description"]

    assert file.suggested_filename == (
        "london-boroughs_2025-08_da_offences_rate_croydon_bromley_sutton_2025-07-31_spread.png"
    )
    assert "Croydon is marked, beside Bromley and Sutton" in words
    assert must_read
    assert {one for one in must_read if one not in words} == set()


@pytest.mark.usefixtures("allowed")
def test_the_words_for_readers_who_cannot_see_the_picture_are_copied(page, served):
    page.goto(f"{served}compare?borough=croydon&borough=bromley&borough=sutton")
    expect(page.locator("#static-page")).to_have_count(0, timeout=20_000)
    box = page.locator(".share-links").first
    box.get_by_text("Alternative text to go with the picture").click()
    box.get_by_role("button", name="Copy the text").click()

    expect(box.get_by_role("status")).to_contain_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Croydon" in copied
    assert "Sutton" in copied
