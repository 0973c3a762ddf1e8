"""A link to a comparison that names what is not there leads to the nearest that is."""

import re
from html import unescape

import pytest

from components.panels.comparison_choices import MOST_BOROUGHS


@pytest.mark.parametrize(
    ("address", "unknown", "nearest", "named"),
    [
        ("/compare?view=funel", "funel", "view=funnel", "Funnel"),
        ("/compare?order=valu&view=table", "valu", "order=value", "value"),
        ("/compare?borough=barnett&borough=brent", "barnett", "borough=barnet", "Barnet"),
        (
            "/compare?period=2025-08-31&view=change",
            "2025-08-31",
            "period=2025-07-31",
            "period ending 31 July 2025",
        ),
        (
            "/compare?indicator=da_offence&borough=brent",
            "da_offence",
            "indicator=da_offences",
            "Domestic abuse offences recorded by the Met",
        ),
    ],
)
def test_a_broken_link_names_what_is_unknown_and_keeps_the_rest_of_the_view(
    client, address, unknown, nearest, named
):
    answer = client.get(address)
    page = unescape(answer.get_data(as_text=True))
    [(link, words)] = re.findall(r'nearest there is: <a href="([^"]*)">([^<]*)', page)

    assert answer.status_code == 404
    assert words == named
    assert f"“{unknown}”" in page
    assert nearest in link
    assert all(part in link for part in address.split("?")[1].split("&") if unknown not in part)
    assert client.get(link).status_code == 200


def test_an_unknown_period_is_said_in_words_too(client):
    said = client.get("/compare?period=2025-08-31").get_data(as_text=True)

    assert "“2025-08-31” (period ending 31 August 2025)" in said


def test_seven_boroughs_in_a_link_are_refused_and_six_of_them_offered(client):
    slugs = ("barnet", "bexley", "brent", "bromley", "camden", "croydon", "ealing")
    answer = client.get("/compare?" + "&".join(f"borough={slug}" for slug in slugs))
    page = unescape(answer.get_data(as_text=True))
    [link] = re.findall(r'nearest there is: <a href="([^"]*)"', page)

    assert answer.status_code == 404
    assert link.count("borough=") == MOST_BOROUGHS
    assert client.get(link).status_code == 200
