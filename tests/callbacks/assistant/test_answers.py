"""What the assistant answers is what the API answers, with its caveats and its source."""

import pytest

from callbacks.assistant.questions import USUAL_ROWS
from tests.callbacks.assistant.asked import ANSWERED

AS_THE_API = {
    "definition": "indicators/da_offences_rate",
    "newest": f"values?indicator=da_offences_rate&level=borough&period=latest&limit={USUAL_ROWS}",
    "withheld": "values?indicator=da_vwi_offences&level=ward&period=latest&limit=500",
    "two": "values?indicator=da_offences&area=E09000003&area=E09000005&limit=3",
    "not_passed_on": f"values?indicator=marac_cases&limit={USUAL_ROWS}",
    "evidence": "evidence?theme=costs&limit=5",
}


@pytest.mark.parametrize("name", AS_THE_API)
def test_a_tool_answers_what_the_api_answers(answer, client, name):
    told = dict(answer(name))
    sources, cursor = told.pop("sources"), told.pop("cursor", None)
    api = client.get(f"/api/v1/{AS_THE_API[name]}").json
    following = api.pop("next", None)

    if "indicator" in api:
        assert sources == api["indicator"].pop("sources")
    assert told == api
    assert (cursor is None) == (following is None)
    assert cursor is None or f"cursor={cursor}".rstrip("=") in following.replace("%3D", "=")


@pytest.mark.parametrize("name", [one for one in ANSWERED if ANSWERED[one][0] != "search"])
def test_no_figure_comes_without_what_must_be_read_and_its_source(answer, name):
    told = answer(name)

    assert any(one["severity"] == "must_read" for one in told["caveats"])
    assert told["sources"]
    assert all(one["title"] and one["licence"] for one in told["sources"])
    assert told["release"] == "2025-08"


def test_each_printed_figure_names_a_source_that_is_told(answer):
    told = answer("all_evidence")

    assert len(told["evidence"]) > 100
    assert {one["source_id"] for one in told["evidence"]} == {one["id"] for one in told["sources"]}


def test_a_count_of_one_to_four_is_told_to_nobody(answer):
    rows = answer("withheld")["values"]

    withheld = [one for one in rows if one["status"] == "suppressed"]
    assert len(withheld) > 5
    for one in withheld:
        assert one["value"] is one["numerator"] is one["lower"] is one["upper"] is None
    assert not any(one["value"] in {1, 2, 3, 4} for one in rows)


def test_what_may_not_be_passed_on_has_its_reason_and_no_value(answer):
    told = answer("not_passed_on")

    assert told["values"] == []
    assert "not allow them to be passed on" in told["indicator"]["values_left_out"]
