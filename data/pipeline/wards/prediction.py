"""How well a year's rates foretell the next year's counts: which smoothing is kept, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import xlogy

from data.pipeline.wards.model_years import ModelYear
from data.pipeline.wards.statistics import smoothed_rates

RECORDED, SMOOTHED, POISSON, MODELLED = "recorded", "empirical_bayes", "bym2_poisson", "bym2"


@dataclass(frozen=True)
class Prediction:
    """One method tried on one pair of years: its deviance per ward, the smaller the better."""

    indicator_id: str
    period_end: str
    next_end: str
    wards: int
    method: str
    deviance: float


def deviance(counts: NDArray[np.float64], expected: NDArray[np.float64]) -> float:
    """Return the Poisson deviance per count, 2Σ(x ln(x/m) − (x − m))/n.

    Args:
        counts: What came, 0 or more.
        expected: What was foretold, above 0.
    """
    surprise = xlogy(counts, counts / expected)  # 0 of a count of 0
    return float(2 * (surprise - (counts - expected)).mean())


def foretold(year: ModelYear, after: ModelYear, *, rates: pd.Series) -> tuple[float, int]:
    """Return the deviance per ward of the next year's counts, and of how many wards.

    Rates are scaled so that all wards together come out as they did: London's own change is no
    merit of any method.

    Args:
        year: Whose rates foretell.
        after: The year that is foretold.
        rates: By area code of `year`, in any unit, above 0.
    """
    both = year.rows.index.intersection(after.rows.index)
    counts = after.rows.loc[both, "count"].to_numpy(np.float64)
    expected = (rates[both] * after.rows.loc[both, "residents"]).to_numpy(np.float64)
    return deviance(counts, expected * counts.sum() / expected.sum()), len(both)


def tried(
    year: ModelYear, after: ModelYear, *, modelled: Mapping[str, pd.Series]
) -> list[Prediction]:
    """Try every method on one pair of years.

    A rate of a ward without an event is taken as that of half an event: nothing could be expected
    of it otherwise, and any event would be infinitely surprising.

    Args:
        year: The earlier year.
        after: The year after it.
        modelled: Rates of `year` by the model, by method and area code.
    """
    residents = year.rows["residents"].to_numpy(np.float64)
    smoothed = smoothed_rates(year.counts, residents)
    known = {
        RECORDED: pd.Series(np.maximum(year.counts, 0.5) / residents, index=year.rows.index),
        SMOOTHED: pd.Series(smoothed, index=year.rows.index),
        **modelled,
    }
    found = []
    for method, rates in known.items():
        value, wards = foretold(year, after, rates=rates)
        found.append(
            Prediction(
                indicator_id=year.indicator_id,
                period_end=f"{year.period_end:%Y-%m-%d}",
                next_end=f"{after.period_end:%Y-%m-%d}",
                wards=wards,
                method=method,
                deviance=round(value, 4),
            )
        )
    return found


def better(predictions: Sequence[Prediction]) -> bool:
    """Tell whether the model foretells better than what it would take the place of.

    Its deviances over all pairs of years and measures are held together against those of
    empirical Bayes; without any pair it has shown nothing.
    """
    sums = {
        method: sum(one.deviance for one in predictions if one.method == method)
        for method in (SMOOTHED, MODELLED)
    }
    return bool(predictions) and sums[MODELLED] < sums[SMOOTHED]
