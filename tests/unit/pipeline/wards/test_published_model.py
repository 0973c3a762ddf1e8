"""The ward model that is kept and the release that shows it, held against each other."""

import json
from pathlib import Path

import pandas as pd
import pytest

from data.pipeline.wards.__main__ import model_years_of
from data.pipeline.wards.kept_model import FEWEST_EFFECTIVE, LARGEST_R_HAT, read_kept
from data.pipeline.wards.model_years import Chains, pairs
from data.pipeline.wards.prediction import MODELLED, POISSON, RECORDED, SMOOTHED, better, tried

PUBLISHED = Path(__file__).parents[4] / "data" / "published"
SHOWN = ["smoothed_rate", "smoothed_lower", "smoothed_upper", "above_london"]


@pytest.fixture(scope="module")
def years():
    return model_years_of(PUBLISHED)


@pytest.fixture(scope="module")
def kept():
    return read_kept()


@pytest.fixture(scope="module")
def wards():
    table = pd.read_parquet(PUBLISHED / "hotspots.parquet")
    return table[table["level"].eq("ward")]


def test_each_year_was_fitted_to_what_anyone_can_read_in_the_release_and_to_nothing_else(
    years, kept
):
    """A fingerprint of published rows alone is that of the fit: no withheld count is in it."""
    asked = {one.fingerprint(Chains()) for one in years}

    assert len(years) == 6
    assert asked == {one.fingerprint for one in kept.years}


def test_every_fit_settled_and_the_release_says_how_far(kept):
    told = json.loads((PUBLISHED / "manifest.json").read_text("utf-8"))["ward_model"]

    assert told["better"]
    assert all(one["fresh"] for one in told["years"])
    for one, said in zip(kept.years, told["years"], strict=True):
        assert one.r_hat <= LARGEST_R_HAT
        assert one.effective >= FEWEST_EFFECTIVE
        assert one.divergences == 0
        assert (said["r_hat"], said["effective"]) == (one.r_hat, one.effective)


def test_the_model_foretells_better_than_what_it_takes_the_place_of_in_each_pair_of_years(kept):
    table = pd.DataFrame([vars(one) for one in kept.predictions]).pivot_table(
        index=["indicator_id", "period_end", "next_end"], columns="method", values="deviance"
    )

    assert better(kept.predictions)
    assert set(table.columns) == {RECORDED, SMOOTHED, POISSON, MODELLED}
    assert (table[MODELLED] < table[SMOOTHED]).all()
    assert (table[SMOOTHED] < table[RECORDED]).all()


def test_the_deviances_of_what_is_not_modelled_are_worked_out_again_from_the_release(years, kept):
    told = {(one.indicator_id, one.method): one.deviance for one in kept.predictions}

    for year, after in pairs(years):
        for one in tried(year, after, modelled={}):
            assert told[one.indicator_id, one.method] == pytest.approx(one.deviance, abs=1e-4)


def test_a_ward_without_a_published_rate_has_no_number_of_the_model(wards, years):
    shown = {
        (one.indicator_id, one.period_end, code)
        for one in years
        for code in one.rows.index[one.rows["rate_shown"]]
    }
    has = wards[wards[SHOWN].notna().any(axis=1)]

    assert set(zip(has["indicator_id"], has["period_end"], has["area_code"], strict=True)) == shown
    assert has[SHOWN].notna().all(axis=None)
    assert (has["smoothed_by"] == "bym2").all()
    assert len(has) < len(wards)


def test_london_s_rate_beside_wards_is_that_of_published_counts_alone(wards):
    """Were a withheld count in it, the published ones taken away would give the rest of them."""
    metrics = pd.read_parquet(PUBLISHED / "metrics.parquet")
    names = {"da_offences_rate": "da_offences", "da_vwi_offences_rate": "da_vwi_offences"}
    residents = pd.read_parquet(PUBLISHED / "areas.parquet").set_index("area_code")["residents"]
    of = metrics[metrics["level"].eq("ward") & metrics["status"].eq("published")]
    tried_years = 0
    for (rate, end), rows in wards.groupby(["indicator_id", "period_end"]):
        counts = of[of["indicator_id"].eq(names[rate]) & of["period_end"].eq(end)]
        open_rate = counts["value"].sum() / counts["area_code"].map(residents).sum() * 1000
        assert rows["london_rate"].dropna().unique() == pytest.approx([open_rate])
        tried_years += 1
    assert tried_years == 6
