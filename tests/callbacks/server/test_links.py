import re
from html import unescape
from urllib.parse import urljoin

import pytest

from tests import surface
from tests.callbacks.page_text import main_of


def text_of_page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


@pytest.mark.parametrize("path", ["/", "/compare", "/borough/barnet", "/survey"])
def test_every_page_can_be_cited_with_its_release(client, path):
    page = client.get(path).get_data(as_text=True)

    assert "To cite this view" in page
    assert "release 2025-08, police figures to 31 July 2025" in page
    assert 'data-copy-link="2025-08"' in page


@pytest.mark.parametrize(
    ("address", "chosen"),
    [
        ("/", ""),
        ("/compare?view=change&borough=croydon&borough=bromley&utm_x=seen", "borough=croydon&"),
        ("/borough/croydon?ward=E05011468", "ward=E05011468&"),
        ("/ward/fairfield-croydon", ""),
        ("/evidence?q=13,600&release=2025-08", "q=13%2C600&"),
        ("/hotspots?borough=barnet", "borough=barnet&"),
        ("/justice?borough=barnet", "borough=barnet&"),
    ],
)
def test_near_the_title_stands_a_plain_link_to_exactly_the_view(client, address, chosen):
    page = text_of_page(client, address)
    near = page.split("<h1", 1)[1].split("<h2", 1)[0]
    [link] = re.findall(r'class="view-link"><a href="([^"]*)">Link to this view</a><button', near)
    again = text_of_page(client, urljoin(address, unescape(link)))

    assert chosen in unescape(link)
    assert unescape(link).endswith("release=2025-08")
    assert "utm_x" not in link
    assert main_of(again) == main_of(page)


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("2025-01", "A newer one exists"),
        ("2031-01", "newer than the one this copy has"),
        ("<b>x", "not known here"),
    ],
)
def test_a_link_to_another_release_says_so_and_still_shows_the_view(client, named, said):
    answer = client.get("/", query_string={"borough": "barnet", "release": named})
    page = answer.get_data(as_text=True)

    assert answer.status_code == 200
    assert said in page
    assert "<b>x" not in page


def test_a_link_to_this_release_says_nothing(client):
    assert 'role="note"' not in client.get("/?release=2025-08").get_data(as_text=True)


@pytest.mark.parametrize("path", ["/", "/justice", "/hotspots"])
def test_what_a_shared_link_shows_elsewhere_is_neutral(client, path):
    page = client.get(path).get_data(as_text=True)
    told = re.findall(r'<meta property="og:[a-z_]+" content="([^"]*)"', page)

    assert told
    assert not re.search("abuse|violence|domestic", " ".join(told), re.IGNORECASE)


def test_every_page_opens_from_a_copied_or_tagged_link_and_hands_no_tag_on(ask, walked):
    for path in (*surface.every_page(), "download/evidence.csv"):
        tagged = f"{path}{'&' if '?' in path else '?'}release=2025-08&path=x&self=x&utm_x=seen"
        answer = ask(tagged)

        assert answer.status == walked[path].status, path
        assert answer.status == 404 or "utm_x" not in answer.text, path
