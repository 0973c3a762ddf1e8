"""Addresses as people write, keep and mistype them."""

import re
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.model import Level
from tests import surface
from tests.callbacks.page_text import main_of, text_of

OFFERED = re.compile(r'The nearest there is: <a href="([^"]+)"')
OWN_ADDRESS = re.compile(r'<link rel="alternate"[^>]*>')
TWICE = "more than once"


@pytest.mark.parametrize(
    "given_as",
    ["E09000007", "e09000007", "E09000007/", "Camden", "CAMDEN", "camden/", "Camden//"],
)
def test_a_borough_is_found_by_its_code_in_any_capitals_and_with_a_slash(client, given_as):
    answer = client.get(f"/borough/{given_as}?release=2025-08")

    assert answer.status_code == 301
    assert answer.headers["Location"] == "/borough/camden?release=2025-08"


@pytest.mark.parametrize(
    ("typed", "led_to"),
    [
        ("borough/Tower Hamlets", "borough/tower-hamlets"),
        ("borough/tower_hamlets", "borough/tower-hamlets"),
        ("borough/City%20of%20London/", "borough/city-of-london"),
        ("Borough/Hammersmith & Fulham", "borough/hammersmith-and-fulham"),
        ("borough/barking  and dagenham", "borough/barking-and-dagenham"),
        ("indicators/da-offences-rate", "indicators/da_offences_rate"),
        ("evidence/pf0064", "evidence/PF0064"),
        ("Data", "data"),
        ("compare/", "compare"),
        ("not published", "not-published"),
        ("embed/", "embed"),
        ("Embed/map/", "embed/map"),
        ("download/Areas.CSV", "download/areas.csv"),
        ("image/trend.PNG", "image/trend.png"),
        ("Brief.pdf", "brief.pdf"),
        ("oembed/", "oembed"),
        ("sitemap.xml/", "sitemap.xml"),
    ],
)
def test_what_is_typed_as_its_name_is_written_is_found(client, typed, led_to):
    answer = client.get(f"/{typed}?period=latest")

    assert answer.status_code == 301
    assert answer.headers["Location"] == f"/{led_to}?period=latest"


def test_what_is_nowhere_is_not_led_on_for_ever(client):
    first = client.get("/Embed/Nothing/")

    assert client.get(first.headers["Location"]).status_code == 404
    assert client.get("/nothing/").status_code == 404
    assert client.get("/").status_code == 200


def test_every_borough_is_found_by_its_code(client, repository):
    for area in repository.areas(Level.BOROUGH).itertuples():
        answer = client.get(f"/borough/{area.area_code}")
        assert answer.headers.get("Location") == f"/borough/{area.slug}"


def test_under_a_path_it_leads_to_the_address_under_the_path(make_server):
    client = make_server(url_prefix="/figures/").test_client()

    location = client.get("/figures/borough/E09000007").headers["Location"]
    assert location == "/figures/borough/camden"


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    folder=st.sampled_from(["borough", "indicators", "evidence"]),
    name=st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)
    | st.sampled_from(["E09000099", "E05000001", "camdenn", "da_offence", "RF9999", "barnet and"]),
    query=st.sampled_from(["", "?period=1900-01-01", "?borough=nowhere&order=up", "?release=1"]),
)
def test_what_a_page_not_found_offers_is_there(client, folder, name, query):
    page = client.get(f"/{folder}/{name}{query}", follow_redirects=True).get_data(as_text=True)

    for offered in OFFERED.findall(page):
        assert client.get(unescape(offered), follow_redirects=True).status_code == 200, offered


@pytest.mark.parametrize(
    "address",
    [
        "borough/camdenn",
        "indicators/da_offence",
        "?indicator=da_offence&borough=nowhere",
        "compare?borough=camdn&order=up&view=x",
    ],
)
def test_a_link_that_is_broken_in_several_places_is_offered_a_page_that_is_there(client, address):
    page = client.get(f"/{address}")
    offered = OFFERED.findall(page.get_data(as_text=True))

    assert page.status_code == 404
    assert len(offered) == 1
    assert client.get(unescape(offered[0])).status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("?period=2025-07-31&period=2024-07-31", 404),
        ("compare?indicator=da_offences&indicator=population", 404),
        ("?release=2025-08&release=2025-07", 404),
        ("hotspots?view=rate&view=boroughs", 404),
        ("evidence?q=a&q=b", 404),
        ("embed/map?period=2025-07-31&period=2024-07-31", 404),
        ("image/map.svg?order=name&order=value", 400),
        ("download/view.csv?indicator=da_offences&period=2025-07-31&period=2024-07-31", 400),
        ("api/v1/values?indicator=da_offences&level=borough&level=ward", 400),
    ],
)
def test_a_name_that_means_one_choice_is_refused_twice_on_pages_files_and_api(ask, address, status):
    answer = ask(address)

    assert answer.status == status
    assert TWICE in answer.text or "2 releases" in answer.text


def test_a_page_that_names_a_choice_twice_offers_the_last_of_them(ask):
    [offered] = OFFERED.findall(ask("?period=2024-07-31&period=2025-07-31&borough=brent").text)

    assert offered == "/?period=2025-07-31&amp;borough=brent"


@pytest.mark.parametrize("path", ["", "compare", "hotspots", "indicators/da_offences", "embed"])
def test_the_latest_period_is_the_one_a_page_opens_with(ask, path):
    plain, latest = ask(path), ask(f"{path}?period=latest")

    assert latest.status == 200
    live = "react-entry-point"
    assert latest.text.partition(live)[0] == plain.text.partition(live)[0]


@pytest.mark.parametrize("view", ["map", "spread", "trend", "funnel", "figure", "hotspots"])
def test_the_latest_period_is_one_for_embeds_and_pictures(ask, view):
    latest, plain = ask(f"embed/{view}?period=latest").text, ask(f"embed/{view}").text
    assert OWN_ADDRESS.sub("", latest) == OWN_ADDRESS.sub("", plain)
    if view in {"map", "spread"}:
        assert ask(f"image/{view}.svg?period=latest").status == 200


def test_the_latest_period_is_one_for_files(ask):
    latest = ask("download/view.csv?indicator=da_offences_rate&level=borough&period=latest").text
    named = ask("download/view.csv?indicator=da_offences_rate&level=borough&period=2025-07-31").text

    assert latest.splitlines()[-33:] == named.splitlines()[-33:]
    assert ask("download/view.geojson?indicator=da_offences_rate&period=latest").status == 200


def test_a_link_to_a_file_of_an_older_release_leads_to_the_newer_file(ask):
    older = ask("download/view.csv?indicator=da_offences_rate&level=borough&release=2024-01")
    [onward] = re.findall(r'<a href="([^"]+)">The same of release 2025-08</a>', older.text)

    assert older.status == 404
    assert "exists and is shown" not in older.text
    assert "Release 2024-01 is not here" in older.text
    assert ask(f"download/view.csv{unescape(onward)}").status == 200


# What takes no period at all says so.
STRICT = ("Extra inputs are not permitted", "takes no choices")
UNDATED = [
    one
    for one in (*surface.every_page(), *surface.plain())
    if one not in surface.NOT_THERE and "period" not in one
]


@pytest.mark.parametrize("address", UNDATED)
def test_the_newest_period_is_one_wherever_a_period_is(ask, address):
    name = "period_end" if address.startswith("api/v1/wards") else "period"
    asked = f"{address}{'&' if '?' in address else '?'}{name}=latest".replace("?&", "?")
    answer = ask(asked.lstrip("/"))

    assert answer.status == 200 or any(words in answer.text for words in STRICT), answer.text[-300:]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("?order=zzz", "asks for an order that is not here"),
        ("?period_type=zzz", "The nearest there is: Twelve months"),
        ("strategy?aim=99", "asks for an aim that is not here"),
        ("evidence?check=zzz", "The nearest there is: the same view without it"),
        ("support?lang=xx", "asks for a language that is not here"),
        ("search?q=a&q=b", "names a search more than once"),
        (f"search?q={'x' * 3000}", "This address is longer than any of this site"),
    ],
)
def test_what_is_wrong_with_an_address_is_said_in_words(client, address, said):
    answer = client.get(f"/{address}")

    assert answer.status_code == 404
    assert said in text_of(main_of(answer.get_data(as_text=True)))


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("?period=LATEST", "?period=latest"),
        ("compare?period=Newest&borough=Lambeth", "compare?period=latest&borough=lambeth"),
        ("hotspots?period=LATEST&q=", "hotspots?period=latest&q="),
        ("embed/map?indicator=DA_Offences_Rate", "embed/map?indicator=da_offences_rate"),
        ("embed/trend?period=newest", "embed/trend?period=latest"),
        ("image/map.svg?indicator=DA-OFFENCES", "image/map.svg?indicator=da_offences"),
        ("download/areas.csv?period=+LATEST", "download/areas.csv?period=latest"),
        (
            "download/view.csv?indicator=DA_VWI_OFFENCES&level=borough&period=Newest",
            "download/view.csv?indicator=da_vwi_offences&level=borough&period=latest",
        ),
        ("brief?period_type=Rolling+12", "brief?period_type=rolling_12"),
        ("indicators/DA_OFFENCES", "indicators/da_offences"),
        ("indicators/da_offences/?period=latest", "indicators/da_offences?period=latest"),
    ],
)
def test_a_period_or_a_measure_spelled_otherwise_is_led_to_its_own_name(ask, address, found):
    answer = ask(address)

    assert (answer.status, answer.headers["Location"]) == (301, f"/{found}")
    assert ask(found).status == 200


def test_what_is_sent_is_not_led_to_the_names_of_its_choices(client):
    assert client.get("/compare?borough=Lambeth").status_code == 301
    assert client.post("/compare?borough=Lambeth").status_code == 405


@pytest.mark.parametrize(
    ("address", "meant", "called"),
    [
        ("hotspot", "/hotspots", "Ward maps"),
        ("indicator/da_offences", "/indicators/da_offences", "Domestic abuse offences"),
        ("indicator/da_offence", "/indicators", "Every measure"),
        ("boroughs/croydon", "/borough/croydon", "Croydon"),
        ("wards/fairfield-croydon", "/ward/fairfield-croydon", "Fairfield, Croydon"),
        ("Comapre", "/compare", "Compare boroughs"),
        ("measures", "/indicators", "Every measure"),
        ("compare/camden", "/compare", "Compare boroughs"),
    ],
)
def test_a_page_whose_name_is_misspelt_is_offered(ask, address, meant, called):
    answer = ask(address)

    assert answer.status == 404
    assert f'The nearest there is: <a href="{meant}">{called}</a>' in answer.text
    assert ask(meant.lstrip("/")).status == 200


@pytest.mark.parametrize("address", ["index.php", "hotspot", "borough/atlantis", "?order=zzz"])
def test_a_page_not_found_is_marked_as_no_entry_of_the_menu(ask, address):
    answer = ask(address)

    assert answer.status == 404
    assert 'aria-current="page"' not in answer.text
    assert "group-open" not in answer.text
    assert 'aria-current="page"' in ask("").text
