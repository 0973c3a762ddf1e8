"""How widely the counts of a series vary, by level and era: what its limits are widened by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from data.statistics.dispersion import Dispersion, dispersion
from data.statistics.intervals import BYAR_FROM, Interval
from data.statistics.widening import NOT_MEASURED, Measured, widen

NOTHING = Dispersion(float("nan"), 0)
DECIMALS = 3  # as published: limits are widened by the figure that a reader can see


@dataclass(frozen=True)
class Spread:
    """The dispersion of one era, and the days it was measured on.

    `era` is that of the counts; `taken_from` the one it was measured in where that is another.
    """

    era: str
    phi: float
    freedom: int
    start: pd.Timestamp
    end: pd.Timestamp
    taken_from: str | None = None


def spreads(tables: Mapping[str, pd.DataFrame], *, eras: Iterable[str]) -> dict[str, Spread]:
    """Measure one series and level in each era that has the counts for it.

    Args:
        tables: By era, counts of areas (rows) in periods, whose columns are their first and last
            days. A withheld or missing count is NaN and leaves its area out.
        eras: Every era of the series, the oldest first. One without two areas and two periods
            takes the dispersion of the last era before it that has them, else of the first after:
            how offences cluster on people and places changes less than how they are counted.

    Returns:
        By era; nothing where no era can be measured.
    """
    order = list(eras)
    own: dict[str, Spread] = {}
    for era in order:
        found = as_published(dispersion(tables[era])) if era in tables else NOTHING
        if found.freedom:
            periods = tables[era].columns
            start, end = (periods.get_level_values(at) for at in (0, -1))
            own[era] = Spread(era, found.phi, found.freedom, start.min(), end.max())
    taken: dict[str, Spread] = {}
    for place, era in enumerate(order):
        before = [own[one] for one in order[:place] if one in own]
        after = [own[one] for one in order[place:] if one in own]
        if era in own:
            taken[era] = own[era]
        elif before or after:
            one = (before or after)[-1 if before else 0]
            taken[era] = Spread(era, one.phi, one.freedom, one.start, one.end, one.era)
    return taken


def as_published(found: Dispersion) -> Dispersion:
    """Return a dispersion as the manifest gives it, to three decimals."""
    return found._replace(phi=round(found.phi, DECIMALS))


def widened(rows: pd.DataFrame, *, found: Mapping[str, Spread]) -> pd.DataFrame:
    """Widen the limits of counts and rates by the dispersion of their era.

    Args:
        rows: Of the metrics table, of one measure and of the areas that `found` is for, with
            Byar's limits. Below 10 events the exact limits stay as they are.
        found: By era. A row without an era has no limits; one of another era keeps its own.
    """
    phi = rows["era"].map({era: one.phi for era, one in found.items()}).astype("float64")
    phi = phi.where(rows["numerator"].ge(BYAR_FROM)).fillna(NOT_MEASURED)
    limits = widen(rows["value"], Interval(rows["lower"], rows["upper"]), phi=phi)
    return rows.assign(lower=limits.lower, upper=limits.upper)


def stated(
    found: Iterable[Spread], *, indicator_id: str, level: str, measured_at: str
) -> list[Measured]:
    """Return what the manifest says of one measure and level.

    Args:
        found: Its eras.
        indicator_id: The measure.
        level: Whose limits are widened.
        measured_at: The level whose areas were measured; for London that of the boroughs, since
            one area has nothing to be measured against.
    """
    return [
        Measured(
            indicator_id=indicator_id,
            level=level,
            era=one.era,
            phi=one.phi,
            freedom=one.freedom,
            start=f"{one.start:%Y-%m-%d}",
            end=f"{one.end:%Y-%m-%d}",
            taken_from=(
                f"{measured_at} {one.taken_from or one.era}"
                if one.taken_from or measured_at != level
                else None
            ),
        )
        for one in found
    ]
