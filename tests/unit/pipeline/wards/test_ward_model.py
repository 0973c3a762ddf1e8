"""What the model is fitted to, how it is kept, and which rate is shown. Figures are made up."""

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from data.pipeline.areas.neighbours import Geography
from data.pipeline.raw.faults import InputFault
from data.pipeline.wards.kept_model import (
    DESCRIPTION,
    NOTHING,
    RATES,
    FittedYear,
    KeptModel,
    keep,
    read_kept,
)
from data.pipeline.wards.model_years import Chains, model_years, pairs
from data.pipeline.wards.prediction import MODELLED, SMOOTHED, Prediction, better, tried
from data.pipeline.wards.shown_rate import model_line, model_state, rates_to_show

CODES = [f"E05{number:06d}" for number in range(9)]
WITHHELD, LISTED, FEW = CODES[3], CODES[5], CODES[7]
YEARS = [("old", "2022-07-31"), ("old", "2023-07-31"), ("new", "2025-07-31")]


@pytest.fixture
def geography():
    """A ladder: each ward borders on the next and on the one after."""
    borders = [(CODES[i], CODES[i + step], 50.0) for step in (1, 2) for i in range(9 - step)]
    return Geography(pd.DataFrame(borders, columns=["left", "right", "metres"]), pd.DataFrame())


@pytest.fixture
def figures():
    frames = []
    for number, (era, end) in enumerate(YEARS):
        day = pd.Timestamp(end)
        rows = pd.DataFrame(
            {
                "indicator_id": "da_offences_rate",
                "level": "ward",
                "period_start": day - pd.DateOffset(years=1) + pd.DateOffset(days=1),
                "period_end": day,
                "era": era,
                "area_code": CODES,
                "count": np.arange(50.0, 140, 10) + np.arange(9) % (2 + number) * 7,
                "residents": 9_000.0 + 100 * np.arange(9),
                "covered": True,
                "rate_shown": True,
                "listed": False,
            }
        )
        rows.loc[rows["area_code"].eq(WITHHELD), ["count", "rate_shown"]] = [np.nan, False]
        rows.loc[rows["area_code"].eq(FEW), ["count", "rate_shown"]] = [7, False]
        rows.loc[rows["area_code"].eq(LISTED), "listed"] = True
        frames.append(rows)
    return pd.concat(frames, ignore_index=True)


@pytest.fixture
def years(figures, geography):
    return model_years(figures, geography=geography)


def fitted(year):
    return FittedYear(
        indicator_id=year.indicator_id,
        period_end=f"{year.period_end:%Y-%m-%d}",
        fingerprint=year.fingerprint(Chains()),
        wards=len(year.rows),
        phi=year.phi,
        sigma=(0.4, 0.3, 0.5),
        rho=(0.9, 0.8, 1.0),
        r_hat=1.001,
        effective=1200,
        divergences=0,
    )


def rates_of(year):
    shown = year.rows.index[year.rows["rate_shown"]]
    return pd.DataFrame(
        {
            "indicator_id": year.indicator_id,
            "period_end": year.period_end,
            "area_code": shown,
            "rate": 10.04,
            "lower": 8.0,
            "upper": 12.0,
            "above_london": 0.456,
        }
    )


def tries(model=3.6, before=3.8):
    common = {"indicator_id": "a", "period_end": "2022", "next_end": "2023", "wards": 9}
    return tuple(
        Prediction(**common, method=method, deviance=value)
        for method, value in ((SMOOTHED, before), (MODELLED, model))
    )


@pytest.fixture
def model(years):
    rates = pd.concat([rates_of(one) for one in years])
    return KeptModel(rates, tuple(fitted(one) for one in years), tries())


def test_a_withheld_ward_does_not_enter_and_nobody_borrows_from_it(years):
    for year in years:
        assert WITHHELD not in year.rows.index
        assert LISTED not in year.rows.index
        assert year.weights.shape == (7, 7)
        assert not year.rows["count"].isna().any()


def test_what_a_withheld_count_was_changes_no_input(figures, geography, years):
    hidden = figures["area_code"].eq(WITHHELD)
    told = figures.assign(residents=figures["residents"].mask(hidden, 4.0))

    again = model_years(told, geography=geography)

    assert [one.fingerprint(Chains()) for one in again] == [
        one.fingerprint(Chains()) for one in years
    ]


def test_what_is_expected_adds_up_to_what_there_was(years):
    for year in years:
        assert year.expected.sum() == pytest.approx(year.counts.sum())


def test_only_years_without_a_break_between_them_are_pairs(years):
    found = [(f"{one.period_end:%Y}", f"{after.period_end:%Y}") for one, after in pairs(years)]

    assert found == [("2022", "2023")]


@pytest.mark.parametrize(
    "change",
    [
        {"phi": 2.5},
        {"london": 0.02},
        {"indicator_id": "da_vwi_offences_rate"},
        {"period_end": pd.Timestamp(2021, 7, 31)},
    ],
)
def test_a_fingerprint_changes_with_whatever_the_fit_rests_on(years, change):
    before = years[0].fingerprint(Chains())

    assert replace(years[0], **change).fingerprint(Chains()) != before


def test_a_fingerprint_changes_with_a_count_a_border_and_the_length_of_the_chains(years):
    year = years[0]
    before = year.fingerprint(Chains())
    counted = year.rows.assign(count=year.rows["count"] + (year.rows.index == CODES[0]))
    other = year.weights.copy()
    other[0, 1] = other[1, 0] = 0

    assert replace(year, rows=counted).fingerprint(Chains()) != before
    assert replace(year, weights=other).fingerprint(Chains()) != before
    assert year.fingerprint(Chains(draws=1)) != before
    assert replace(year).fingerprint(Chains()) == before


def test_what_is_kept_is_read_back_as_it_was(model, tmp_path):
    keep(model.rates, years=model.years, predictions=model.predictions, folder=tmp_path)
    first = (tmp_path / RATES).read_bytes(), (tmp_path / DESCRIPTION).read_bytes()
    keep(model.rates, years=model.years, predictions=model.predictions, folder=tmp_path)

    found = read_kept(tmp_path)

    assert first == ((tmp_path / RATES).read_bytes(), (tmp_path / DESCRIPTION).read_bytes())
    assert found.years == model.years
    assert found.predictions == model.predictions
    order = ["period_end", "area_code"]
    ours = model.rates.sort_values(order, ignore_index=True)
    assert found.rates.sort_values(order, ignore_index=True).equals(ours)


def test_nothing_kept_is_no_fault(tmp_path):
    assert read_kept(tmp_path) is NOTHING


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        (RATES, b"PAR1", "is not the file that was kept"),
        (DESCRIPTION, b"{}", "cannot be read"),
        (DESCRIPTION, b"[" * 100_000, "cannot be read"),
    ],
    ids=["rates", "description", "without end"],
)
def test_a_kept_file_that_was_touched_stops_the_run_with_a_remedy(
    model, tmp_path, name, content, problem
):
    keep(model.rates, years=model.years, predictions=model.predictions, folder=tmp_path)
    (tmp_path / name).write_bytes(content)

    with pytest.raises(InputFault, match=f"{problem}.*Remedy: run make model again, or restore"):
        read_kept(tmp_path)


def test_rates_fitted_to_other_figures_are_not_shown(model, years):
    changed = replace(years[0], phi=9.0)

    assert model.of(years[0]) is not None
    assert model.of(changed) is None
    assert rates_to_show(model, changed) is None


def test_a_release_says_which_years_are_stale_and_what_to_do(model, years):
    changed = [replace(years[0], phi=9.0), *years[1:]]

    state = model_state(model, changed)

    assert state["better"]
    assert [one["fresh"] for one in state["years"]] == [False, True, True]
    assert "r_hat" not in state["years"][0]
    line = model_line(state)
    assert "da_offences_rate 2022-07-31" in line
    assert "2023" not in line
    assert "Run make model on this release, and this again." in line


def test_a_fresh_release_says_how_far_each_fit_is_to_be_trusted(model, years):
    state = model_state(model, years)

    assert state["better"]
    assert {"r_hat", "effective", "divergences", "phi", "sigma", "rho"} <= set(state["years"][0])
    assert "fingerprint" not in state["years"][0]
    assert model_line(state) == "Ward model: up to date for every year of wards."
    json.dumps(state)


def test_a_model_that_does_not_foretell_better_is_not_shown_and_that_is_said(model, years):
    worse = replace(model, predictions=tries(model=3.9))

    assert rates_to_show(worse, years[0]) is None
    assert not model_state(worse, years)["better"]
    assert "smoothed rates stay" in model_line(model_state(worse, years))


def test_a_model_never_tried_is_not_better():
    assert not better(())
    assert better(tries())
    assert not better(tries(model=3.8))


def test_a_change_of_london_is_no_merit_of_any_method(years):
    year, after = pairs(years)[0]
    doubled = replace(after, rows=after.rows.assign(count=after.rows["count"] * 2))
    same = pd.Series(after.counts / after.rows["residents"].to_numpy(), index=after.rows.index)

    found = {one.method: one for one in tried(year, doubled, modelled={MODELLED: same})}

    assert found[MODELLED].deviance == 0
    assert found[MODELLED].wards == 7
    assert found[SMOOTHED].deviance > 0


@pytest.mark.parametrize(
    ("change", "converged"),
    [
        ({}, True),
        ({"r_hat": 1.011}, False),
        ({"effective": 399}, False),
        ({"divergences": 1}, False),
    ],
)
def test_a_fit_that_did_not_settle_is_told_apart(years, change, converged):
    assert replace(fitted(years[0]), **change).converged is converged
