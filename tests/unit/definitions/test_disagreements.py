"""Where sources differ: all 35, each side resting on what it names."""

import pandas as pd
import pytest

from data.catalogue import Catalogue
from tests.paths import ROOT


@pytest.fixture(scope="module")
def disagreements():
    return Catalogue.load().disagreements


@pytest.fixture(scope="module")
def facts():
    table = pd.read_parquet(ROOT / "data" / "published" / "evidence.parquet")
    return table.set_index("fact_id")


def test_all_thirty_five_are_there_in_order(disagreements):
    assert list(disagreements) == [f"D{number:02d}" for number in range(1, 36)]


def test_every_side_rests_on_figures_of_the_source_it_names(disagreements, facts):
    for one in disagreements.values():
        for side in one.sides:
            for fact_id in side.fact_ids:
                assert facts.loc[fact_id, "source_id"] == side.source_id, (one.id, fact_id)


def test_every_disagreement_rests_on_a_figure_but_the_one_on_an_unprinted_claim(disagreements):
    without = [
        one.id for one in disagreements.values() if not any(side.fact_ids for side in one.sides)
    ]

    assert without == ["D35"]


def test_a_figure_names_each_disagreement_it_takes_part_in(disagreements, facts):
    for one in disagreements.values():
        for fact_id in (fact for side in one.sides for fact in side.fact_ids):
            assert one.id in facts.loc[fact_id, "disagreements"].split()


def test_a_finding_is_more_than_a_word(disagreements):
    assert min(len(one.finding.split()) for one in disagreements.values()) >= 5
