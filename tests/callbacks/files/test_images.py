import re
from html import unescape

import pytest

from callbacks.files.picture_routes import VIEWS
from components.figures.theme import Ink
from data.model import Severity

QUERY = "indicator=da_offences_rate&borough=croydon"


def words(svg: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(svg.decode())).split())


@pytest.mark.parametrize("view", ["map", "spread", "trend"])
def test_a_picture_carries_what_must_travel_with_it(client, catalogue, view):
    answer = client.get(f"/image/{view}.svg?{QUERY}")
    said = words(answer.get_data())

    assert answer.mimetype == "image/svg+xml"
    assert "year to July 2025" in said or view == "trend"
    assert "Met monthly dashboard data" in said
    assert "Release 2025-08" in said
    must = [
        one.headline
        for one in catalogue.caveats_for("da_offences_rate", level="borough")
        if one.severity is Severity.MUST_READ
    ]
    assert len(must) >= 2
    for headline in must:
        assert headline in said


@pytest.mark.parametrize("view", VIEWS)
def test_the_same_address_gives_the_same_bytes(ask, make_server, view):
    address = f"/image/{view}.svg?{QUERY}"

    assert make_server().test_client().get(address).data == ask(address).data


def test_a_png_is_a_png_and_may_be_kept(client):
    answer = client.get(f"/image/map.png?{QUERY}")

    assert answer.get_data()[:8] == b"\x89PNG\r\n\x1a\n"
    assert "max-age" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/image/pie.svg", 404),
        ("/image/map.gif", 404),
        ("/image/map.svg?indicator=nothing", 400),
        ("/image/trend.svg?indicator=da_homicide_victims&borough=barnet", 200),
        ("/image/change.svg?indicator=da_homicide_victims", 404),
        ("/image/trends.svg?indicator=da_homicide_victims", 404),
    ],
)
def test_pictures_that_do_not_exist_are_refused(client, address, status):
    assert client.get(address).status_code == status


def test_the_chosen_borough_and_the_city_are_told_apart_without_colour(client):
    drawn = client.get(f"/image/map.svg?{QUERY}").get_data(as_text=True)

    assert "pattern" in drawn
    assert "[z] not covered" in unescape(drawn)


BESIDE = "indicator=da_offences_rate&borough=croydon&borough=bromley&borough=sutton"


def test_a_picture_is_saved_under_a_name_that_tells_what_is_in_it(client):
    named = client.get(f"/image/spread.png?{BESIDE}").headers["Content-Disposition"]

    assert named == (
        'inline; filename="london-boroughs_2025-08_da_offences_rate_croydon_bromley_sutton_'
        '2025-07-31_spread.png"'
    )


@pytest.mark.parametrize("view", ["spread", "change", "values", "trends"])
def test_a_picture_of_a_borough_beside_its_command_says_so(client, view):
    said = words(client.get(f"/image/{view}.svg?{BESIDE}").get_data())

    assert "Croydon is marked, beside Bromley and Sutton" in said
    assert "policed by the same command, South" in said


@pytest.mark.parametrize("view", ["spread", "trends"])
def test_the_chosen_borough_is_drawn_in_another_ink_than_those_beside_it(client, view):
    beside = client.get(f"/image/{view}.svg?{BESIDE}").get_data(as_text=True)
    nobody = client.get(f"/image/{view}.svg?indicator=da_offences_rate").get_data(as_text=True)

    assert Ink.CHOSEN.value in beside
    assert Ink.CHOSEN.value not in nobody
