"""Counts of boroughs beside what their residents would lead one to expect."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.special import gammainc, gammaincc

from data.model import Status
from data.statistics.intervals import Column, FloatArray, amounts
from data.statistics.multiple_tests import benjamini_hochberg


class SharedOut(NamedTuple):
    """Counts of boroughs beside their parts of London's.

    `boroughs` are as `against_residents` returns them, `total` is London's count of the same years,
    `residents_of` the first and the last year of the estimates of residents.
    """

    boroughs: pd.DataFrame
    total: float
    residents_of: tuple[int, int]


def poisson_tails(counts: Column, *, mean: Column) -> tuple[FloatArray, FloatArray]:
    """Return the exact chances of as few events or fewer, and of as many or more.

    By the incomplete gamma functions; NaN for a missing count.

    Raises:
        ValueError: If a count or a mean is negative.
    """
    events, means = amounts(counts, name="a count"), amounts(mean, name="a mean")
    with np.errstate(invalid="ignore"):
        fewer: FloatArray = gammaincc(events + 1, means)
        more: FloatArray = np.where(events > 0, gammainc(np.maximum(events, 1), means), 1.0)
    return fewer, more


def poisson_chance(counts: Column, *, expected: Column) -> FloatArray:
    """Return two-sided chances that Poisson counts would lie as far from what was expected.

    Exact: twice the smaller of P(X ≤ x) and P(X ≥ x), at most 1; below 5% exactly where the
    exact 95% limits (Garwood 1936) leave the expectation out. A missing count has none.

    Raises:
        ValueError: If a count is negative or an expectation is not above 0.
    """
    events, mean = amounts(counts, name="a count"), amounts(expected, name="an expectation")
    if np.any(mean <= 0):
        raise ValueError("an expectation lies above 0")
    fewer, more = poisson_tails(events, mean=mean)
    twice = np.minimum(1.0, 2 * np.minimum(fewer, more))
    found: FloatArray = np.where(np.isnan(events), np.nan, twice)
    return found


def against_residents(
    boroughs: pd.DataFrame, *, total: float, residents: "pd.Series[float]"
) -> pd.DataFrame:
    """Set each borough's count beside its part of London's, by residents.

    Args:
        boroughs: Rows of `data.schemas.Metrics`, one a borough and all of one period.
        total: London's count of the same years, those without a borough included.
        residents: By `area_code`, of the boroughs that the source covers.

    Returns:
        The rows with `expected` (NaN where the source does not cover the borough), `chance` and
        `differs`: whether the two differ beyond chance, with at most 5% false among those named.
        A withheld count has neither, and its expectation says nothing of it.
    """
    share = boroughs["area_code"].map(residents / residents.sum()).to_numpy(dtype=float)
    covered = ~np.isnan(share) & boroughs["status"].ne(Status.NOT_APPLICABLE.value).to_numpy()
    expected = np.where(covered, total * share, np.nan)
    chance = np.full(len(boroughs), np.nan)
    chance[covered] = poisson_chance(
        boroughs["value"].to_numpy(dtype=float)[covered], expected=expected[covered]
    )
    return boroughs.assign(expected=expected, chance=chance, differs=benjamini_hochberg(chance))


def shared_out(boroughs: pd.DataFrame, *, london: pd.DataFrame, people: pd.DataFrame) -> SharedOut:
    """Set boroughs' counts of several years beside their parts of London's, by residents.

    Args:
        boroughs: As for `against_residents`.
        london: London's rows of `data.schemas.Metrics`, one a year.
        people: Residents of boroughs, one row an estimate; those of the years count, of boroughs
            that the source covers.
    """
    start, end = boroughs["period_start"].min(), boroughs["period_end"].max()
    covered = boroughs.loc[boroughs["status"] != Status.NOT_APPLICABLE.value, "area_code"]
    held = people[people["period_end"].between(start, end) & people["area_code"].isin(covered)]
    total = float(london.loc[london["period_end"].between(start, end), "value"].sum())
    found = against_residents(
        boroughs, total=total, residents=held.groupby("area_code")["value"].sum()
    )
    return SharedOut(found, total, (held["period_end"].min().year, held["period_end"].max().year))
