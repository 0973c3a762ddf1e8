"""The API on wards: two statements on each, with their caveats, and nothing of a withheld one."""

import csv
from io import StringIO

import pandas as pd
import pytest

from data.model import Level

ROOT = "/api/v1/wards"
RATE = "da_vwi_offences_rate"
OF_A_WITHHELD = ("own_p_value", "own_q_value", "z", "p_value", "q_value", "smoothed_rate")


def wards(client, **query):
    return client.get(ROOT, query_string={"indicator": RATE, "limit": 5000, **query}).json


def test_each_ward_and_year_has_both_statements_as_the_release_has_them(client, repository):
    for end in ("2022-07-31", "2023-07-31", "2025-07-31"):
        rows = pd.DataFrame(wards(client, period_end=end)["wards"]).set_index("area_code")
        held = repository.hotspots(RATE, level=Level.WARD, period_end=end).set_index("area_code")

        assert len(rows) == len(held) > 600
        for name in ("own_class", "group_class", "borderline", "smoothed_rate", "above_london"):
            ours = rows[name].astype(object)
            theirs = held[name].astype(object)
            assert (ours.eq(theirs) | (ours.isna() & theirs.isna())).all(), (end, name)


def test_statements_come_with_definition_release_and_the_caveats_of_ward_maps(client, catalogue):
    answer = wards(client, area="E05009317")

    told = [one["id"] for one in answer["caveats"]]
    assert set(answer) == {"indicator", "caveats", "release", "wards", "next"}
    assert {one.id for one in catalogue.view_caveats("hotspots")} <= set(told)
    assert len(told) == len(set(told))
    assert {row["area_code"] for row in answer["wards"]} == {"E05009317"}


def test_a_withheld_ward_has_no_number_in_json_nor_in_csv(client):
    hidden = [row for row in wards(client)["wards"] if row["left_out"] == "withheld"]
    answer = client.get(f"{ROOT}.csv?indicator={RATE}&limit=5000")
    written = [
        row for row in csv.DictReader(StringIO(answer.text)) if row["left_out"] == "withheld"
    ]

    assert len(hidden) == len(written) > 10
    assert all(row[name] is None for row in hidden for name in OF_A_WITHHELD)
    assert {row[name] for row in written for name in OF_A_WITHHELD} == {"[z]"}


@pytest.mark.parametrize("ending", ["", ".csv"])
def test_pages_hold_each_statement_once(client, ending):
    address, seen = f"{ROOT}{ending}?indicator={RATE}&period_end=2023-07-31&limit=250", []
    while address:
        answer = client.get(address)
        if ending:
            rows = list(csv.DictReader(StringIO(answer.text)))
            address = answer.headers.get("Link", "").partition(">")[0].removeprefix("<")
        else:
            rows, address = answer.json["wards"], answer.json["next"]
        seen += [row["area_code"] for row in rows]

    assert len(seen) == len(set(seen)) > 600


def test_the_latest_year_is_the_newest_of_which_anything_is_said(client):
    asked = "/api/v1/wards?indicator=da_vwi_offences_rate&limit=5000"
    every = client.get(asked).json["wards"]
    latest = client.get(f"{asked}&period_end=latest").json["wards"]

    newest = max(one["period_end"] for one in every)
    assert latest == [one for one in every if one["period_end"] == newest]
    assert len(latest) > 600
    refused = client.get(f"{asked}&period_end=newest")
    assert (refused.status_code, "latest" in refused.json["detail"]) == (400, True)
