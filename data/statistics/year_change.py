"""Change since the same period a year before, where there is one and it can be compared."""

from collections.abc import Iterable

import pandas as pd

from data.model import Break, Measure
from data.selection import as_records
from data.statistics.change import Change, Reason, Refusal, Row, change_between


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
    records: list[Row] = [*as_records(rows)]
    return year_change(records, period_end=period_end, measure=measure, breaks=breaks)


def year_change(
    rows: Iterable[Row], *, period_end: str, measure: Measure, breaks: Iterable[Break]
) -> Change | Refusal:
    """Do what `change_since_year_before` says, for rows already taken out of their table."""
    known = list(breaks)
    end = pd.Timestamp(period_end)
    by_end = {row["period_end"]: row for row in rows}
    later = by_end.get(end)
    earlier = by_end.get(end + pd.offsets.MonthEnd(-12))
    if later is None:
        return Refusal(reason=Reason.BLANK)
    if earlier is None:
        start = later["period_start"] - pd.DateOffset(years=1)
        hard = [one for one in known if one.hard and start < pd.Timestamp(one.date) <= end]
        if hard:
            return Refusal(reason=Reason.STRADDLES, break_=max(hard, key=lambda one: one.date))
        return Refusal(reason=Reason.BLANK)
    return change_between(earlier, later, measure=measure, breaks=known)
