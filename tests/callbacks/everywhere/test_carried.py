"""A borough chosen once goes along with the links, in the address alone."""

import re
from html import unescape

import pytest

from callbacks.address.carried import with_place
from tests import surface


def links_of(text):
    return [unescape(one) for one in re.findall(r'<a [^>]*href="([^"]+)"', text)]


def to_pages(text):
    statics = {f"/{one}" for one in surface.pages() if "/" not in one}
    return [
        one for one in links_of(text) if one.partition("#")[0].partition("?")[0] in statics | {"/"}
    ]


@pytest.mark.parametrize(
    "address",
    [
        "?borough=croydon",
        "borough/croydon",
        "ward/fairfield-croydon",
        "privacy?borough=croydon",
        "compare?borough=croydon&view=table",
        "search?q=marac&borough=croydon",
        "not-published?borough=croydon",
        "indicators/da_offences_rate?borough=croydon",
    ],
)
def test_every_link_to_a_page_names_the_borough(ask, address):
    page = ask(address)
    linked = to_pages(page.text)

    assert page.status == 200
    assert len(linked) > 20
    assert [one for one in linked if "borough=" not in one] == []
    assert '<input type="hidden" name="borough" value="croydon">' in page.text


def test_a_link_that_names_another_borough_keeps_it_and_one_to_a_file_is_left_alone():
    text = (
        '<a href="/p/compare?borough=barnet">1</a><a class="x" href="/p/compare?view=table#a">2</a>'
        '<a href="/p/download/view.csv">3</a><a href="https://example.org/compare">4</a>'
        '<a href="/p/borough/barnet">5</a><a href="/p/">6</a>'
    )

    assert links_of(with_place(text, "croydon", pages={"", "compare"}, prefix="/p/")) == [
        "/p/compare?borough=barnet",
        "/p/compare?view=table&borough=croydon#a",
        "/p/download/view.csv",
        "https://example.org/compare",
        "/p/borough/barnet",
        "/p/?borough=croydon",
    ]


@pytest.mark.parametrize("address", ["", "?borough=atlantis", "privacy", "?borough=%22%3E%3Cb%3E"])
def test_nothing_goes_along_where_nothing_was_chosen(ask, address):
    assert "data-carried" not in ask(address).text


def test_files_pictures_and_the_exit_are_led_to_as_before(ask):
    text = ask("privacy?borough=croydon").text
    exits = re.findall(r'<a [^>]*href="([^"]+)"[^>]*data-exit', text)

    assert exits
    assert not any("borough" in one for one in exits)


def test_where_the_borough_goes_it_is_taken(ask):
    for link in dict.fromkeys(to_pages(ask("privacy?borough=croydon").text)):
        assert ask(link.lstrip("/")).status == 200, link
