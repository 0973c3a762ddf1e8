import json
import logging
import re
import shutil
import sys
from datetime import date, timedelta

import pyarrow.parquet as pq
import pytest

from callbacks.serve import build_server
from callbacks.server.logs import JsonLine
from components.words.values import spelled
from data.helplines import load_helplines
from data.repository import ParquetRepository
from data.settings import Settings
from tests import surface


@pytest.fixture
def lines(caplog):
    """Return the log lines written so far, as they would be written."""
    caplog.set_level(logging.DEBUG)
    return lambda: [json.loads(JsonLine().format(record)) for record in caplog.records]


def test_an_answer_is_logged_with_its_kind_of_address_and_nothing_of_the_reader(client, lines):
    client.get(
        "/borough/hackney?indicator=da_vwi_share",
        environ_base={"REMOTE_ADDR": "198.51.100.7"},
        headers={"User-Agent": "made-up browser"},
    )

    [line] = [one for one in lines() if one["logger"] == "dashboard.access"]
    assert (line["method"], line["route"], line["status"]) == ("GET", "/borough/<slug>", 200)
    assert line["milliseconds"] > 0
    text = json.dumps(lines())
    assert not any(word in text for word in ("hackney", "da_vwi", "198.51", "made-up"))


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("/", "/"),
        ("/compare", "/compare"),
        ("/no-such-page", "not found"),
        ("/vendor/leaflet.js", "/vendor/<name>"),
    ],
)
def test_an_address_is_named_by_its_pattern(client, lines, path, route):
    client.get(path)

    assert [one["route"] for one in lines() if "route" in one] == [route]


def test_a_fault_is_logged_by_its_kind_and_place_without_its_words():
    try:
        {}["what a reader asked for"]
    except KeyError:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "fault 1", (), sys.exc_info())
    line = json.loads(JsonLine().format(record))

    assert line["fault"] == "KeyError"
    assert line["places"][0].startswith("test_operation.py:")
    assert "reader" not in json.dumps(line)


def test_an_address_in_a_line_of_the_server_is_left_out():
    record = logging.LogRecord(
        "gunicorn.error", logging.WARNING, "", 0, "Invalid request from ip=%s", ("1.2.3.4",), None
    )

    assert json.loads(JsonLine().format(record))["message"] == "Invalid request from ip=-"


def test_a_reader_over_the_limit_is_not_named_in_the_log(make_server, lines):
    client = make_server(rate_limit="1 per minute").test_client()
    answers = [
        client.get("/privacy", environ_base={"REMOTE_ADDR": "198.51.100.7"}).status_code
        for _ in range(2)
    ]

    assert answers == [200, 429]
    assert "198.51" not in json.dumps(lines())


def test_there_are_no_counters_unless_they_are_asked_for(client):
    assert client.get("/metrics").status_code == 404


def test_counters_hold_no_borough_measure_or_address(make_server):
    client = make_server(metrics=True, day=date(2027, 7, 31)).test_client()
    client.get("/borough/hackney?period_type=rolling_12")
    client.open("/privacy", method="MADEUP")

    text = client.get("/metrics").get_data(as_text=True)

    assert 'dashboard_answers_total{method="GET",route="/borough/<slug>",status="200"} 1.0' in text
    assert 'method="other"' in text
    assert 'dashboard_release{release="2025-08"} 1.0' in text
    assert "dashboard_data_age_days 730.0" in text
    assert not any(word in text for word in ("hackney", "rolling_12", "127.0.0.1", "MADEUP"))


@pytest.mark.parametrize(("day", "words"), [(date(2027, 7, 31), "overdue"), (None, "expected")])
def test_the_status_page_tells_release_freshness_and_what_is_overdue(
    make_server, catalogue, day, words
):
    due = [one for one in catalogue.sources.values() if one.next_due]
    day = day or min(one.next_due for one in due)
    answer = make_server(day=day).test_client().get("/status")
    text = answer.get_data(as_text=True)

    late = [one for one in due if one.next_due < day]
    assert answer.status_code == 200
    assert "Release 2025-08." in text
    assert "31 July 2025" in text
    assert text.count("<td>overdue</td>") == len(late)
    assert (
        f"{spelled(len(late)).capitalize()} sources are overdue" if late else "No source is overdue"
    ) in text
    assert words in text
    assert "_dash-renderer" not in text


def serve_copy(folder, *, catalogue):
    """Serve a copy of the release, and give its folder, which may be spoiled."""
    shutil.copytree(Settings().release_dir, folder)
    server = build_server(
        settings=Settings(),
        catalogue=catalogue,
        repository=ParquetRepository.open(folder),
        helplines=load_helplines(),
        today=lambda: date(2025, 8, 20),
    )
    return server.test_client(), folder


@pytest.fixture(scope="module")
def copied(tmp_path_factory, catalogue):
    """Serve a copy of the release of which each test puts back what it took."""
    return serve_copy(tmp_path_factory.mktemp("copied") / "release", catalogue=catalogue)


@pytest.fixture(scope="module")
def gone(tmp_path_factory, catalogue):
    """A site whose release was taken away before anything was asked of it."""
    client, folder = serve_copy(tmp_path_factory.mktemp("gone") / "release", catalogue=catalogue)
    shutil.rmtree(folder)
    return client


@pytest.mark.parametrize("name", ["wards.geoparquet", "manifest.json", "manifest.sha256"])
def test_health_is_a_503_once_the_release_is_gone_from_under_the_app(copied, name):
    client, folder = copied
    assert client.get("/health").status_code == 200

    aside = (folder / name).rename(folder.with_name(name))
    try:
        assert client.get("/health").status_code == 503
        assert client.get("/health").json["status"] == "broken"
    finally:
        aside.rename(folder / name)


@pytest.mark.parametrize(
    "address", ["/download/release.zip", "/hotspots/map", "/download/release-geojson.zip"]
)
def test_what_is_read_from_a_release_that_is_gone_is_a_503_in_words(gone, address):
    answer = gone.get(address)

    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert "are being replaced" in answer.get_data(as_text=True)


@pytest.mark.parametrize("name", ["hotspots.parquet", "wards.geoparquet"])
def test_a_table_that_was_put_in_the_place_of_another_is_not_given_for_it(copied, name):
    """Files of two releases would be one, under a manifest that vouches for both."""
    client, folder = copied
    was = (folder / name).read_bytes()
    pq.write_table(pq.read_table(folder / name).slice(1), folder / name)
    try:
        answer = client.get("/download/release.zip")
    finally:
        (folder / name).write_bytes(was)

    assert answer.status_code == 503
    assert "are being replaced" in answer.get_data(as_text=True)


@pytest.mark.usefixtures("few_rows")
def test_nothing_that_a_release_that_is_gone_was_to_give_is_a_fault_of_ours(gone):
    """Whatever is read late: what is kept is given, what is not is said to be on its way."""
    statuses = set()
    for address in (*surface.plain(), *surface.pages()):
        statuses.add(gone.get(f"/{address}").status_code)
        assert 500 not in statuses, address

    assert 503 in statuses


@pytest.mark.parametrize(
    ("public", "said"),
    [("https://a.example/", "max-age=31536000"), ("http://a.example/", None), ("", None)],
)
def test_browsers_are_told_to_encrypt_only_where_readers_find_the_site_so(
    make_server, public, said
):
    client = make_server(public_url=public).test_client()

    for address in ("/", "/health", "/nothing-here"):
        forwarded = {"X-Forwarded-Proto": "https", "Forwarded": "proto=https"}
        answer = client.get(address, base_url=public or None, headers=forwarded)
        assert answer.headers.get("Strict-Transport-Security") == said


@pytest.mark.parametrize("days", [-400, -1, 1, 400])
def test_how_old_the_figures_are_follows_the_clock_wherever_it_is_set(make_server, days):
    """A page is kept for its day: set forwards or back, the next answer is of the new one."""
    day = [date(2025, 8, 20)]
    client = make_server(today=lambda: day[0]).test_client()
    before, age = client.get("/").data, client.get("/health").json["age_days"]

    day[0] += timedelta(days=days)
    assert client.get("/health").json["age_days"] == age + days
    there = make_server(today=lambda: day[0]).test_client().get("/").data
    assert main_part(client.get("/").data) == main_part(there)

    day[0] -= timedelta(days=days)
    assert main_part(client.get("/").data) == main_part(before)


def main_part(page):
    """What a reader sees: Dash writes its own settings in another order with each server."""
    return page.partition(b"<main")[2].partition(b'<script id="_dash-config"')[0]


def test_every_answer_names_its_release_and_a_page_hands_it_to_its_scripts(client):
    answer = client.get("/")

    mark = answer.headers["X-Release"]
    assert mark.startswith("2025-08-")
    assert f'data-release="{mark}"' in answer.get_data(as_text=True)


def test_a_choice_made_on_another_release_is_refused(client):
    mark = client.get("/health").headers["X-Release"]
    send = {"path": "/_dash-update-component", "json": {}}

    assert client.post(**send, headers={"X-Release": "2025-07-00000000"}).status_code == 409
    assert client.post(**send, headers={"X-Release": mark}).status_code == 400


AGE = re.compile(r'<p class="age-line">(.*?) <a ')


def test_a_page_of_a_measure_without_figures_is_as_old_as_the_police_figures(client):
    [general] = AGE.findall(client.get("/").text)

    assert general.startswith("Newest police figures")
    for one in ("protective_orders", "refuge_spaces_per_10k", "offences_by_relationship"):
        assert AGE.findall(client.get(f"/indicators/{one}").text) == [general]


def test_the_page_on_costs_is_as_old_as_the_costs(client):
    [said] = AGE.findall(client.get("/costs").text)

    assert said in client.get("/indicators/estimated_cost").text
    assert "Newest police figures" not in said
