"""Change since the same period a year before, where there is one and it can be compared."""

from collections.abc import Iterable

import pandas as pd

from data.change import Change, Reason, Refusal, change_between
from data.model import Break, Measure


def change_since_year_before(
    rows: pd.DataFrame, *, period_end: str, measure: Measure, breaks: Iterable[Break]
) -> Change | Refusal:
    """Return the change from the period twelve months earlier, or why there is none.

    Args:
        rows: One area, group and period type of `data.schemas.Metrics`.
        period_end: ISO date of the later period.
        measure: That of the indicator's unit.
        breaks: Of the indicator's series.

    Returns:
        A refusal that names the break where the earlier period, which has no row then, straddles
        one or lies before it.
    """
    known = list(breaks)
    later = rows[rows["period_end"] == pd.Timestamp(period_end)]
    before = pd.Timestamp(period_end) + pd.offsets.MonthEnd(-12)
    earlier = rows[rows["period_end"] == before]
    if later.empty:
        return Refusal(reason=Reason.BLANK)
    if earlier.empty:
        start = later["period_start"].iloc[0] - pd.DateOffset(years=1)
        hard = [
            one
            for one in known
            if one.hard and start < pd.Timestamp(one.date) <= later["period_end"].iloc[0]
        ]
        if hard:
            return Refusal(reason=Reason.STRADDLES, break_=max(hard, key=lambda one: one.date))
        return Refusal(reason=Reason.BLANK)
    return change_between(earlier.iloc[0], later.iloc[0], measure=measure, breaks=known)
