"""The committed table of hotspots, and a reader who tries to undo what is withheld."""

import numpy as np
import pandas as pd
import pytest

from data.catalogue import Catalogue
from data.pipeline.wards.kept_model import read_kept
from data.pipeline.wards.statistics import smoothed_rates
from data.schemas import Hotspots
from tests.paths import ROOT

RELEASE = ROOT / "data" / "published"
COUNTS = {"da_offences_rate": "da_offences", "da_vwi_offences_rate": "da_vwi_offences"}
ENDS = pd.to_datetime(["2022-07-31", "2023-07-31", "2025-07-31"])


@pytest.fixture(scope="module")
def hotspots():
    return pd.read_parquet(RELEASE / "hotspots.parquet")


@pytest.fixture(scope="module")
def wards(hotspots):
    """Ward classes beside what is published of the same ward and year."""
    metrics = pd.read_parquet(RELEASE / "metrics.parquet")
    areas = pd.read_parquet(RELEASE / "areas.parquet").set_index("area_code")
    metrics = metrics[metrics["level"].eq("ward")]
    key = ["indicator_id", "area_code", "period_end"]
    rates = metrics[[*key, "value", "status", "flags"]]
    names = {count: rate for rate, count in COUNTS.items()}
    counts = metrics.loc[metrics["indicator_id"].isin(names), [*key, "value", "status"]]
    counts = counts.assign(indicator_id=counts["indicator_id"].map(names))
    joined = hotspots[hotspots["level"].eq("ward")].merge(rates, on=key, validate="one_to_one")
    joined = joined.merge(counts, on=key, suffixes=("", "_count"), validate="one_to_one")
    return joined.assign(residents=joined["area_code"].map(areas["residents"]))


def test_the_table_keeps_its_contract(hotspots):
    Hotspots.validate(hotspots)


def test_every_ward_and_borough_has_a_class_in_every_year_that_has_a_rate(hotspots):
    found = hotspots.groupby(["level", "indicator_id", "period_end"]).size()

    for level, number in {"ward": 684, "borough": 33}.items():
        assert set(found[level].index) == {(rate, end) for rate in COUNTS for end in ENDS}
        assert found[level].eq(number).all()


def test_the_year_that_straddles_the_break_has_no_class(hotspots):
    assert pd.Timestamp(2024, 7, 31) not in set(hotspots["period_end"])
    assert set(hotspots["era"]) == {"2013_04_to_2024_02", "from_2024_03"}


def test_listed_wards_are_flagged_in_their_rates_and_left_out_of_every_test(wards):
    groups = Catalogue.load().ward_groups.values()
    listed = wards[wards["area_code"].isin({code for group in groups for code in group.wards})]
    policed = listed[listed["status"].ne("not_applicable")]

    assert listed["group_class"].eq("not_tested").all()
    assert policed.loc[policed["status"].eq("published"), "flags"].str.contains("u").all()
    assert set(policed["left_out"]) <= {"listed", "withheld"}


def test_most_wards_are_not_distinguishable_from_london(wards):
    tested = wards[wards["group_class"].ne("not_tested")]

    shares = tested.groupby(["indicator_id", "period_end"])["group_class"].value_counts(
        normalize=True
    )
    assert shares.xs("not_distinguishable", level="group_class").min() > 0.9
    assert len(wards[wards["group_class"].eq("more")]) > 0
    assert len(wards[wards["group_class"].eq("less")]) > 0


def test_a_class_follows_from_the_adjusted_chance_and_the_side(wards):
    classed = wards[wards["group_class"].isin(["more", "less"])]

    assert classed["q_value"].max() <= 0.05
    assert (classed["group_class"].eq("more") == (classed["z"] > 0)).all()


def test_no_borough_differs_beyond_chance_among_so_few(hotspots):
    boroughs = hotspots[hotspots["level"].eq("borough")]

    assert set(boroughs["group_class"]) == {"not_distinguishable", "not_tested"}
    assert boroughs.loc[boroughs["left_out"].notna(), "area_code"].unique() == ["E09000001"]


def test_a_withheld_count_has_no_class_no_chance_and_no_smoothed_rate(wards):
    withheld = wards[wards["status_count"].eq("suppressed")]

    assert len(withheld) == 20
    assert withheld["left_out"].isin(["withheld", "listed"]).all()
    assert withheld[["z", "p_value", "q_value", "smoothed_rate"]].isna().all(axis=None)


def test_smoothed_rates_times_residents_stand_only_where_the_rate_is_published(wards):
    without_rate = wards[wards["status"].ne("published")]

    assert len(without_rate) > 100
    assert without_rate["smoothed_rate"].isna().all()


def test_smoothed_rates_of_wards_are_those_of_the_model_that_was_fitted_to_the_release(wards):
    """Its fingerprints are tried in `tests/unit/pipeline/wards/test_published_model.py`."""
    keys = ["indicator_id", "period_end", "area_code"]
    kept = read_kept().rates.set_index(keys)
    shown = wards[wards["smoothed_rate"].notna()].set_index(keys)

    assert set(shown["smoothed_by"]) == {"bym2"}
    assert set(shown.index) == set(kept.index)
    of = kept.loc[shown.index]
    for ours, theirs in (
        ("smoothed_rate", "rate"),
        ("smoothed_lower", "lower"),
        ("smoothed_upper", "upper"),
    ):
        assert shown[ours].tolist() == of[theirs].round(1).tolist()
    assert shown["above_london"].tolist() == of["above_london"].round(2).tolist()


def test_smoothed_rates_of_boroughs_can_be_worked_out_from_published_figures_alone(hotspots):
    """So they can say no more than those do."""
    metrics = pd.read_parquet(RELEASE / "metrics.parquet")
    boroughs = hotspots[hotspots["level"].eq("borough")]
    for (rate, end), year in boroughs.groupby(["indicator_id", "period_end"]):
        of = metrics[
            metrics["indicator_id"].eq(rate)
            & metrics["period_end"].eq(end)
            & metrics["period_type"].eq("rolling_12")
        ].set_index("area_code")
        tested = year[year["group_class"].ne("not_tested")].set_index("area_code")
        counts, residents = (of.loc[tested.index, name] for name in ("numerator", "denominator"))
        again = smoothed_rates(counts.to_numpy(), residents.to_numpy()) * 1000

        assert set(tested["smoothed_by"]) == {"empirical_bayes"}
        assert np.round(again, 1).tolist() == tested["smoothed_rate"].tolist()
