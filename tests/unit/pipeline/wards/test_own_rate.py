"""A ward's own rate against London's. Figures are made up but for the published release."""

import numpy as np
import pandas as pd
import pytest

from data.pipeline.figures.spread import as_published
from data.pipeline.raw.faults import InputFault
from data.pipeline.wards.own_rate import own_rates, ward_dispersions
from data.statistics.dispersion import dispersion
from tests.paths import ROOT

ENDS = pd.to_datetime(["2022-07-31", "2023-07-31", "2025-07-31"])
CODES = [f"E05{number:06d}" for number in range(40)]


@pytest.fixture
def rows():
    return pd.DataFrame(
        {
            "count": 100.0,
            "residents": 10_000.0,
            "covered": True,
            "rate_shown": True,
            "listed": False,
        },
        index=pd.Index(CODES, name="area_code"),
    )


@pytest.fixture
def years():
    """Counts of two years of one era and of one of the next."""
    frames = [
        pd.DataFrame(
            {
                "indicator_id": "da_offences_rate",
                "level": "ward",
                "era": era,
                "period_end": end,
                "area_code": CODES,
                "count": np.arange(40.0) * 5 + np.arange(40) % (3 + number) * 9,
                "covered": True,
            }
        )
        for number, (era, end) in enumerate(zip(["old", "old", "new"], ENDS, strict=True))
    ]
    return pd.concat(frames)


def test_a_ward_far_above_or_below_london_is_named_and_the_others_are_not(rows):
    rows.loc[CODES[0], "count"], rows.loc[CODES[1], "count"] = 200, 40

    found = own_rates(rows, phi=1.5)

    assert found.own_class.iloc[:3].tolist() == ["above", "below", "not_distinguishable"]
    assert found.own_class.value_counts()["not_distinguishable"] == 38
    assert (found.q_value >= found.p_value).all()


def test_a_wider_spread_of_counts_leaves_less_to_be_said(rows):
    rows.loc[CODES[0], "count"] = 145

    plain, wide = (own_rates(rows, phi=phi) for phi in (1.0, 4.0))

    assert plain.own_class.iloc[0] == "above"
    assert wide.own_class.iloc[0] == "not_distinguishable"


def test_wards_left_out_or_without_a_rate_have_no_statement_of_their_own(rows):
    rows.loc[CODES[0], ["count", "rate_shown"]] = [7, False]
    rows.loc[CODES[1], "listed"] = True

    found = own_rates(rows, phi=1.0)

    assert found.own_class.iloc[:2].tolist() == ["not_tested", "not_tested"]
    assert found.p_value.iloc[:2].isna().all()
    assert found.p_value.iloc[2:].notna().all()


def test_london_counts_every_ward_that_is_known_and_covered(rows):
    rows.loc[CODES[0], ["count", "listed"]] = [400, True]  # it belongs to London all the same
    rows.loc[CODES[1], ["count", "rate_shown"]] = [np.nan, False]
    rows.loc[CODES[2], "covered"] = False

    found = own_rates(rows, phi=1.0)

    assert found.london_rate == pytest.approx((400 + 37 * 100) / (38 * 10_000))


def test_an_era_of_one_year_takes_the_spread_of_the_era_before(years):
    found = ward_dispersions(years)

    table = years[years["era"].eq("old")].pivot_table(
        index="area_code", columns="period_end", values="count"
    )
    assert found["da_offences_rate", "old"] == as_published(dispersion(table))
    assert found["da_offences_rate", "new"] == found["da_offences_rate", "old"]
    assert found["da_offences_rate", "old"].phi > 1


def test_a_withheld_count_has_no_part_in_the_spread(years):
    years.loc[years["area_code"].eq(CODES[5]) & years["period_end"].eq(ENDS[0]), "count"] = np.nan
    without = years[years["area_code"].ne(CODES[5])]

    assert ward_dispersions(years) == ward_dispersions(without)


def test_no_two_years_of_one_era_stop_the_run_with_a_remedy(years):
    with pytest.raises(InputFault, match=r"no two years .* Remedy: load two whole years"):
        ward_dispersions(years[years["period_end"].ne(ENDS[0])])


@pytest.fixture(scope="module")
def published():
    hotspots = pd.read_parquet(ROOT / "data" / "published" / "hotspots.parquet")
    return hotspots[hotspots["level"].eq("ward")]


def test_many_wards_differ_by_their_own_rate_whose_group_does_not(published):
    """The words of one statement stood for both: 368 of 602 such wards were on one side."""
    latest = published[published["period_end"].eq(ENDS[2])]
    latest = latest[latest["indicator_id"].eq("da_offences_rate")]
    grouped = latest[latest["group_class"].eq("not_distinguishable")]

    assert grouped["own_class"].isin(["above", "below"]).sum() > 200
    assert (latest["own_class"].ne("above") | latest["group_class"].ne("less")).all()


def test_a_published_class_follows_from_its_chance_and_its_side(published):
    metrics = pd.read_parquet(ROOT / "data" / "published" / "metrics.parquet")
    metrics = metrics[metrics["level"].eq("ward")]
    key = ["indicator_id", "level", "area_code", "period_end"]
    rows = published.merge(metrics[[*key, "value"]], on=key, validate="one_to_one")
    tested = rows[rows["own_class"].ne("not_tested")]
    apart = tested["own_class"].ne("not_distinguishable")
    above = tested["value"] > tested["london_rate"]

    assert (tested["own_q_value"].le(0.05) == apart).all()
    assert (tested.loc[apart, "own_class"].eq("above") == above[apart]).all()


def test_boroughs_have_no_statement_here_since_their_own_pages_make_it():
    hotspots = pd.read_parquet(ROOT / "data" / "published" / "hotspots.parquet")
    boroughs = hotspots[hotspots["level"].eq("borough")]

    own = ["own_class", "own_p_value", "own_q_value", "london_rate"]
    assert boroughs[own].isna().all(axis=None)
