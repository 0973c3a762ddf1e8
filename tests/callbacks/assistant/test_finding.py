"""The assistant finds what the page of searches finds, by the names that the other tools take."""

import pytest

from callbacks.pages.search.page import results
from data.passed_on.extract import open_evidence
from tests.callbacks.assistant.asked import ANSWERED


@pytest.mark.parametrize(
    ("name", "by", "expected"),
    [
        ("borough", "area", "E09000003"),
        ("ward", "area", "E05011468"),
        ("measure", "indicator", "da_offences_rate"),
    ],
)
def test_the_first_is_what_was_asked_for(answer, name, by, expected):
    assert answer(name)["found"][0][by] == expected


def test_a_measure_brings_what_must_be_read_of_it(answer):
    measures = [one for one in answer("measure")["found"] if "indicator" in one]

    assert measures
    assert all(one["must_read"] for one in measures)


def test_a_printed_figure_brings_its_caveats_and_source(answer, repository):
    told = answer("printed")
    given = [one["fact_id"] for one in told["found"] if "fact_id" in one]

    assert len(given) > 2
    assert told["caveats"][0]["severity"] == "must_read"
    evidence = repository.evidence().set_index("fact_id")
    assert {one["id"] for one in told["sources"]} == set(evidence.loc[given, "source_id"])


@pytest.mark.parametrize("name", [one for one in ANSWERED if ANSWERED[one][0] == "search"])
def test_no_figure_is_found_that_may_not_be_passed_on(answer, site, repository, name):
    allowed = set(open_evidence(repository)["fact_id"])
    on_the_page = set(results(ANSWERED[name][1]["words"], site=site).fact_ids)
    told = answer(name)

    assert {one["fact_id"] for one in told["found"] if "fact_id" in one} == on_the_page & allowed
    assert bool(told["left_out"]) == bool(on_the_page - allowed)


def test_some_figure_that_was_found_is_left_out_with_the_reason(answer):
    assert "not allow passing on" in answer("closed")["left_out"]


def test_nothing_is_found_where_nothing_is(answer):
    told = answer("nothing_found")

    assert (told["found"], told["left_out"], told["caveats"]) == ([], None, [])


def test_comparisons_and_views_of_a_borough_are_told_with_their_paths(answer):
    compared, viewed = answer("alike")["found"][0], answer("of_borough")["found"]

    assert (compared["kind"], compared["path"][:9]) == ("Comparison", "/compare?")
    assert viewed[0]["path"] == "/indicators/da_positive_outcome_rate?borough=croydon"
    assert viewed[0]["indicator"] == "da_positive_outcome_rate"
    assert "E09000008" in {one.get("area") for one in viewed}


def test_that_nothing_has_all_words_is_told(answer):
    assert answer("some_words")["some"] is True
    assert answer("of_borough")["some"] is False
