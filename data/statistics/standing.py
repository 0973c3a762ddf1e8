"""Where one area stands in one indicator: its newest value beside London's and the others'."""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import atanh, sqrt, tanh
from statistics import median, quantiles
from typing import Any, NamedTuple

import pandas as pd
from scipy.special import ndtri

from data.model import Indicator, Measure, Status
from data.selection import as_records, whole_rows

OF_LIKE_SIZE = (Measure.RATE, Measure.SHARE, Measure.RATIO)
OF_NAMED = 3 / 4  # of a few that are named and known
ALMOST_ONE = 1 - 1e-9
MIDDLE_HALF_NEEDS = 8  # below it quarters hold one or two areas and say nothing


class Place(StrEnum):
    """Where a value lies beside the middle half of the boroughs, by the whole of its interval."""

    ABOVE = "above"
    BELOW = "below"
    INSIDE = "inside"
    UNSURE = "unsure"  # the interval reaches across an edge


def place_of(
    row: Mapping[Any, Any], *, middle: tuple[float, float] | None, decimals: int
) -> Place | None:
    """Return where a row's interval lies, None where it has none or there is no middle half.

    Above and below are said only where the digits that are written say so too: beside 9.1 to 10.8
    an interval that is written as 8.4 to 9.1 does not lie below.

    Args:
        row: Has `lower` and `upper`, in the unit.
        middle: The quarter points, in the unit.
        decimals: With which values of the unit are written.
    """
    lower, upper = row["lower"], row["upper"]
    if middle is None or pd.isna(lower) or pd.isna(upper):
        return None
    low, high = middle
    if round(upper, decimals) < round(low, decimals):
        return Place.BELOW
    if round(lower, decimals) > round(high, decimals):
        return Place.ABOVE
    return Place.INSIDE if low <= lower and upper <= high else Place.UNSURE


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One indicator for one borough.

    Attributes:
        indicator: What is measured.
        row: The borough's row of `data.schemas.Metrics` for the period, with `area_name`; None
            where the table has no row for it.
        london: London's row of the same period, or None.
        peers: Every borough's row of that period, this one included.
        middle: The quarter points of the published values, in the unit.
        series: This borough's rows over time, oldest first.
        london_series: London's rows over time; no rows where one scale cannot serve both.
    """

    indicator: Indicator
    row: dict[Any, Any] | None
    london: dict[Any, Any] | None
    peers: pd.DataFrame
    middle: tuple[float, float] | None
    series: pd.DataFrame
    london_series: pd.DataFrame

    @property
    def comparable(self) -> bool:
        """Whether this value may be put beside other boroughs': published, of like size."""
        return (
            self.row is not None
            and self.row["status"] == Status.PUBLISHED.value
            and self.indicator.unit.measure in OF_LIKE_SIZE
        )

    @property
    def place(self) -> Place | None:
        """Return where the interval lies beside the middle half; None where it may not be said."""
        if not self.comparable or self.row is None:
            return None
        return place_of(self.row, middle=self.middle, decimals=self.indicator.unit.decimals)


@dataclass(frozen=True, kw_only=True)
class Everybody:
    """What the standings of all boroughs in one indicator share.

    Attributes:
        indicator: What is measured.
        london: London's row of the newest period that has any borough's value, or None.
        peers: Every borough's row of that period.
        middle: The quarter points of the published values, in the unit.
        trend: Boroughs' rows of the period type that the trend is drawn in.
        london_series: London's rows over time; no rows where one scale cannot serve both.
    """

    indicator: Indicator
    london: dict[Any, Any] | None
    peers: pd.DataFrame
    middle: tuple[float, float] | None
    trend: pd.DataFrame
    london_series: pd.DataFrame


def everybody(
    indicator: Indicator,
    *,
    values: pd.DataFrame,
    london: pd.DataFrame,
    trend: pd.DataFrame,
    london_trend: pd.DataFrame,
) -> Everybody | None:
    """Return what does not depend on which borough is looked at.

    Args:
        indicator: What is measured.
        values: Boroughs' rows of one period type.
        london: London's rows of the same period type.
        trend: Boroughs' rows of the period type that the trend is drawn in.
        london_trend: London's rows of that period type.

    Returns:
        None where no borough has a value at all.
    """
    values, london = whole_rows(values), whole_rows(london)
    known = values.loc[values["value"].notna(), "period_end"]
    if known.empty:
        return None
    newest = known.max()
    peers = values[(values["period_end"] == newest).to_numpy()]
    beside = london[(london["period_end"] == newest).to_numpy()]
    shared = indicator.unit.measure is not Measure.COUNT
    return Everybody(
        indicator=indicator,
        london=_record(beside),
        peers=peers,
        middle=middle_half(peers),
        trend=trend,
        london_series=whole_rows(london_trend) if shared else london_trend.iloc[:0],
    )


def stand(area_code: str, *, among: Everybody) -> Standing:
    """Return where a borough stands in the newest period that has any borough's value."""
    peers, trend = among.peers, among.trend
    return Standing(
        indicator=among.indicator,
        row=_record(peers[peers["area_code"].to_numpy(dtype=object) == area_code]),
        london=among.london,
        peers=peers,
        middle=among.middle,
        series=whole_rows(trend[trend["area_code"].to_numpy(dtype=object) == area_code]),
        london_series=among.london_series,
    )


def middle_half(
    values: pd.DataFrame, *, needs: int = MIDDLE_HALF_NEEDS
) -> tuple[float, float] | None:
    """Return the quarter points of the published values, None where they would say nothing."""
    published = values["status"].to_numpy(dtype=object) == Status.PUBLISHED.value
    numbers = values["value"].to_numpy()[published].tolist()
    if len(numbers) < needs or min(numbers) == max(numbers):
        return None
    low, _, high = quantiles(numbers, n=4, method="inclusive")
    return low, high


@dataclass(frozen=True)
class Middle:
    """The quarter points and the median of councils' values, in the unit of the measure.

    `known` of `all_there` councils have a value; what is withheld or was not sent is left out.
    """

    low: float
    median: float
    high: float
    known: int
    all_there: int

    @property
    def half(self) -> tuple[float, float]:
        """Return the quarter points."""
        return self.low, self.high


def middle_of(values: pd.DataFrame, *, codes: Collection[str] = ()) -> Middle | None:
    """Return the middle half of councils in one period; None where too few have a value.

    Args:
        values: Rows of `data.schemas.Metrics` of one measure and period, one a council.
        codes: Of the councils that are meant, of which three in four must have a value; none
            means all.
    """
    held = values[values["area_code"].isin(list(codes))] if codes else values
    needs = math.ceil(len(codes) * OF_NAMED) if codes else MIDDLE_HALF_NEEDS
    half = middle_half(held, needs=needs)
    if half is None:
        return None
    known = held.loc[held["status"].eq(Status.PUBLISHED.value), "value"]
    low, high = half
    return Middle(low, median(known.tolist()), high, len(known), len(held))


def _record(rows: pd.DataFrame) -> dict[Any, Any] | None:
    return None if rows.empty else as_records(rows.iloc[:1])[0]


class Together(NamedTuple):
    """How two measures go together across areas: Spearman's ρ, its 95% limits, how many areas."""

    value: float
    lower: float
    upper: float
    areas: int


def rank_correlation(first: pd.DataFrame, second: pd.DataFrame) -> Together | None:
    """Return Spearman's rank correlation of the published values of two measures across areas.

    Limits by Fisher's z with the standard error of Bonett and Wright (2000), √((1 + ρ²/2)/(n − 3)).

    Args:
        first: Rows of `data.schemas.Metrics` of one measure and period.
        second: The same of the other measure; areas without both values are left out.

    Returns:
        None for fewer areas than have a middle half, or where all values of one are equal.
    """
    both = pd.concat([_published(first), _published(second)], axis=1, join="inner").dropna()
    ranks = both.rank()
    if len(both) < MIDDLE_HALF_NEEDS or (ranks.nunique() < 2).any():  # noqa: PLR2004 - two values
        return None
    rho = float(ranks.iloc[:, 0].corr(ranks.iloc[:, 1]))
    half = ndtri(0.975) * sqrt((1 + rho**2 / 2) / (len(both) - 3))
    # A perfect order has no finite z; its limits stay at the end of the scale.
    z = atanh(min(max(rho, -ALMOST_ONE), ALMOST_ONE))
    lower, upper = min(tanh(z - half), rho), max(tanh(z + half), rho)
    return Together(rho, lower, upper, len(both))


def _published(rows: pd.DataFrame) -> pd.Series:
    kept = rows[(rows["status"] == Status.PUBLISHED.value).to_numpy()]
    return kept.set_index("area_code")["value"]
