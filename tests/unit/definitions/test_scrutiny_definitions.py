"""What the reports asked for, promised and measured: complete, in our own words, well founded."""

import itertools
import re

import pandas as pd
import pytest

from data.catalogue import Catalogue
from data.consistency import CatalogueError, check_scrutiny
from data.scrutiny_model import Recommendation
from tests.paths import ROOT
from tests.unit.definitions.test_wording import LOADED, SHARED, plain, sentences

DUE = {4: "by May 2020", 5: "by May 2020", 8: "by the end of May 2020", 12: "by July 2020",
       14: "by May 2020", 16: "by May 2020"}  # fmt: skip
MAYOR = {3, 9, 10, 11, 13, 15}


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue.load()


@pytest.fixture(scope="module")
def facts():
    return set(pd.read_parquet(ROOT / "data/published/evidence.parquet")["fact_id"])


def everything(catalogue):
    return itertools.chain(
        catalogue.recommendations.values(),
        catalogue.outcomes_2015.values(),
        catalogue.national_indicators.values(),
    )


def test_all_sixteen_are_there_with_the_dates_that_were_printed(catalogue):
    held = catalogue.recommendations.values()
    assert [one.number for one in held] == list(range(1, 17))
    assert {one.number: one.due for one in held if one.due} == DUE
    assert {one.number for one in held if one.addressee == "The Mayor of London"} == MAYOR


def test_three_outcomes_and_eight_national_indicators_are_there(catalogue):
    assert list(catalogue.outcomes_2015) == ["reporting", "justice", "repeats"]
    assert len(catalogue.national_indicators) == 8


def test_each_rests_on_something_or_says_what_is_missing(catalogue, facts):
    for one in everything(catalogue):
        assert set(one.fact_ids) <= facts, one.id
        assert one.indicator_ids or one.gaps, one.id
    assert all(one.gaps for one in catalogue.recommendations.values())


def test_repeat_victimisation_carries_the_caution_on_targets(catalogue):
    assert "repeat_targets_caution" in catalogue.recommendations["R01"].caveat_ids
    assert "repeat_targets_caution" in catalogue.outcomes_2015["repeats"].caveat_ids


def test_no_sentence_judges(catalogue):
    found = [
        (one.id, hit.group())
        for one in everything(catalogue)
        for text in sentences(one)
        if (hit := LOADED.search(text))
    ]
    assert found == []


@pytest.mark.raw
@pytest.mark.skipif(not SHARED.exists(), reason="the reports are not here")
def test_asks_are_in_our_own_words_and_dates_in_the_reports(catalogue):
    [path] = (SHARED / "reports").glob("003*.txt")
    text = plain(path.read_text(encoding="utf-8"))
    for one in catalogue.recommendations.values():
        until = rf"(?=Recommendation {one.number + 1} |1\. Dom)"
        [asked] = re.findall(rf"Recommendation {one.number} +(?:• )?(.*?){until}", text)[:1]
        words = one.ask.split()
        runs = (" ".join(words[at : at + 8]) for at in range(len(words) - 7))
        assert not any(run in asked for run in runs), one.id
        assert one.due is None or one.due in asked, one.id


def test_an_indicator_that_names_a_recommendation_must_be_named_by_it(catalogue):
    first = catalogue.recommendations["R01"]
    named = {"indicator_ids": ("repeat_victims", "repeat_locations_share")}
    bare = Recommendation(**(first.model_dump() | named))
    with pytest.raises(CatalogueError, match="R01 does not name marac_repeat_share"):
        check_scrutiny(
            recommendations=dict(catalogue.recommendations) | {"R01": bare},
            outcomes=catalogue.outcomes_2015,
            national=catalogue.national_indicators,
            indicators=catalogue.indicators,
            caveats=catalogue.caveats,
        )


def test_a_reference_that_leads_nowhere_is_refused(catalogue):
    first = catalogue.recommendations["R01"]
    astray = Recommendation(**(first.model_dump() | {"caveat_ids": ("nothing",)}))
    with pytest.raises(CatalogueError, match="'nothing', which is not defined"):
        check_scrutiny(
            recommendations={"R01": astray},
            outcomes={},
            national={},
            indicators=catalogue.indicators,
            caveats=catalogue.caveats,
        )
