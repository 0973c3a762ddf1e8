"""Limits widened by dispersion: the formula by hand, by property, and on the published table."""

import json
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import Catalogue
from data.model import Measure
from data.statistics import byar_limits
from data.statistics.widening import Dispersions, widen
from tests.paths import ROOT

RELEASE = ROOT / "data" / "published"
POLICE = {"met_da"}


@pytest.fixture(scope="module")
def stated() -> Dispersions:
    return Dispersions(json.loads((RELEASE / "manifest.json").read_text())["dispersion"])


@pytest.fixture(scope="module")
def metrics() -> pd.DataFrame:
    return pd.read_parquet(RELEASE / "metrics.parquet")


def test_limits_are_as_many_times_as_far_out_on_the_scale_of_logarithms_as_the_root_of_phi():
    lower, upper = widen(100, byar_limits(100), phi=1.44)

    assert lower == pytest.approx(100 * math.exp(-1.2 * math.log(100 / 81.3615)), rel=1e-5)
    assert upper == pytest.approx(100 * math.exp(1.2 * math.log(121.6275 / 100)), rel=1e-5)


@given(st.integers(10, 100_000), st.floats(1, 20))
def test_a_widened_interval_holds_the_one_it_was_made_of(count, phi):
    narrow, wide = byar_limits(count), widen(count, byar_limits(count), phi=phi)

    assert 0 < wide.lower <= narrow.lower * (1 + 1e-9)
    assert wide.upper >= narrow.upper * (1 - 1e-9)


def test_a_phi_of_one_and_a_value_of_nothing_leave_the_limits_as_they_are():
    assert widen(25, byar_limits(25), phi=1) == byar_limits(25)
    assert widen(0, byar_limits(0), phi=3) == byar_limits(0)


def test_limits_are_never_made_narrower():
    with pytest.raises(ValueError, match="never made narrower"):
        widen(25, byar_limits(25), phi=0.9)


def test_a_series_that_was_not_measured_is_not_widened():
    assert Dispersions().phi("da_offences", level="borough", era="from_2024_03") == 1


@pytest.mark.parametrize(
    ("era", "start", "phi"),
    [("2013_04_to_2024_02", "2023-03-01", 1.64), ("from_2024_03", "2024-08-01", 1.40)],
)
def test_the_manifest_states_the_phi_of_months_of_boroughs(stated, era, start, phi):
    [one] = [
        each for each in stated.of("da_offences_rate") if (each.level, each.era) == ("borough", era)
    ]

    assert (round(one.phi, 2), one.freedom, one.start) == (phi, 31 * 11, start)
    assert one.taken_from is None


def test_each_era_in_which_police_counts_have_limits_has_a_phi_of_its_own_or_says_whose(
    stated, metrics
):
    measures = {
        one.id: one
        for one in Catalogue.load().indicators.values()
        if one.series_id in POLICE and one.unit.measure is not Measure.SHARE
    }
    limited = metrics[metrics["indicator_id"].isin(measures) & metrics["lower"].notna()]
    there = limited[["indicator_id", "level", "era"]].drop_duplicates()
    known = {(one.indicator_id, one.level, one.era) for one in stated.stated}

    assert len(there) > 30
    assert set(there.itertuples(index=False, name=None)) <= known
    assert all(
        one.taken_from for one in stated.stated if one.level == "london" or one.era == "to_2013_03"
    )


def test_every_published_limit_of_a_police_count_is_byar_s_widened_by_the_phi_stated(
    stated, metrics
):
    checked = 0
    for (indicator, level, era), rows in metrics.groupby(["indicator_id", "level", "era"]):
        phi = stated.phi(indicator, level=level, era=era)
        limited = rows[rows["lower"].notna() & rows["numerator"].ge(10)]
        if phi == 1 or limited.empty:
            continue
        counts = limited["numerator"].to_numpy()
        scale = limited["value"].to_numpy() / counts
        narrow = byar_limits(counts)
        lower = counts * np.exp(-np.sqrt(phi) * np.log(counts / narrow.lower)) * scale
        upper = counts * np.exp(np.sqrt(phi) * np.log(narrow.upper / counts)) * scale
        assert limited["lower"].to_numpy() == pytest.approx(lower, rel=1e-9)
        assert limited["upper"].to_numpy() == pytest.approx(upper, rel=1e-9)
        checked += len(limited)
    assert checked > 15_000


def test_few_events_keep_their_exact_limits(metrics):
    few = metrics[
        metrics["indicator_id"].eq("da_vwi_offences")
        & metrics["numerator"].between(1, 9)
        & metrics["lower"].notna()
    ]

    assert len(few) > 50
    limits = byar_limits(few["numerator"].to_numpy())
    assert few["lower"].to_numpy() == pytest.approx(limits.lower)
    assert few["upper"].to_numpy() == pytest.approx(limits.upper)
