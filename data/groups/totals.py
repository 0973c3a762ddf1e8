"""What boroughs have together: sums of published figures, and of nothing else.

A group's figure is worked out from the published rows of its boroughs alone, and only where each of
them has one. So whoever asks for any number of groups, one after the other, learns what the rows
that anybody may read already add up to, and no withheld count becomes known by subtraction.
"""

from enum import Enum, auto
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.groups.members import Group
from data.model import Flag, Indicator, Level, Measure, Status
from data.statistics.intervals import BYAR_FROM, FloatArray, Interval, byar_limits, wilson_limits
from data.statistics.rates import Estimate, crude_rate
from data.statistics.widening import NOT_MEASURED, Dispersions, widen

LEVEL = "group"
JOINED = "+"  # between the codes of a group's boroughs
PERIOD = ["period_type", "period_start", "period_end"]
PERCENT = 100.0
Places = npt.NDArray[np.integer[Any]]  # of each row the number of its period
ADDED = (Measure.COUNT, Measure.RATE, Measure.RATIO, Measure.SHARE)
# Why a group has no figure: the first that holds for any of its boroughs.
REASONS = (Status.NOT_APPLICABLE, Status.SUPPRESSED, Status.MISSING)


class NotAdded(Enum):
    """Why boroughs cannot be taken together in a measure."""

    NO_BOROUGHS = auto()
    MODELLED = auto()
    NO_COUNTS = auto()


def cannot_be_added(rows: pd.DataFrame, *, indicator: Indicator) -> NotAdded | None:
    """Tell why boroughs cannot be added up in a measure; None where they can.

    Args:
        rows: Of `data.schemas.Metrics`: the measure's, of boroughs.
        indicator: Its definition.
    """
    if indicator.unit.measure is Measure.MONEY:
        return NotAdded.MODELLED
    if rows.empty:
        return NotAdded.NO_BOROUGHS
    needed = (
        ["numerator"] if indicator.unit.measure is Measure.COUNT else ["numerator", "denominator"]
    )
    counted = rows["value"].notna() & rows["group"].isna()
    if indicator.unit.measure not in ADDED or not counted.any():
        return NotAdded.NO_COUNTS
    return None if rows.loc[counted, needed].notna().all(axis=None) else NotAdded.NO_COUNTS


def group_rows(
    rows: pd.DataFrame,
    *,
    group: Group,
    name: str,
    indicator: Indicator,
    stated: Dispersions,
) -> pd.DataFrame:
    """Return what boroughs have together, one row a period.

    A count is the sum of the boroughs' counts; a rate, a ratio and a share divide the sum of their
    numerators by the sum of their denominators. Limits are made as those of one borough are:
    Byar's, or Wilson's of a share, widened by the φ that the release states for boroughs, which is
    also that of London. A period in which one borough has no figure has none for the group, with
    the reason of that borough; one that straddles a hard break has a count alone.

    Args:
        rows: Of `data.schemas.Metrics`: the measure's, of boroughs, of any kinds of period.
        group: Its boroughs.
        name: What the group is called, as an area.
        indicator: Definition of a measure for which `cannot_be_added` finds no reason.
        stated: The dispersions of the release.

    Returns:
        The columns of `rows`, oldest period first. `level` is "group", `area_code` the codes of the
        boroughs with + between them. A borough without a row counts as missing.
    """
    held = rows[rows["area_code"].isin(group.codes) & rows["group"].isna()]
    if held.empty:
        return held
    held = held.sort_values(["period_end", "period_start"], kind="stable")
    place = held.groupby(PERIOD, sort=False).ngroup().to_numpy()
    found = held.drop_duplicates(PERIOD)[[*PERIOD, "era", "source_id"]].reset_index(drop=True)
    described = held.assign(place=place).dropna(subset="denominator_period")
    found = found.assign(
        indicator_id=indicator.id,
        level=LEVEL,
        area_code=JOINED.join(group.codes),
        area_name=name,
        unit=indicator.unit.plural,
        group=None,
        qualifier=None,
        numerator=_sums(held["numerator"], place),
        denominator=_sums(held["denominator"], place),
        denominator_period=described.groupby("place")["denominator_period"].first(),
        status=_status(held["status"], place, of=len(group.codes)),
        flags=_flags(held, place, indicator=indicator),
    )
    made = _flagged(_with_values(found, indicator=indicator, stated=stated), indicator=indicator)
    return made[list(rows.columns)]


def _sums(numbers: pd.Series, place: Places) -> FloatArray:
    """Add up numbers by period, a missing one as nothing: a period that has one is blanked."""
    return np.bincount(place, weights=numbers.fillna(0)).astype(np.float64)


def _any(wanted: pd.Series, place: Places) -> npt.NDArray[np.bool_]:
    """Tell of each period whether it is so of any borough."""
    return np.asarray(np.bincount(place, weights=wanted) > 0)


def _status(held: pd.Series, place: Places, *, of: int) -> pd.Series:
    """Return the status of each period: whatever one borough lacks, the group lacks."""
    boroughs = np.bincount(place)
    status = pd.Series(Status.PUBLISHED.value, index=range(len(boroughs)))
    for each in (Status.NOT_COMPARABLE, *reversed(REASONS)):
        some = _any(held.eq(each.value), place)
        if each is Status.MISSING:
            some = some | (boroughs < of)
        status = status.mask(some, each.value)
    return status


def _with_values(found: pd.DataFrame, *, indicator: Indicator, stated: Dispersions) -> pd.DataFrame:
    shown = found["status"].eq(Status.PUBLISHED.value)
    counted = shown | found["status"].eq(Status.NOT_COMPARABLE.value)
    measure = indicator.unit.measure
    part = found["numerator"].where(counted)
    whole = found["denominator"].where(counted & (measure is not Measure.COUNT))
    estimate = _estimate(part.where(shown), whole.where(shown), indicator=indicator)
    value = part if measure is Measure.COUNT else pd.Series(estimate.value, index=found.index)
    phi = [stated.phi(indicator.id, level=Level.BOROUGH.value, era=era) for era in found["era"]]
    wide = np.where(part.ge(BYAR_FROM), phi, NOT_MEASURED)
    limits = widen(value.where(shown), Interval(estimate.lower, estimate.upper), phi=wide)
    return found.assign(
        numerator=part, denominator=whole, value=value, lower=limits.lower, upper=limits.upper
    )


def _estimate(part: pd.Series, whole: pd.Series, *, indicator: Indicator) -> Estimate[FloatArray]:
    """Return values with limits that are not yet widened."""
    events, people = part.to_numpy(dtype=np.float64), whole.to_numpy(dtype=np.float64)
    match indicator.unit.measure:
        case Measure.COUNT:
            limits = byar_limits(events)
            return Estimate(events, limits.lower, limits.upper)
        case Measure.SHARE:
            limits = wilson_limits(events, people)
            return Estimate(
                events / people * PERCENT, limits.lower * PERCENT, limits.upper * PERCENT
            )
        case _:
            return crude_rate(events, people, per=float(indicator.unit.per or 1))


def _few(rows: pd.DataFrame, *, indicator: Indicator) -> pd.Series:
    """Tell which rows rest on so few events that a borough's would be marked."""
    rule = indicator.disclosure
    counts = indicator.unit.measure is Measure.COUNT
    return rows["numerator"].lt(rule.rate_needs if counts else rule.low_reliability_below)


def _flags(held: pd.DataFrame, place: Places, *, indicator: Indicator) -> pd.Series:
    """Return the flags that any borough has, but for few events, of which the group may have more.

    A month in which many offences had no borough bears the same mark, and the group inherits that.
    """
    few = _few(held, indicator=indicator)
    marks = pd.Series("", index=range(len(np.bincount(place))))
    for flag in Flag:
        has = held["flags"].str.contains(flag.value)
        if flag is Flag.LOW_RELIABILITY:
            has &= ~few
        marks += np.where(_any(has, place), f" {flag.value}", "")
    return marks


def _flagged(found: pd.DataFrame, *, indicator: Indicator) -> pd.DataFrame:
    """Mark few events as one borough's are marked; a blank has no flag."""
    marked = found["flags"] + np.where(
        _few(found, indicator=indicator), f" {Flag.LOW_RELIABILITY.value}", ""
    )
    letters = marked.map(
        lambda held: " ".join(flag.value for flag in Flag if flag.value in held.split())
    )
    return found.assign(flags=letters.where(found["value"].notna(), ""))
