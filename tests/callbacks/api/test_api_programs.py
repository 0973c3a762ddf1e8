"""What programs that were not written for it meet in the API: forms, sizes, periods, repeats."""

import csv
from io import StringIO

import pytest

from callbacks.api.queries import MOST_ROWS
from components.downloads.cells import BLANKS

ROOT = "/api/v1"
OPERATIONS = ("indicators", "indicators/da_offences", "values?indicator=population", "areas")
JSON_FORMS = (
    "application/problem+json",
    "application/json",
    "application/vnd.api+json",
    "application/problem+json, application/json",
    "application/*",
    "*/*",
    "text/html;q=0.9, */*;q=0.1",
    "APPLICATION/HAL+JSON; charset=utf-8",
)
OTHER_FORMS = ("text/csv", "application/xml", "application/json;q=0", "image/*", "text/json+xml")


def table(client, asked):
    return list(csv.DictReader(StringIO(client.get(f"{ROOT}/{asked}").text)))


@pytest.mark.parametrize("accept", JSON_FORMS)
def test_whoever_takes_any_form_of_json_gets_json(client, accept):
    for asked in OPERATIONS:
        answer = client.get(f"{ROOT}/{asked}", headers={"Accept": accept})
        assert (answer.status_code, answer.mimetype) == (200, "application/json"), asked


@pytest.mark.parametrize("accept", ["text/csv", "text/*", "*/*", "application/problem+json"])
def test_whoever_takes_csv_or_the_problems_beside_it_gets_csv(client, accept):
    answer = client.get(f"{ROOT}/areas.csv", headers={"Accept": accept})

    assert (answer.status_code, answer.mimetype) == (200, "text/csv")


@pytest.mark.parametrize(
    "accept", ["application/json", "text/html", "application/problem+json;q=0"]
)
def test_whoever_takes_no_csv_is_refused_it(client, accept):
    assert client.get(f"{ROOT}/areas.csv", headers={"Accept": accept}).status_code == 406


@pytest.mark.parametrize("accept", OTHER_FORMS)
def test_whoever_takes_no_json_is_refused(client, accept):
    assert client.get(f"{ROOT}/areas", headers={"Accept": accept}).status_code == 406


def test_the_answer_itself_comes_first_in_the_document_and_each_refusal_is_there(client):
    paths = client.get(f"{ROOT}/openapi.json").json["paths"]

    for path, operations in paths.items():
        statuses = list(operations["get"]["responses"])
        assert statuses[0] == "200", path
        assert {"400", "404", "405", "406", "413", "414", "421", "429"} <= set(statuses), path


def test_sizes_are_in_the_document_as_they_are_kept(client):
    document = client.get(f"{ROOT}/openapi.json").json
    [limit] = [
        one
        for one in document["paths"][f"{ROOT}/values"]["get"]["parameters"]
        if one["name"] == "limit"
    ]

    assert limit["schema"]["maximum"] == MOST_ROWS
    for size in ("4,094 bytes", "200 areas", f"{MOST_ROWS:,} rows"):
        assert size in document["info"]["description"]


def test_csv_without_a_limit_is_whole(client, repository):
    rows = table(client, "values.csv?indicator=da_offences")
    pages = client.get(f"{ROOT}/values?indicator=da_offences&limit=5000").json
    rest = client.get(pages["next"]).json

    told = pages["values"] + rest["values"]
    assert len(rows) == len(told) > MOST_ROWS
    assert [(row["area_code"], row["period_end"]) for row in rows] == [
        (row["area_code"], row["period_end"]) for row in told
    ]
    assert rest["next"] is None
    newest = max(row["period_end"] for row in rows if row["period_type"] == "month")
    assert newest == repository.manifest["data_to"]


def test_long_csv_is_sent_as_it_is_made_and_short_csv_says_how_long_it_is(client):
    long = client.get(f"{ROOT}/values.csv?indicator=da_offences", buffered=False)
    short = client.get(f"{ROOT}/areas.csv?level=borough")

    assert "Content-Length" not in long.headers
    parts = [len(part) for part in long.response]
    assert len(parts) > 5
    assert max(parts) < 2_000_000
    assert short.headers["Content-Length"] == str(len(short.data))


def test_long_csv_is_asked_about_by_its_fingerprint(client):
    address = f"{ROOT}/values.csv?indicator=da_offences"
    mark = client.get(address).headers["ETag"]

    assert client.get(address, headers={"If-None-Match": mark}).status_code == 304
    other = client.get(f"{ROOT}/values.csv?indicator=da_vwi_offences").headers["ETag"]
    assert other != mark


@pytest.mark.parametrize("asked", ["values.csv?indicator=da_offences", "evidence.csv", "areas.csv"])
def test_every_row_of_long_csv_fits_its_header(client, asked):
    rows = table(client, asked)

    assert len(rows) > 700
    assert all(None not in row and None not in row.values() for row in rows)


def test_csv_with_a_limit_is_a_page_that_says_where_the_next_one_is(client):
    answer = client.get(f"{ROOT}/values.csv?indicator=da_offences&limit=10")

    assert answer.text.count("\r\n") == 11
    assert 'rel="next"' in answer.headers["Link"]


@pytest.mark.parametrize("level", ["london", "borough", "ward"])
def test_the_latest_period_is_the_newest_with_a_value_of_each_kind(client, level):
    asked = f"values.csv?indicator=da_offences&level={level}"
    every, latest = table(client, asked), table(client, f"{asked}&period=latest")

    ends = {}
    for row in every:
        if row["value"] not in BLANKS:
            kind = row["period_type"]
            ends[kind] = max(ends.get(kind, ""), row["period_end"])
    assert latest == [row for row in every if row["period_end"] == ends[row["period_type"]]]
    assert latest


def test_a_period_is_one_day_or_latest_and_stands_alone(client):
    asked = f"{ROOT}/values?indicator=da_offences&level=london"
    [one] = client.get(f"{asked}&period_type=month&period=2024-02-29").json["values"]

    assert one["period_end"] == "2024-02-29"
    for wrong in ("period=newest", "period=2024-02-30", "period=latest&from=2024-01-01"):
        refusal = client.get(f"{asked}&{wrong}")
        assert refusal.status_code == 400, wrong
        assert "period" in refusal.json["detail"]
