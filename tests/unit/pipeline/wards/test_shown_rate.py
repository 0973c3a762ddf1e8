"""Which smoothed rate of a ward is shown, and what it is judged by. Figures are made up."""

import numpy as np
import pandas as pd
import pytest

from data.pipeline.wards.prediction import MODELLED, SMOOTHED, deviance
from data.pipeline.wards.shown_rate import shown_rates

CODES = [f"E05{number:06d}" for number in range(3)]


def test_the_rate_shown_is_the_models_where_the_rate_itself_is_published():
    smoothed = pd.Series([11.44, np.nan, 9.0], index=CODES[:3])
    modelled = pd.DataFrame(
        {"rate": 10.06, "lower": 8.0, "upper": 12.04, "above_london": 0.456},
        index=pd.Index([CODES[0], CODES[1]], name="area_code"),
    )

    shown = shown_rates(smoothed, modelled)

    assert shown.loc[CODES[0]].tolist() == [10.1, 8.0, 12.0, 0.46, MODELLED]
    assert shown.loc[CODES[1:3]].isna().all(axis=None)


def test_empirical_bayes_gives_no_limits_and_no_probability():
    shown = shown_rates(pd.Series([11.44, np.nan], index=CODES[:2]), None)

    assert shown["smoothed_rate"].iloc[0] == 11.4
    assert shown["smoothed_by"].iloc[0] == SMOOTHED
    assert shown.iloc[1].isna().all()
    assert shown[["smoothed_lower", "smoothed_upper", "above_london"]].isna().all(axis=None)


def test_a_deviance_is_that_of_the_textbook_and_nothing_where_all_came_as_foretold():
    """McCullagh and Nelder 1989, section 2.3.1: 2Σ{y log(y/μ) − (y − μ)}."""
    counts = np.array([0.0, 4.0, 9.0])

    assert deviance(counts, np.array([1.0, 2.0, 9.0])) == pytest.approx(
        2 * (1 + (4 * np.log(2) - 2) + 0) / 3
    )
    assert deviance(counts[1:], counts[1:]) == 0
