"""Where each borough lies in a funnel, and why some measures have none."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from data.model import Measure, Status, Unit
from data.selection import as_records
from data.statistics.rates import EVENTS_NEEDED, Funnel, funnel

INNER, OUTER = 0.95, 0.998
FEWEST = 5  # with fewer areas the spread between them is guesswork
HAS_FUNNEL = (Measure.RATE, Measure.RATIO)


class Place(StrEnum):
    """Where an area lies among the limits of its own size."""

    ABOVE_OUTER = "above_99.8"
    ABOVE_INNER = "above_95"
    WITHIN = "within"
    BELOW_INNER = "below_95"
    BELOW_OUTER = "below_99.8"


class NoFunnel(StrEnum):
    """Why there is no funnel."""

    COUNT = "count"
    SHARE = "share"
    NO_PARTS = "no_parts"
    TOO_FEW = "too_few"


@dataclass(frozen=True, kw_only=True)
class FunnelPlaces:
    """A funnel with the areas in it.

    `rows` are those drawn: the rows given with `lower_95`, `upper_95`, `lower_998`, `upper_998`
    in the indicator's unit, and `place` (a `Place`).
    """

    funnel: Funnel
    rows: pd.DataFrame

    @cached_property
    def records(self) -> list[dict[Any, Any]]:
        """Return the rows as records."""
        return as_records(self.rows)


def funnel_places(rows: pd.DataFrame, *, unit: Unit) -> FunnelPlaces | NoFunnel:
    """Fit a funnel to one period and place each area in it.

    The target is all areas' events over all areas' denominators. A value that is not published,
    rests on fewer than ten events or straddles a break takes no part.

    Args:
        rows: Rows of `data.schemas.Metrics` of one indicator and period, one per area.
        unit: That of the indicator. Only a rate or a ratio of unlike things has a funnel: a
            count grows with the size of its area, and the chance variation of a share is not
            the Poisson variation that these limits allow for.

    Returns:
        A `NoFunnel` where the measure has none or too few areas have both parts.
    """
    if unit.measure is Measure.SHARE:
        return NoFunnel.SHARE
    if unit.measure not in HAS_FUNNEL or unit.per is None:
        return NoFunnel.COUNT
    parts = rows["numerator"].notna() & (rows["denominator"] > 0)
    known = rows[(rows["status"] == Status.PUBLISHED.value) & parts]
    if known.empty:
        return NoFunnel.NO_PARTS
    drawn = known[known["numerator"] >= EVENTS_NEEDED]
    if len(drawn) < FEWEST:
        return NoFunnel.TOO_FEW
    fitted = funnel(drawn["numerator"], drawn["denominator"], per=unit.per)
    inner = fitted.limits(drawn["denominator"], INNER)
    outer = fitted.limits(drawn["denominator"], OUTER)
    value = drawn["value"].to_numpy()
    place = np.select(
        [
            value > outer.upper,
            value > inner.upper,
            value < outer.lower,
            value < inner.lower,
        ],
        [Place.ABOVE_OUTER, Place.ABOVE_INNER, Place.BELOW_OUTER, Place.BELOW_INNER],
        Place.WITHIN,
    )
    return FunnelPlaces(
        funnel=fitted,
        rows=drawn.assign(
            lower_95=inner.lower,
            upper_95=inner.upper,
            lower_998=outer.lower,
            upper_998=outer.upper,
            place=place.astype(object),
        ),
    )
