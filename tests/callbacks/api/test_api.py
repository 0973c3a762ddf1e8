"""The API over HTTP: what it answers, what it refuses, and what it must never say."""

import csv
from io import StringIO

import pytest
from openapi_spec_validator import validate

from data.model import Level
from tests.callbacks.undated import undated

ROOT = "/api/v1"
ADDRESSES = (
    "indicators",
    "indicators/da_offences",
    "values?indicator=da_offences",
    "areas",
    "wards?indicator=da_offences_rate",
)
REFUSED = [
    ("values", 400),
    ("values?indicator=", 400),
    ("values?indicator=da_offences&indicator=population", 400),
    ("values?indicator=da_offences&lvel=ward", 400),
    ("values?indicator=da_offences&level=street", 400),
    ("values?indicator=da_offences&limit=0", 400),
    ("values?indicator=da_offences&limit=5001", 400),
    ("values?indicator=da_offences&from=1", 400),
    ("values?indicator=da_offences&from=2025-13-01", 400),
    ("values?indicator=da_offences&from=2025-01-01&to=2024-01-01", 400),
    ("values?indicator=da_offences&area=Barnet", 400),
    ("values?indicator=da_offences&cursor=AAAA", 400),
    ("values?indicator=da_offences&cursor=%00%ff", 400),
    ("values?indicator=nothing", 404),
    ("values?indicator=da_offences&area=E09000099", 404),
    ("values?indicator=da_offences&release=1999-01", 404),
    ("evidence?source=nobody", 404),
    ("wards", 400),
    ("wards?indicator=da_offences_rate&period_end=July", 400),
    ("wards?indicator=da_offences_rate&period_end=2024-07-31", 404),
    ("wards?indicator=da_offences", 404),
    ("wards?indicator=marac_cases", 404),
    ("wards?indicator=nothing", 404),
    ("indicators/nothing", 404),
    ("indicators/nothing.csv", 404),
    ("nothing", 404),
]


def values(client, **query):
    return client.get(f"{ROOT}/values", query_string=query).json


def test_the_document_is_valid_openapi_3_1_and_lists_json_and_csv(client):
    document = client.get(f"{ROOT}/openapi.json").json
    validate(document)
    assert document["openapi"].startswith("3.1")
    for path in ("indicators", "indicators/{indicator_id}", "areas", "evidence", "values", "wards"):
        assert {f"{ROOT}/{path}", f"{ROOT}/{path}.csv"} <= set(document["paths"])


@pytest.mark.parametrize(("asked", "status"), REFUSED)
def test_what_cannot_be_answered_is_a_problem_document(client, asked, status):
    answer = client.get(f"{ROOT}/{asked}")
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"
    assert answer.json["status"] == status
    assert len(answer.json["detail"]) > 10
    assert answer.headers["Cache-Control"] == "no-store"


def test_writing_is_refused_with_the_methods_that_are_allowed(client):
    answer = client.post(f"{ROOT}/values")
    assert (answer.status_code, answer.json["status"]) == (405, 405)
    assert "GET" in answer.headers["Allow"]


def test_a_form_that_is_not_there_is_refused_and_the_other_one_named(client):
    answer = client.get(f"{ROOT}/areas", headers={"Accept": "text/csv"})
    assert answer.status_code == 406
    assert ".csv" in answer.json["detail"]


def test_any_site_may_read_answers_and_refusals(client):
    for path in ("areas", "values"):
        assert client.get(f"{ROOT}/{path}").headers["Access-Control-Allow-Origin"] == "*"


def test_values_come_with_definition_caveats_and_release(client, catalogue, repository):
    answer = values(client, indicator="da_offences_rate", level="borough", limit=1)
    assert set(answer) == {"indicator", "caveats", "release", "values", "next"}
    assert answer["release"] == repository.manifest["release"]
    told = [one["id"] for one in answer["caveats"]]
    asked = catalogue.caveats_for("da_offences_rate", level=Level.BOROUGH)
    assert told == [one.id for one in asked]
    assert all(one["headline"] and one["body"] and one["source"] for one in answer["caveats"])


@pytest.mark.parametrize("path", ["indicators/{id}", "values?indicator={id}"])
def test_every_indicator_answers_with_its_must_read_caveats(client, catalogue, path):
    for one in catalogue.indicators.values():
        told = {
            each["id"] for each in client.get(f"{ROOT}/" + path.format(id=one.id)).json["caveats"]
        }
        must = {each.id for each in catalogue.caveats_for(one.id) if each.severity == "must_read"}
        assert must
        assert must <= told


def test_a_suppressed_row_is_there_with_null_and_its_reason(client):
    rows = values(client, indicator="da_vwi_offences", level="ward", limit=5000)["values"]
    hidden = [row for row in rows if row["status"] == "suppressed"]
    assert hidden
    for row in hidden:
        parts = ("value", "numerator", "denominator", "lower", "upper")
        assert [row[part] for part in parts] == [None] * 5


def test_in_csv_a_suppressed_number_is_its_shorthand(client):
    answer = client.get(f"{ROOT}/values.csv?indicator=da_vwi_offences&level=ward&limit=5000")
    rows = list(csv.DictReader(StringIO(answer.text)))
    hidden = [row for row in rows if row["status"] == "suppressed"]
    assert hidden
    assert {row[part] for row in hidden for part in ("value", "numerator", "lower")} == {"[c]"}
    assert all(cell for row in rows for cell in row.values())
    assert all("what was reported and recorded" in row["must_read"] for row in rows)


def test_days_are_inclusive_and_compared_with_the_end_of_the_period(client):
    query = {"indicator": "da_offences", "level": "london", "period_type": "month"}
    ends = [
        row["period_end"]
        for row in values(client, **query, **{"from": "2024-01-31", "to": "2024-03-31"})["values"]
    ]
    assert ends == ["2024-01-31", "2024-02-29", "2024-03-31"]


def test_values_of_wards_come_with_the_caveats_of_ward_maps(client, catalogue):
    answer = values(client, indicator="da_offences_rate", level="ward", limit=1)
    told = [one["id"] for one in answer["caveats"]]
    assert {one.id for one in catalogue.view_caveats("hotspots")} <= set(told)
    assert len(told) == len(set(told))


def test_too_many_requests_are_told_how_long_to_wait(make_server):
    client = make_server(rate_limit="2 per minute").test_client()
    [*_, last] = [client.get(f"{ROOT}/areas") for _ in range(4)]
    assert (last.status_code, last.json["status"]) == (429, 429)
    assert last.content_type == "application/problem+json"
    assert 1 <= int(last.headers.get("Retry-After", 0)) <= 61


def test_a_fault_of_ours_is_a_problem_document_without_its_cause(make_server, monkeypatch):
    monkeypatch.setattr("callbacks.api.questions.every_area", lambda *_: 1 / 0)
    answer = make_server().test_client().get(f"{ROOT}/areas")
    assert (answer.status_code, answer.content_type) == (500, "application/problem+json")
    assert "division" not in answer.text


def test_areas_may_be_repeated(client):
    asked = f"{ROOT}/values?indicator=population&area=E09000002&area=E09000003"
    assert {row["area_code"] for row in client.get(asked).json["values"]} == {
        "E09000002",
        "E09000003",
    }


@pytest.mark.parametrize("ending", ["", ".csv"])
def test_pages_hold_each_row_once_and_nothing_else(client, ending):
    address, seen = f"{ROOT}/values{ending}?indicator=population&limit=50", []
    while address:
        answer = client.get(address)
        if ending:
            rows = list(csv.DictReader(StringIO(answer.text)))
            link = answer.headers.get("Link", "")
            address = link.partition(">")[0].removeprefix("<") or None
        else:
            rows, address = answer.json["values"], answer.json["next"]
        seen += [(row["area_code"], row["period_end"]) for row in rows]
        assert len(rows) <= 50
    whole = values(client, indicator="population", limit=5000)["values"]
    assert seen == [(row["area_code"], row["period_end"]) for row in whole]
    assert len(seen) > 100


def test_a_cursor_of_another_question_is_refused(client):
    cursor = values(client, indicator="population", limit=5)["next"].partition("cursor=")[2]
    other = client.get(f"{ROOT}/values?indicator=da_offences&cursor={cursor}")
    assert other.status_code == 400


@pytest.mark.parametrize("indicator", ["marac_cases", "marac_repeat_share", "police_trust"])
def test_what_may_not_be_passed_on_is_left_out_and_says_so(client, indicator):
    answer = values(client, indicator=indicator)
    assert answer["values"] == []
    assert "does not allow" in answer["indicator"]["values_left_out"]


@pytest.mark.parametrize(
    "indicator", ["protective_orders", "offences_by_relationship", "refuge_spaces_per_10k"]
)
def test_what_nobody_publishes_is_an_empty_list_that_says_so(client, indicator):
    answer = values(client, indicator=indicator)
    assert (answer["values"], answer["next"]) == ([], None)
    assert answer["indicator"]["availability"] == "not_published"


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_is_kept_and_asked_about_by_its_fingerprint(client, address):
    first = client.get(f"{ROOT}/{address}")
    assert first.headers["Cache-Control"] == "public, max-age=300"
    again = client.get(f"{ROOT}/{address}", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("ending", ["", ".csv"])
def test_an_answer_travels_small_and_is_still_known_by_its_fingerprint(client, ending):
    address = f"{ROOT}/values{ending}?indicator=da_offences"
    asked = {"Accept-Encoding": "gzip"}
    small = client.get(address, headers=asked)
    assert small.headers["Content-Encoding"] == "gzip"
    assert len(small.data) * 10 < len(client.get(address).data)
    again = client.get(address, headers={**asked, "If-None-Match": small.headers["ETag"]})
    assert again.status_code == 304


def test_an_answer_under_its_release_is_kept_longer(client, repository):
    address = f"{ROOT}/areas?release={repository.manifest['release']}"
    assert client.get(address).headers["Cache-Control"] == "public, max-age=86400"


def test_the_next_page_is_under_the_path_prefix(make_server):
    client = make_server(url_prefix="/abuse/").test_client()
    following = client.get(f"/abuse{ROOT}/areas?limit=5").json["next"]
    assert following.startswith(f"/abuse{ROOT}/areas?")
    assert client.get(following).status_code == 200


def test_an_answer_names_no_host_so_that_all_readers_may_be_given_the_same_one(client):
    address = f"{ROOT}/values?indicator=da_offences&limit=5"
    first, other = (client.get(address, base_url=f"https://{host}") for host in ("one", "two"))

    assert (first.data, undated(first)) == (other.data, undated(other))
    assert first.json["next"].startswith("/")


def test_an_answer_given_again_is_the_same_and_a_refusal_stays_one(client):
    address = f"{ROOT}/values?indicator=da_offences&limit=5"
    first, again = client.get(address), client.get(address)
    assert (first.data, undated(first)) == (again.data, undated(again))
    assert first.headers["Link"]
    assert client.get(address, headers={"Accept": "text/csv"}).status_code == 406
    assert client.get(f"{ROOT}/values.csv?indicator=da_offences&limit=5").mimetype == "text/csv"
    assert client.get(f"{ROOT}/values?indicator=nothing").status_code == 404
    assert client.get(f"{ROOT}/values?indicator=nothing").status_code == 404


@pytest.mark.parametrize(
    ("indicator", "level", "method", "phi"),
    [
        ("da_offences_rate", "borough", "byar_widened", 1.402),
        ("da_offences_rate", "ward", "byar_widened", 1.964),
        ("da_vwi_share", "borough", "wilson", None),
        ("da_homelessness_rate", "borough", "byar", None),
        ("population", "borough", None, None),
    ],
)
def test_each_value_names_how_its_interval_was_made(client, indicator, level, method, phi):
    answer = values(
        client, indicator=indicator, level=level, **{"from": "2024-06-30"}, limit="5000"
    )
    of_values = [
        (row["interval_method"], row["phi"]) for row in answer["values"] if row["value"] is not None
    ]

    assert (method, phi) in of_values
    assert all(
        (row["lower"] is None) == (row["interval_method"] is None) for row in answer["values"]
    )
    assert {"phi", "interval_method"} <= set(answer["values"][0])
