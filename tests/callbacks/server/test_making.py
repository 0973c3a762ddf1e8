"""What is made apart from what is ready, over HTTP: by its choices, once, and counted once."""

import re

import pytest

from callbacks.making.apart import HANDED_ON, READY_ONLY, Later, Room
from tests import surface

SAME = [
    ("/compare?borough=camden&borough=barnet", "&x={}"),
    ("/privacy?", "&indicator={}"),
    ("/embed/trend?borough=camden", "&x={}"),
    ("/image/map.svg?indicator=da_offences_rate", "&x={}"),
    ("/image/map.png?", "&x={}"),
    ("/download/evidence.csv?", "&x={}"),
    ("/download/hotspots.csv?", "&view={}"),
    ("/hotspots/map?", "&x={}"),
    ("/brief.pdf?borough=camden", "&x={}"),
]
# Files as they are, and what is a few lines.
AT_ONCE = {
    *("_dash-dependencies", "_dash-layout", "bundle", "vendor", "embed-host.js"),
    *("data", "sitemap.xml", "health"),
}
MADE = [
    ("/compare?borough=camden", Room.VIEW),
    ("/nothing-here", Room.VIEW),
    ("/embed/map", Room.VIEW),
    ("/image/map.svg", Room.VIEW),
    ("/hotspots/map", Room.VIEW),
    ("/api/v1/values?indicator=da_offences", Room.VIEW),
    ("/api/v1/values?indicator=da_offences&limit=1000", Room.VIEW),
    ("/api/v1/values?indicator=da_offences&limit=²", Room.VIEW),
    ("/api/v1/values?indicator=da_offences&limit=5000", Room.FILE),
    ("/api/v1/values?indicator=da_offences&limit=" + "9" * 5000, Room.VIEW),
    ("/api/v1/values.csv?indicator=da_offences", Room.FILE),
    ("/image/map.png", Room.FILE),
    ("/brief.pdf", Room.FILE),
    ("/download/view.csv?indicator=da_offences", Room.FILE),
    ("/download/evidence.zip", Room.FILE),
    ("/download/release.xlsx", Room.FILE),
]


@pytest.fixture(scope="module")
def fresh(make_server):
    return make_server().test_client()


@pytest.fixture(scope="module")
def untouched(make_server):
    """A server that is asked for what is ready alone, and so never makes anything."""
    return make_server().test_client()


@pytest.mark.parametrize(("address", "more"), SAME)
def test_names_that_nobody_reads_lead_to_the_answer_that_is_ready(fresh, address, more):
    first = fresh.get(address)
    assert first.status_code == 200

    for number in range(3):
        again = fresh.get(address + more.format(number), environ_overrides={READY_ONLY: True})
        assert again.data == first.data


def test_however_a_program_says_what_it_takes_the_answer_is_the_ready_one(fresh):
    """Headers are as long as whoever asks makes them."""
    address = "/api/v1/areas?level=borough"
    first = fresh.get(address)

    for accept in ("application/json", "application/problem+json", f"*/*;q=0.{'1' * 4000}"):
        again = fresh.get(address, headers={"Accept": accept}, environ_overrides={READY_ONLY: True})
        assert again.data == first.data


@pytest.mark.parametrize("address", ["/privacy?", "/?", "/brief?borough=camden&"])
def test_a_copied_link_leads_to_the_page_that_is_ready(fresh, repository, address):
    """Links that are copied name the release that is served; one of another release says so."""
    first = fresh.get(address)
    named = f"{address}release={repository.manifest['release']}"
    again = fresh.get(named, environ_overrides={READY_ONLY: True})

    assert first.status_code == 200
    assert again.data == first.data
    with pytest.raises(Later):
        fresh.get(f"{address}release=1999-01", environ_overrides={READY_ONLY: True})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/compare?borough=camden", "/compare?borough=barnet"),
        ("/?indicator=da_offences", "/?indicator=da_offences_rate"),
        ("/brief", "/brief?borough=camden"),
        ("/evidence", "/evidence?q=refuge"),
        ("/embed/map", "/embed/map?indicator=da_offences"),
        ("/image/trend.svg", "/image/trend.svg?borough=camden"),
        ("/image/trend.svg", "/image/trend.svg?size=narrow"),
        ("/download/evidence.csv", "/download/evidence.csv?q=refuge"),
        ("/privacy", "/privacy?release=1999-01"),
    ],
)
def test_choices_that_are_read_lead_to_answers_of_their_own(make_server, one, other):
    """In either order: what the first address taught must not hide what the second one says."""
    told = {}
    for pair in ((one, other), (other, one)):
        client = make_server().test_client()
        told[pair] = [said(client, address) for address in pair * 2]

    # What a server says of the address that is the first it is asked for.
    first, second = told[one, other][0], told[other, one][0]
    assert told == {(one, other): [first, second] * 2, (other, one): [second, first] * 2}
    assert first != second


def said(client, address):
    """An answer without what Dash writes in another order with each server of one process."""
    return re.sub(rb'<script id="_dash-config".*?</script>', b"", client.get(address).data)


@pytest.mark.parametrize(("address", "room"), MADE)
def test_what_is_not_ready_is_made_where_things_of_its_kind_are_made(untouched, address, room):
    with pytest.raises(Later) as later:
        untouched.get(address, environ_overrides={READY_ONLY: True})

    assert later.value.room is room


def test_every_address_that_is_not_ready_before_it_is_asked_is_handed_on(make_server):
    """A new route that works something out has to say where, or it holds up whoever reads."""
    client = make_server().test_client()
    client.get("/_dash-layout")
    kept_up = set()
    for address in [*surface.every_page(), *surface.plain()]:
        try:
            client.get(f"/{address}", environ_overrides={READY_ONLY: True}).close()
        except Later:
            continue
        kept_up.add(address.partition("/")[0].partition("?")[0])

    assert kept_up == AT_ONCE


def test_a_request_that_is_handed_on_counts_once(make_server):
    client = make_server(rate_limit="2 per minute").test_client()
    for place in ("camden", "barnet"):
        address = f"/compare?borough={place}"
        with pytest.raises(Later):
            client.get(address, environ_overrides={READY_ONLY: True})
        assert client.get(address, environ_overrides={HANDED_ON: True}).status_code == 200

    assert client.get("/compare", environ_overrides={READY_ONLY: True}).status_code == 429


def test_more_names_than_any_address_has_are_a_broken_link(fresh):
    for start in ("/", "/compare", "/embed/map", "/image/map.svg", "/download/evidence.csv"):
        address = f"{start}?" + "&".join(f"n{number}=x" for number in range(80))
        assert fresh.get(address).status_code in {400, 404}, start
