"""From months to longer periods: sums of whole months, and only where every month is there."""

import pandas as pd

from data.model import PeriodType

LAST_MONTH = {PeriodType.FINANCIAL_YEAR: 3, PeriodType.CALENDAR_YEAR: 12}
MONTHS_IN_YEAR = 12


def totals(
    months: pd.DataFrame, *, period_type: PeriodType, last_month: int | None = None
) -> pd.DataFrame:
    """Add months up to periods of one type.

    Args:
        months: Indexed by `area_code` and `month`; counts. A month that is not there, or NaN,
            is unknown, never 0.
        period_type: Month, rolling 12 months, financial or calendar year.
        last_month: Keep only years that end in this month (7 for wards, which have fixed years).

    Returns:
        `area_code`, `period_type`, `period_start`, `period_end` (the last day) and the same
        measures. A measure is NaN for a period in which a month is unknown.
    """
    areas, days = months.index.unique("area_code"), months.index.unique("month")
    every_month = pd.date_range(days.min(), days.max(), freq="MS")
    every_cell = pd.MultiIndex.from_product([areas, every_month], names=["area_code", "month"])
    sums = months.reindex(every_cell)
    length = 1 if period_type is PeriodType.MONTH else MONTHS_IN_YEAR
    if length > 1:
        rolling = sums.groupby("area_code").rolling(length, min_periods=length).sum()
        sums = rolling.droplevel(0).round()
    tall = sums.reset_index()
    end = last_month or LAST_MONTH.get(period_type)
    if end:
        tall = tall[tall["month"].dt.month.eq(end)]
    tall = tall[tall["month"] >= every_month[0] + pd.DateOffset(months=length - 1)]
    tall = tall.reset_index(drop=True)
    tall["period_start"] = tall["month"] - pd.DateOffset(months=length - 1)
    tall["period_end"] = tall.pop("month") + pd.offsets.MonthEnd(0)
    return tall.assign(period_type=period_type.value)


def seventh_month(period_start: pd.Series) -> pd.Series:
    """Return the first day of the seventh month, whose year's estimate a 12-month rate takes."""
    return period_start + pd.DateOffset(months=6)
