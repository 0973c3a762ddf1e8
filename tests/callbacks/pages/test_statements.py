from datetime import date

import pytest

from components.frame.static_html import to_html
from components.links import Links
from components.pages.about.statements import contact_page


@pytest.mark.parametrize("path", ["accessibility", "privacy", "contact"])
def test_a_statement_is_linked_from_every_page_and_sends_no_dash(client, path):
    page = client.get(f"/{path}")

    assert page.status_code == 200
    assert f'href="/{path}"' in client.get("/").get_data(as_text=True)
    assert "_dash" not in page.get_data(as_text=True)


def test_the_accessibility_statement_has_the_parts_of_the_model_form(client):
    page = client.get("/accessibility").get_data(as_text=True)

    for heading in (
        "How accessible this website is",
        "Feedback and contact",
        "Enforcement procedure",
        "Technical information",
        "Compliance status",
        "Non-accessible content",
        "Preparation of this statement",
    ):
        assert heading in page


def test_privacy_says_when_a_deployment_asks_another_host_for_tiles(make_server):
    asked = make_server(
        tile_url="https://tiles.example.org/{z}/{x}/{y}.png", tile_attribution="Example"
    )

    assert "tiles.example.org" in asked.test_client().get("/privacy").get_data(as_text=True)


def test_no_promise_is_made_that_a_visit_is_hidden(client):
    page = client.get("/privacy").get_data(as_text=True)

    assert "does not remove this site from your history" in page
    assert "does not hide a visit" in page


def test_what_is_overdue_is_named_with_its_day(make_server):
    page = make_server(day=date(2026, 11, 22)).test_client().get("/contact")

    assert "due 5 September 2025" in page.get_data(as_text=True)


@pytest.mark.parametrize(
    ("made", "said"),
    [((), "None so far"), (("Made up: 12 offences were printed as 21.",), "12 offences were")],
)
def test_corrections_are_listed_or_said_to_be_none(made, said):
    page = contact_page(links=Links(), contact="", corrections=made, overdue=(), first="2025-08")
    corrections = to_html(page.body).partition("<h2>Corrections</h2>")[2].partition("<h2>")[0]

    assert said in corrections
    assert ("None so far" in corrections) is not bool(made)
