"""Shares of residents who trust the Met: as the file gives them, and what stops the run."""

import pandas as pd
import pytest

from data.catalogue import Catalogue
from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.read import RawFolder
from data.pipeline.sources import perceptions
from tests.paths import RAW_DATA as RAW

IDS = ["police_trust", "police_fair_treatment"]
FIRST = "10/1/2014,Q3_1415,Barking and Dagenham,"


@pytest.fixture(scope="module")
def rows(published):
    return published[published["indicator_id"].isin(IDS)]


def test_the_boroughs_have_what_was_published_elsewhere(rows):
    trust = rows[rows["indicator_id"].eq("police_trust") & rows["status"].eq("published")]
    means = trust.groupby(trust["period_end"].dt.year)["value"].mean().round()

    assert (means[2017], means[2018], means[2019]) == (88, 85, 84)
    assert set(trust.groupby("period_end").size()) == {32}
    assert trust["period_end"].max() == pd.Timestamp("2026-03-31")


def test_nothing_is_made_up_of_a_share(rows):
    for column in ("lower", "upper", "numerator", "denominator"):
        assert rows[column].isna().all(), column
    assert set(rows["level"]) == {"borough"}, "London has no row in the file"
    assert set(rows["value"].dropna() % 1) == {0}
    assert set(rows.loc[rows["area_code"].eq("E09000001"), "status"]) == {"not_applicable"}


def test_it_is_not_passed_on_nor_set_side_by_side():
    catalogue = Catalogue.load()
    for one in (*IDS, "children_da_child"):
        indicator = catalogue.indicators[one]
        assert not indicator.side_by_side
        assert not indicator.borough_map
    for one in IDS:
        assert not catalogue.indicators[one].redistribute


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("10/1/2014,Q3_1415,Barnet", "10/1/2014,Q3_1415,North Town", "unknown borough"),
        (f"{FIRST}Good job", f"{FIRST}Best job", "unknown question"),
        (f"{FIRST}Good job,0.56", f"{FIRST}Good job,56", "not between 0 and 1"),
        (f"{FIRST}Good job", "10/1/2014,Q2_1415,Barking and Dagenham,Good job", "the first day of"),
    ],
)
def test_a_file_that_changed_stops_the_run(tmp_path, old, new, said):
    """Made up: the file with one row changed."""
    text = (RAW / perceptions.FILE).read_text(encoding="utf-8")
    assert old in text
    assert_stops(tmp_path, text.replace(old, new), said)


def test_two_shares_of_one_question_stop_the_run(tmp_path):
    """Made up: a second share of one borough and quarter."""
    text = (RAW / perceptions.FILE).read_text(encoding="utf-8")
    assert_stops(tmp_path, f"{text.rstrip()}\n{FIRST}Good job,0.11,\n", "has two shares")


def assert_stops(folder, text, said):
    path = folder / perceptions.FILE
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    (folder / "raw" / "population").symlink_to(RAW / "raw" / "population")
    with pytest.raises(InputFault, match=said):
        perceptions.rows(RawFolder(folder), definitions=Catalogue.load())
