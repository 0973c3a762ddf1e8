"""`make model`: what it says, what it keeps, and when it keeps nothing. Figures are made up."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from data.pipeline.wards import __main__ as command
from data.pipeline.wards.bym2 import Fit
from data.pipeline.wards.kept_model import read_kept
from data.pipeline.wards.model_years import ModelYear

CODES = [f"E05{number:06d}" for number in range(6)]
DRAWS = 2_000


def year(end, counts):
    rows = pd.DataFrame(
        {"count": counts, "residents": 10_000.0, "rate_shown": [True] * 5 + [False]},
        index=pd.Index(CODES, name="area_code"),
    )
    return ModelYear(
        indicator_id="da_offences_rate",
        era="old",
        period_end=pd.Timestamp(end),
        rows=rows,
        weights=np.roll(np.eye(6), 1, axis=1) + np.roll(np.eye(6), -1, axis=1),
        phi=2.0,
        london=0.01,
    )


YEARS = [
    year("2022-07-31", [150.0, 60.0, 90.0, 100.0, 120.0, 8.0]),
    year("2023-07-31", [140.0, 70.0, 95.0, 105.0, 110.0, 7.0]),
]


def settled(counts, expected, *_weights, **_phi):
    """Draws about the counts themselves, without a model."""
    made = np.random.default_rng(1)
    relative = made.gamma(counts, 1 / expected, (DRAWS, len(counts)))
    one = made.normal(size=DRAWS)
    return Fit(one, np.zeros((DRAWS, 0)), np.abs(one), np.full(DRAWS, 0.9), relative, 1.0, 2e3, 0)


@pytest.fixture
def fitted(monkeypatch):
    monkeypatch.setattr(command, "fit", settled)
    monkeypatch.setattr(command, "model_years_of", lambda _: YEARS)


@pytest.mark.usefixtures("fitted")
def test_it_says_each_fit_and_each_method_and_keeps_them(tmp_path, capsys):
    assert command.main({}, folder=tmp_path) == 0

    said = capsys.readouterr().out.splitlines()
    kept = read_kept(tmp_path)
    assert said[0].startswith("da_offences_rate, year to 2022-07-31: 6 wards, φ 2.00, ")
    assert "0 divergences" in said[0]
    assert [one.method for one in kept.predictions] == [
        "recorded",
        "empirical_bayes",
        "bym2_poisson",
        "bym2",
    ]
    assert said[-1].startswith("The model ")
    assert len(kept.years) == 2
    assert set(kept.rates["area_code"]) == set(CODES[:5])


def test_rates_are_per_thousand_and_hold_the_chance_of_lying_above_london():
    one = YEARS[0]

    table = command.rates_of(one, settled(one.counts, one.expected, one.weights))

    assert table["rate"].tolist()[:4] == pytest.approx([15.0, 6.0, 9.0, 10.0], abs=0.3)
    assert (table["lower"] < table["rate"]).all()
    assert (table["upper"] > table["rate"]).all()
    assert table["above_london"].iloc[0] > 0.99
    assert table["above_london"].iloc[1] < 0.01
    assert 0.3 < table["above_london"].iloc[3] < 0.7


@pytest.mark.usefixtures("fitted")
def test_a_fit_that_did_not_settle_keeps_nothing_and_says_what_to_do(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(command, "fit", lambda *a, **k: replace(settled(*a, **k), divergences=3))

    assert command.main({}, folder=tmp_path) == 1

    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "did not settle" in told
    assert "3 divergences" in told
    assert "raise warm_up or draws" in told
    assert list(tmp_path.iterdir()) == []


def test_a_release_that_is_not_there_is_one_line(tmp_path, capsys):
    assert command.main({"RELEASE_DIR": str(tmp_path)}, folder=tmp_path / "kept") == 1

    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "kept").exists()
