"""The newest change over a year of each series, and the newest that is given where that is none."""

from collections.abc import Iterator, Sequence

import pandas as pd

from components.words.change import describe_change
from data.model import Break, Indicator
from data.statistics.area_change import change_of_area
from data.statistics.change import Change, Reason
from data.statistics.widening import Dispersions

NEVER = (Reason.NO_COUNTS, Reason.ONE_PERIOD, Reason.NOT_COVERED)  # of whichever period


def changes_of_years(
    rows: pd.DataFrame, *, indicator: Indicator, breaks: Sequence[Break], spread: Dispersions
) -> Iterator[str]:
    """Yield the change up to the newest period, then back to the first that is a number."""
    for end in sorted(rows["period_end"].unique(), reverse=True):
        found = change_of_area(
            rows[rows["period_end"] <= end],
            measure=indicator.unit.measure,
            breaks=breaks,
            until=end.date().isoformat(),
            spread=spread,
        )
        yield describe_change(found.change, unit=indicator.unit)
        if isinstance(found.change, Change) or found.change.reason in NEVER:
            return
