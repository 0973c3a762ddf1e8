"""Deaths and other rare events: the time between them, beside the limits that chance sets."""

import numpy as np
import pandas as pd

from data.natural.signals import in_a_row, outside
from data.statistics.against_residents import poisson_tails

TAIL = 0.00135  # beyond three standard deviations of a normal distribution, on either side


def days_between(years: pd.DataFrame) -> pd.DataFrame:
    """Set the mean number of days between the events of each year beside its limits.

    A chart of the time between events (Benneyan 2001, Health Care Management Science 4, 305-318),
    for a source that dates an event by its year: each year's days over its events. The centre is
    all days over all events. The limits are the longest and the shortest mean that still lie
    inside exact Poisson limits of the year's count, with 0.00135 beyond each.

    Args:
        years: Rows of `data.schemas.Metrics` of one area, counts by year with a figure each,
            oldest first.

    Returns:
        The rows with `rate` (days; the whole year where nobody died), `centre`, `lower_limit`,
        `upper_limit`, `outside`, `in_a_row` and `part`, as the chart of months has them.
    """
    days = ((years["period_end"] - years["period_start"]).dt.days + 1).to_numpy(dtype=float)
    events = years["value"].to_numpy(dtype=float)
    centre = days.sum() / events.sum()
    limits = [_inside(one / centre) for one in days]
    rates = days / np.maximum(events, 1.0)
    made = years.reset_index(drop=True).assign(
        rate=rates,
        centre=centre,
        lower_limit=[span / most for span, (_, most) in zip(days, limits, strict=True)],
        upper_limit=[span / max(least, 1) for span, (least, _) in zip(days, limits, strict=True)],
        part=0,
    )
    return made.assign(
        outside=outside(rates, lower=made["lower_limit"], upper=made["upper_limit"]),
        in_a_row=in_a_row(rates, centre=made["centre"], parts=[slice(0, len(made))]),
    )


def _inside(mean: float) -> tuple[int, int]:
    """Return the fewest and the most events that lie inside the limits of a Poisson mean."""
    counts = np.arange(0, int(mean + 10 * np.sqrt(mean) + 20))
    fewer, more = poisson_tails(counts, mean=[mean])
    held = counts[(fewer >= TAIL) & (more >= TAIL)]
    return int(held.min()), int(held.max())
