"""What changed in one area. For several at once, with London beside them: `what_changed`."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from data.model import Break, Measure, PeriodType
from data.selection import as_records
from data.statistics.change import Change, Refusal, Row
from data.statistics.change_between import change_between
from data.statistics.pairs import Pair, a_year_apart, like_months


@dataclass(frozen=True, kw_only=True)
class AreaChange:
    """One area's change, or why there is none, with the two values as far as they are there."""

    pair: Pair
    change: Change | Refusal


def change_of_area(
    rows: pd.DataFrame, *, measure: Measure, breaks: Iterable[Break], until: str | None = None
) -> AreaChange:
    """Return what changed in one area.

    Args:
        rows: Of `data.schemas.Metrics`, of one area, indicator, group and period type.
        measure: That of the indicator's unit.
        breaks: Of the indicator's series.
        until: ISO date of the last day of a period, which is compared with the same a year
            before. Without it the newest change is sought: of counts by month over the latest
            equal months of two years inside one era, of all else up to the newest row.
    """
    known = list(breaks)
    records: list[Row] = [*as_records(rows)]
    by_month = rows["period_type"].eq(PeriodType.MONTH.value) & rows["value"].notna()
    if until is None and measure is Measure.COUNT and by_month.any():
        pair = like_months(records)
    else:
        end = rows["period_end"].max() if until is None else pd.Timestamp(until)
        pair = a_year_apart(records, until=end, measure=measure, breaks=known)
    return AreaChange(pair=pair, change=change_between(pair, breaks=known))
