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
    of_group = rows["area_code"].isin(group.codes).to_numpy() & rows["group"].isna().to_numpy()
    held = rows[of_group]
    if held.empty:
        return held
    held = held.take(np.lexsort([held[name].to_numpy() for name in PERIOD[1:]]))
    numbers: dict[tuple[object, ...], int] = {}
    keys = zip(*(held[name].to_numpy().tolist() for name in PERIOD), strict=True)
    place = np.array([numbers.setdefault(key, len(numbers)) for key in keys])
    _, first = np.unique(place, return_index=True)
    begun = held.take(first).reset_index(drop=True)
    status = _status(held["status"], place, of=len(group.codes))
    numbers_of = _with_values(
        _sums(held["numerator"], place),
        _sums(held["denominator"], place),
        status=status,
        phi=[stated.phi(indicator.id, level=Level.BOROUGH.value, era=era) for era in begun["era"]],
        indicator=indicator,
    )
    texts: dict[str, object] = {
        "indicator_id": indicator.id,
        "level": LEVEL,
        "area_code": JOINED.join(group.codes),
        "area_name": name,
        "unit": indicator.unit.plural,
        "group": [None] * len(begun),
        "qualifier": [None] * len(begun),
        "denominator_period": _first_known(held["denominator_period"], place),
        "status": status,
        "flags": _flagged(_flags(held, place, indicator=indicator), numbers_of, indicator),
    }
    # Python's own text, as a release is held: making Arrow's takes as long as all the sums.
    made = {
        **{name: begun[name] for name in (*PERIOD, "era", "source_id")},
        **{name: pd.Series(text, index=begun.index, dtype=object) for name, text in texts.items()},
        **numbers_of,
    }
    return pd.DataFrame(made, index=begun.index, columns=rows.columns)


def _sums(numbers: pd.Series, place: Places) -> FloatArray:
    """Add up numbers by period, a missing one as nothing: a period that has one is blanked."""
    weights = np.nan_to_num(numbers.to_numpy(np.float64))
    return np.bincount(place, weights=weights).astype(np.float64)


def _first_known(texts: pd.Series, place: Places) -> npt.NDArray[np.object_]:
    """Return the first text of each period that is not missing; `nan` where all are."""
    known = texts.notna().to_numpy()
    periods, at = np.unique(place[known], return_index=True)
    first = np.full(int(place.max()) + 1, np.nan, dtype=object)
    first[periods] = texts.to_numpy(dtype=object)[known][at]
    return first


def _any(wanted: npt.NDArray[np.bool_], place: Places) -> npt.NDArray[np.bool_]:
    """Tell of each period whether it is so of any borough."""
    return np.asarray(np.bincount(place, weights=wanted) > 0)


def _status(held: pd.Series, place: Places, *, of: int) -> npt.NDArray[np.object_]:
    """Return the status of each period: whatever one borough lacks, the group lacks."""
    boroughs, own = np.bincount(place), held.to_numpy(dtype=object)
    status = np.full(len(boroughs), Status.PUBLISHED.value, dtype=object)
    for each in (Status.NOT_COMPARABLE, *reversed(REASONS)):
        some = _any(own == each.value, place)
        if each is Status.MISSING:
            some = some | (boroughs < of)
        status[some] = each.value
    return status


def _with_values(
    numerators: FloatArray,
    denominators: FloatArray,
    *,
    status: npt.NDArray[np.object_],
    phi: list[float],
    indicator: Indicator,
) -> dict[str, FloatArray]:
    """Return the numbers of each period by their columns, `nan` where it has none."""
    shown = status == Status.PUBLISHED.value
    counted = shown | (status == Status.NOT_COMPARABLE.value)
    is_count = indicator.unit.measure is Measure.COUNT
    part = np.where(counted, numerators, np.nan)
    whole = np.where(counted & (not is_count), denominators, np.nan)
    estimate = _estimate(
        np.where(shown, part, np.nan), np.where(shown, whole, np.nan), indicator=indicator
    )
    value = part if is_count else estimate.value
    wide = np.where(part >= BYAR_FROM, phi, NOT_MEASURED)
    limits = widen(
        np.where(shown, value, np.nan), Interval(estimate.lower, estimate.upper), phi=wide
    )
    return {
        "numerator": part,
        "denominator": whole,
        "value": value,
        "lower": limits.lower,
        "upper": limits.upper,
    }


def _estimate(
    events: FloatArray, people: FloatArray, *, indicator: Indicator
) -> Estimate[FloatArray]:
    """Return values with limits that are not yet widened."""
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


def _few(counts: FloatArray, *, indicator: Indicator) -> npt.NDArray[np.bool_]:
    """Tell which rows rest on so few events that a borough's would be marked."""
    rule = indicator.disclosure
    is_count = indicator.unit.measure is Measure.COUNT
    return counts < (rule.rate_needs if is_count else rule.low_reliability_below)


def _flags(held: pd.DataFrame, place: Places, *, indicator: Indicator) -> list[str]:
    """Return the flags that any borough has, but for few events, of which the group may have more.

    A month in which many offences had no borough bears the same mark, and the group inherits that.
    """
    many = ~_few(held["numerator"].to_numpy(np.float64), indicator=indicator)
    numbers, distinct = pd.factorize(held["flags"])
    marks: list[list[str]] = [[] for _ in range(int(place.max()) + 1)]
    for flag in Flag:
        has = np.array([flag.value in one for one in distinct], dtype=bool)[numbers]
        if flag is Flag.LOW_RELIABILITY:
            has = has & many
        for one in np.unique(place[has]):
            marks[one].append(flag.value)
    return [" ".join(held) for held in marks]


def _flagged(
    flags: list[str], numbers: dict[str, FloatArray], indicator: Indicator
) -> npt.NDArray[np.object_]:
    """Mark few events as one borough's are marked; a blank has no flag."""
    few, low = _few(numbers["numerator"], indicator=indicator), Flag.LOW_RELIABILITY.value
    found = np.full(len(flags), "", dtype=object)
    for at in np.flatnonzero(~np.isnan(numbers["value"])):
        own = flags[at].split() + [low] * int(few[at])
        found[at] = " ".join(flag.value for flag in Flag if flag.value in own)
    return found
