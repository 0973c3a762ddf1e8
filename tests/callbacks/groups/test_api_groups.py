"""Boroughs taken together, as the API gives them."""

import csv
from io import StringIO

import pytest
from openapi_spec_validator import validate

from callbacks.api.models import ValuesAnswer

VALUES = "/api/v1/values"
SOUTH_WEST = {"indicator": "da_offences_rate", "group": "bcu-south-west"}


def asked(client, **query):
    return client.get(VALUES, query_string=query)


def test_a_police_command_is_given_by_name_with_its_boroughs_and_its_rule(client):
    answer = asked(client, **SOUTH_WEST, period="latest").json
    ValuesAnswer.model_validate(answer)
    [row] = answer["values"]

    assert answer["group"]["command"] == "South West"
    assert answer["group"]["area_names"] == [
        "Kingston upon Thames",
        "Merton",
        "Richmond upon Thames",
        "Wandsworth",
    ]
    assert row["level"] == "group"
    assert row["area_code"] == "+".join(answer["group"]["area_codes"])
    assert row["interval_method"] == "byar_widened"
    assert row["phi"] > 1
    assert "group_is_our_sum" in [one["id"] for one in answer["caveats"]]


def test_it_is_the_sum_of_what_the_api_gives_of_its_boroughs(client):
    [group] = asked(client, **SOUTH_WEST, period="latest").json["values"]
    codes = group["area_code"].split("+")
    parts = asked(client, indicator="da_offences_rate", area=codes, period="latest").json["values"]

    assert len(parts) == 4
    for name in ("numerator", "denominator"):
        assert group[name] == sum(one[name] for one in parts)
    assert group["value"] == pytest.approx(1000 * group["numerator"] / group["denominator"])


def test_own_choice_is_the_same_group_however_it_is_named(client):
    named = [["camden", "islington"], ["E09000019", "E09000007"], ["bcu-central-north"]]
    found = [asked(client, indicator="da_vwi_share", group=each).json["values"] for each in named]

    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 26


def test_every_kind_of_period_comes_with_the_break_between_eras(client):
    rows = asked(client, indicator="da_offences", group="bcu-east-area").json["values"]

    assert {one["period_type"] for one in rows} == {"month", "rolling_12", "financial_year"}
    across = [one for one in rows if one["status"] == "not_comparable"]
    assert across
    assert all(one["lower"] is None and one["era"] is None for one in across)


@pytest.mark.parametrize(
    ("borough", "status", "indicator"),
    [
        ("city-of-london", "not_applicable", "da_offences_rate"),
        ("city-of-london", "suppressed", "da_homelessness_households"),
    ],
)
def test_one_borough_without_a_figure_leaves_none_for_the_group(client, borough, status, indicator):
    rows = asked(client, indicator=indicator, group=[borough, "barnet"], period="2025-03-31").json
    held = (
        rows["values"]
        or asked(client, indicator=indicator, group=[borough, "barnet"]).json["values"]
    )

    assert status in {one["status"] for one in held}
    for one in held:
        if one["status"] == status:
            assert [one[name] for name in ("value", "numerator", "denominator", "lower")] == [
                None
            ] * 4


REFUSED = [
    ({"group": "camdn"}, 400, "written camden"),
    ({"group": "camden"}, 400, "two boroughs or more; only Camden"),
    ({"group": ["camden", "zzzz"]}, 400, "“zzzz” is no London borough"),
    ({"group": ""}, 400, ""),
    ({"group": " "}, 400, "two boroughs or more"),
    ({"group": ["camden", "barnet"], "level": "borough"}, 400, "leave out"),
    ({"group": ["camden", "barnet"], "area": "E09000003"}, 400, "leave out"),
    ({"group": "bcu-south-west", "indicator": "estimated_cost"}, 404, "national estimate"),
    ({"group": "bcu-south-west", "indicator": "imd_2025_score"}, 404, "without the counts"),
    (
        {"group": "bcu-south-west", "indicator": "survey_domestic_abuse"},
        404,
        "no figures by borough",
    ),
]


@pytest.mark.parametrize("ending", ["", ".csv"])
@pytest.mark.parametrize(("query", "status", "words"), REFUSED)
def test_what_cannot_be_taken_together_is_a_problem_with_its_remedy(
    client, query, status, words, ending
):
    answer = client.get(VALUES + ending, query_string={"indicator": "da_offences", **query})

    assert (answer.status_code, answer.content_type) == (status, "application/problem+json")
    assert words in answer.text


def test_csv_has_the_same_row_with_what_must_be_read(client):
    [row] = asked(client, **SOUTH_WEST, period="latest").json["values"]
    answer = client.get(f"{VALUES}.csv", query_string={**SOUTH_WEST, "period": "latest"})
    [line] = csv.DictReader(StringIO(answer.text))

    assert float(line["value"]) == pytest.approx(row["value"])
    assert line["area_name"] == "South West (police command)"
    assert "our sum of their published figures" in line["must_read"]


def test_pages_follow_each_other_to_the_end(client):
    query = {"indicator": "da_offences", "group": ["camden", "barnet"], "limit": 40}
    first = asked(client, **query).json
    rest = client.get(first["next"]).json
    whole = asked(client, **{**query, "limit": 5000}).json["values"]

    assert first["values"] + rest["values"] == whole[:80]


def test_the_document_tells_of_groups_and_stays_valid(client):
    document = client.get("/api/v1/openapi.json").json
    validate(document)
    names = {one["name"]: one for one in document["paths"][VALUES]["get"]["parameters"]}

    assert "one group" in names["group"]["description"]
    assert "GroupShape" in document["components"]["schemas"]
