"""The change of each area up to one period: over a year, or over like months where that fails."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from data.model import Break, Measure
from data.selection import as_records
from data.statistics.change import Change, Refusal, Row
from data.statistics.like_for_like import like_months
from data.statistics.year_change import year_change


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
        months: Rows of `data.schemas.Metrics` of one indicator and level, by month, of a count, the
            oldest first.
        codes: Of the areas wanted, in the order wanted.
        until: ISO date; later months take no part, so that an earlier view is not told of them.
        breaks: Of the indicator's series.
    """
    known = list(breaks)
    past = months[(months["period_end"] <= pd.Timestamp(until)) & months["era"].notna()]
    # Only the latest era of an area is looked at; the years before it are left in their table.
    latest = past[past["era"] == past.groupby("area_code")["era"].transform("last")]
    return [
        AreaChange(area_code=code, change=like_months(rows, breaks=known))
        for code, rows in _by_area(latest, codes)
    ]


def newest_with_change(
    values: pd.DataFrame,
    codes: Sequence[str],
    *,
    ends: Iterable[str],
    measure: Measure,
    breaks: Iterable[Break],
) -> str | None:
    """Return the newest period in which at least one area's change can be given; None: in none.

    Args:
        values: As for `year_changes`.
        codes: Of the areas asked about.
        ends: ISO dates of the periods to look at, the newest first.
        measure: That of the indicator's unit.
        breaks: Of the indicator's series.
    """
    known = list(breaks)
    eras: dict[pd.Timestamp, set[str]] = {}
    for end, era in values.loc[values["era"].notna(), ["period_end", "era"]].to_numpy().tolist():
        eras.setdefault(pd.Timestamp(end), set()).add(era)
    for period_end in ends:
        end = pd.Timestamp(period_end)
        # No change is given out of an era, and looking at two eras is quicker than at each area.
        if eras.get(end, set()) & eras.get(end + pd.offsets.MonthEnd(-12), set()):
            changes = year_changes(
                values, codes, period_end=period_end, measure=measure, breaks=known
            )
            if any_given(changes):
                return period_end
    return None


def any_given(changes: Sequence[AreaChange]) -> bool:
    """Tell whether at least one change is a number."""
    return any(isinstance(each.change, Change) for each in changes)


def _by_area(values: pd.DataFrame, codes: Sequence[str]) -> Iterator[tuple[str, list[Row]]]:
    """Take all rows out of their table at once, which is far quicker than area by area."""
    found: dict[str, list[Row]] = {code: [] for code in codes}
    for row in as_records(values[values["area_code"].isin(codes)]):
        found[row["area_code"]].append(row)
    yield from found.items()
