"""What changed in one area, and beside London. For a view of several areas: `what_changed`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from data.model import Break, Measure, PeriodType
from data.selection import as_records
from data.statistics.against_whole import AgainstWhole, against_whole
from data.statistics.change import Change, Refusal, Row
from data.statistics.change_between import change_between
from data.statistics.pairs import Pair, a_year_apart, like_months
from data.statistics.widening import UNWIDENED, Dispersions


@dataclass(frozen=True, kw_only=True)
class AreaChange:
    """One area's change, or why there is none, with the two values as far as they are there."""

    pair: Pair
    change: Change | Refusal


def change_of_area(
    rows: pd.DataFrame,
    *,
    measure: Measure,
    breaks: Iterable[Break],
    until: str | None = None,
    spread: Dispersions = UNWIDENED,
) -> AreaChange:
    """Return what changed in one area.

    Args:
        rows: Of `data.schemas.Metrics`, of one area, indicator, group and period type.
        measure: That of the indicator's unit.
        breaks: Of the indicator's series.
        until: ISO date of the last day of a period, which is compared with the same a year
            before. Without it the newest change is sought: of counts by month over the latest
            equal months of two years inside one era, of all else up to the newest row.
        spread: How widely series vary.
    """
    known = list(breaks)
    records: list[Row] = [*as_records(rows)]
    by_month = rows["period_type"].eq(PeriodType.MONTH.value) & rows["value"].notna()
    if until is None and measure is Measure.COUNT and by_month.any():
        pair = like_months(records)
    else:
        end = rows["period_end"].max() if until is None else pd.Timestamp(until)
        alone = len(rows["period_end"].unique()) == 1
        pair = a_year_apart(records, until=end, measure=measure, breaks=known, alone=alone)
    return AreaChange(pair=pair, change=change_between(pair, breaks=known, spread=spread))


@dataclass(frozen=True, kw_only=True)
class BesideAll:
    """The changes of all areas of a level, London's over the same months, and who differs.

    `against` is None where too few areas have a change.
    """

    areas: Mapping[str, AreaChange]
    london: Change | None
    against: AgainstWhole | None


def changes_beside_all(
    areas: pd.DataFrame,
    *,
    london: pd.DataFrame,
    measure: Measure,
    breaks: Iterable[Break],
    until: str | None,
    spread: Dispersions,
) -> BesideAll:
    """Return what changed in every area, each held against all together.

    Args:
        areas: Rows of `data.schemas.Metrics` of all areas, of one indicator and period type, of
            no group or of one.
        london: The same of London, of the same period type; no rows where there are none.
        measure: As for `change_of_area`, and so are `breaks`, `until` and `spread`.
        breaks: Of the indicator's series.
        until: The last day of the later period, or None for the newest.
        spread: How widely series vary.
    """
    known = list(breaks)
    found = {
        str(code): change_of_area(rows, measure=measure, breaks=known, until=until, spread=spread)
        for code, rows in areas.groupby("area_code")
    }
    given = {code: one.change for code, one in found.items() if isinstance(one.change, Change)}
    whole = None
    if len(london) and given:
        first = next(iter(given.values()))
        one = change_of_area(london, measure=measure, breaks=known, until=until, spread=spread)
        same = isinstance(one.change, Change) and one.change.earlier.start == first.earlier.start
        whole = one.change if same and isinstance(one.change, Change) else None
    return BesideAll(areas=found, london=whole, against=against_whole(given))
