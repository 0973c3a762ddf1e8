"""The change of each area up to one period: over a year, or over like months where that fails."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from data.change import Change, Refusal, Row
from data.like_for_like import like_months
from data.model import Break, Measure
from data.selection import as_records
from data.year_change import year_change


@dataclass(frozen=True, kw_only=True)
class AreaChange:
    """One area's change, or why there is none."""

    area_code: str
    change: Change | Refusal


def year_changes(
    values: pd.DataFrame,
    codes: Sequence[str],
    *,
    period_end: str,
    measure: Measure,
    breaks: Iterable[Break],
) -> list[AreaChange]:
    """Return each area's change since the same period a year before.

    Args:
        values: Rows of `data.schemas.Metrics` of one indicator, level and period type.
        codes: Of the areas wanted, in the order wanted.
        period_end: ISO date of the later period.
        measure: That of the indicator's unit.
        breaks: Of the indicator's series.
    """
    known = list(breaks)
    end = pd.Timestamp(period_end)
    pair = values[values["period_end"].isin([end, end + pd.offsets.MonthEnd(-12)])]
    return [
        AreaChange(
            area_code=code,
            change=year_change(rows, period_end=period_end, measure=measure, breaks=known),
        )
        for code, rows in _by_area(pair, codes)
    ]


def like_month_changes(
    months: pd.DataFrame, codes: Sequence[str], *, until: str, breaks: Iterable[Break]
) -> list[AreaChange]:
    """Return each area's change over the latest equal months of two years inside one era.

    Args:
        months: Rows of `data.schemas.Metrics` of one indicator and level, by month, of a count.
        codes: Of the areas wanted, in the order wanted.
        until: ISO date; later months take no part, so that an earlier view is not told of them.
        breaks: Of the indicator's series.
    """
    known = list(breaks)
    past = months[months["period_end"] <= pd.Timestamp(until)]
    return [
        AreaChange(area_code=code, change=like_months(rows, breaks=known))
        for code, rows in _by_area(past, codes)
    ]


def any_given(changes: Sequence[AreaChange]) -> bool:
    """Tell whether at least one change is a number."""
    return any(isinstance(each.change, Change) for each in changes)


def _by_area(values: pd.DataFrame, codes: Sequence[str]) -> Iterator[tuple[str, list[Row]]]:
    """Take all rows out of their table at once, which is far quicker than area by area."""
    found: dict[str, list[Row]] = {code: [] for code in codes}
    for row in as_records(values[values["area_code"].isin(codes)]):
        found[row["area_code"]].append(row)
    yield from found.items()
